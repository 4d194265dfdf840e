package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.burdenshare.vocabulary.Failure;

/** The required and optional columns of a tidy edition. */
final class TidyColumns {
  private static final List<String> REQUIRED = List.of("measure", "unit", "year", "value");
  private static final String CODE = "iso3";
  private static final String CODE_PATTERN = "^\\s*[A-Za-z]{3}\\s*$";
  private static final List<String> AREA = List.of(CODE, "country");
  private static final List<String> OPTIONAL =
      List.of("price_base_year", "currency", "obs_status", "note", "edition_id", "locator");

  private static final List<String> TEXTS =
      List.of("measure", "unit", "price_base_year", "year", "currency", "obs_status", "note");

  private TidyColumns() {}

  /** Returns whether columns look like a tidy table: most of the required ones are present. */
  static boolean resemble(List<String> columns) {
    return REQUIRED.stream().filter(columns::contains).count() >= 2;
  }

  /** Fails naming every column that is missing, unknown or given twice. */
  static void check(String file, List<String> columns) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(columns);
    unknown.removeAll(REQUIRED);
    unknown.removeAll(AREA);
    unknown.removeAll(OPTIONAL);
    if (!unknown.isEmpty()) {
      problems.add("has unknown columns: " + String.join(", ", unknown));
    }
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeAll(columns);
    if (columns.stream().noneMatch(AREA::contains)) {
      missing.add(CODE);
    }
    if (!missing.isEmpty()) {
      problems.add("lacks the columns: " + String.join(", ", missing));
    }
    if (Set.copyOf(columns).size() < columns.size()) {
      problems.add("names a column twice");
    }
    if (!problems.isEmpty()) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s %s; a tidy edition has the columns %s, %s, and may have %s: rename or remove columns accordingly."
              .formatted(
                  file,
                  String.join(" and ", problems),
                  String.join(", ", REQUIRED),
                  String.join(" or ", AREA),
                  String.join(", ", OPTIONAL)));
    }
  }

  /**
   * The columns of a figure as text, except its value and place. Codes may be in lower case in
   * their own columns.
   *
   * @param others the columns of value and place
   */
  static Column[] ofFigure(List<String> columns, Function<String, Column> text, Column... others) {
    List<Column> figure = new ArrayList<>(List.of(others));
    figure.add(
        coalesce(
                AREA.stream()
                    .filter(columns::contains)
                    .map(
                        name -> name.equals(CODE) ? inCapitals(text.apply(name)) : text.apply(name))
                    .toArray(Column[]::new))
            .as("area"));
    TEXTS.stream().filter(columns::contains).forEach(name -> figure.add(text.apply(name).as(name)));
    if (columns.contains("edition_id")) {
      figure.add(text.apply("edition_id").as("file_edition_id"));
    }
    figure.add(lit(1D).as("scale"));
    return figure.toArray(Column[]::new);
  }

  private static Column inCapitals(Column code) {
    return when(code.rlike(CODE_PATTERN), upper(code)).otherwise(code);
  }

  /** The SQL expression for one text column. */
  static String inCapitals(String code) {
    return code.matches(CODE_PATTERN) ? code.toUpperCase(Locale.ROOT) : code;
  }
}
