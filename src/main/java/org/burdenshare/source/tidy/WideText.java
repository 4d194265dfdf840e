package org.burdenshare.source.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.SourceFile;
import org.burdenshare.vocabulary.Failure;

/**
 * Comma-separated text in UTF-8 with one area and year a line and a column a measure. What each
 * column holds, the record beside the file says; a column that it does not name is left out. The
 * locator of a figure is its file, line and column.
 */
public final class WideText extends CsvFormat {
  private static final Pattern FIGURE = Pattern.compile("[a-z_]+ [A-Z]+(?: \\d{4})?");
  private static final String AREA = "area";
  private static final String YEAR = "year";
  private static final String ESTIMATE = "estimate";

  /**
   * The meaning of a column by the record.
   *
   * @param number 1 is the first
   * @param meaning {@code area}, {@code year}, {@code estimate} or measure, unit and price base
   */
  private record Column(int number, String meaning) {
    private String field() {
      return "figure." + fieldOf(number);
    }

    private boolean isFigure() {
      return FIGURE.matcher(meaning).matches();
    }
  }

  public WideText() {
    super("wide_csv", 1, "CSV with a column a measure");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return !file.columns().isEmpty();
  }

  @Override
  protected Dataset<Row> figures(SparkSession spark, EditionFile edition, SourceFile.Part part) {
    SourceFile file = edition.file();
    if (file.layout() != SourceFile.Layout.TEXT) {
      throw bad(file, "is %s".formatted(file.layout().description()), "CSV");
    }
    List<String> header = header(part);
    List<Column> columns = columns(file, header);
    String area = only(file, columns, AREA).field();
    String year = only(file, columns, YEAR).field();
    String figures =
        columns.stream()
            .filter(Column::isFigure)
            .map(WideText::figure)
            .collect(Collectors.joining(", ", "explode(array(", ")) AS one"));
    List<String> fields =
        IntStream.rangeClosed(1, header.size()).mapToObj(WideText::fieldOf).toList();
    return below(spark, edition, part, fields)
        .selectExpr("*", figures)
        .selectExpr(
            "edition_id",
            "concat(part, ':', line, ':', one.number) AS locator",
            "raw_text",
            "raw_problem",
            "one.measure",
            "one.unit",
            "one.price_base_year",
            area + " AS area",
            year + " AS year",
            "try_cast(one.value_text AS DOUBLE) AS value",
            "one.value_text",
            "1D AS scale",
            status(columns) + " AS obs_status");
  }

  private static List<Column> columns(SourceFile file, List<String> header) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, String> named : file.columns().entrySet()) {
      int place = header.indexOf(named.getKey().strip().toLowerCase(Locale.ROOT));
      if (place < 0) {
        throw bad(
            file,
            "has no column '%s'".formatted(named.getKey()),
            "one of " + String.join(", ", header));
      }
      columns.add(new Column(place + 1, meaning(file, named)));
    }
    if (columns.stream().noneMatch(Column::isFigure)) {
      throw bad(file, "has no column of figures", "a measure with its unit, as 'milex USD 2015'");
    }
    return columns;
  }

  private static String meaning(SourceFile file, Map.Entry<String, String> named) {
    String meaning = String.valueOf(named.getValue()).strip();
    if (List.of(AREA, YEAR, ESTIMATE).contains(meaning) || FIGURE.matcher(meaning).matches()) {
      return meaning;
    }
    throw bad(
        file,
        "has the column '%s' as '%s'".formatted(named.getKey(), meaning),
        "area, year, estimate, or a measure with its unit and the year of constant prices, as"
            + " 'milex USD 2015'");
  }

  private static Column only(SourceFile file, List<Column> columns, String meaning) {
    List<Column> meant =
        columns.stream().filter(column -> column.meaning().equals(meaning)).toList();
    if (meant.size() != 1) {
      throw bad(file, "has %d columns as '%s'".formatted(meant.size(), meaning), "one");
    }
    return meant.get(0);
  }

  private static String figure(Column column) {
    String[] words = column.meaning().split(" ", -1);
    return "struct('%s' AS measure, '%s' AS unit, CAST(%s AS STRING) AS price_base_year, %s AS value_text, %d AS number)"
        .formatted(
            words[0],
            words[1],
            words.length == 2 ? null : words[2],
            column.field(),
            column.number());
  }

  /** An estimate where the column of estimates says so, and no status of its own elsewhere. */
  private static String status(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.meaning().equals(ESTIMATE))
        .map(
            column ->
                "CASE WHEN trim(one.value_text) <> '' AND lower(trim(%s)) IN ('true', '1', 'yes', 'e') THEN 'E' END"
                    .formatted(column.field()))
        .findFirst()
        .orElse("CAST(NULL AS STRING)");
  }

  private static String fieldOf(int number) {
    return "c" + number;
  }

  private static Failure bad(SourceFile file, String found, String expected) {
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s %s, expected %s; correct 'columns' in its record."
            .formatted(file.name(), found, expected));
  }
}
