package org.burdenshare.source.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.YearColumns;
import org.burdenshare.vocabulary.Failure;

/**
 * Comma-separated UTF-8 text with one area and year a line and a column a measure, or one area a
 * line and a column a year. The sidecar gives the meaning of each column; other columns are
 * ignored. A figure's locator is its file, line and column.
 */
public final class WideText extends CsvFormat {
  private static final Pattern FIGURE =
      Pattern.compile("[a-z_]+ [A-Z]+(?: (?:thousand|million|billion)s?)?(?: \\d{4})?");
  private static final Pattern YEARS = Pattern.compile("(\\d{4}) ?(?:-|–|to) ?(\\d{4})");
  private static final String AREA = "area";
  private static final String YEAR = "year";
  private static final String ESTIMATE = "estimate";

  /** The values of a column of estimates; empty means no. */
  private static final String ESTIMATED =
      "'true', 't', 'yes', 'y', 'e', 'e*', 'est', 'est.', 'estimate', 'estimated', 'x', '1', '1.0'";

  private static final String NOT_ESTIMATED = "'', 'false', 'no', 'n', 'a', 'actual', '0', '0.0'";

  /**
   * The meaning of a column by the sidecar.
   *
   * @param number 1 is the first
   * @param heading its name
   * @param meaning {@code area}, {@code year}, {@code estimate} or measure, unit, scale and price
   *     base
   */
  private record Column(int number, String heading, String meaning) {
    private String field() {
      return bare("figure." + fieldOf(number));
    }

    private boolean isFigure() {
      return FIGURE.matcher(meaning).matches();
    }

    private Optional<YearColumns.Year> headingYear() {
      return YearColumns.year(heading);
    }
  }

  public WideText() {
    super("wide_csv", 2, "CSV with a column a measure");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return !file.columns().isEmpty();
  }

  @Override
  protected Dataset<Row> figures(SparkSession spark, EditionFile edition, SourceFile.Part part) {
    SourceFile file = edition.file();
    if (!file.layout().isText()) {
      throw bad(file, "is %s".formatted(file.layout().description()), "CSV");
    }
    List<String> header = header(file, part);
    List<Column> columns = columns(file, header);
    String area = only(file, columns, AREA).field();
    Optional<Column> estimate =
        columns.stream().filter(column -> column.meaning().equals(ESTIMATE)).findFirst();
    String figures =
        columns.stream()
            .filter(Column::isFigure)
            .map(column -> figure(file, columns, column))
            .collect(Collectors.joining(", ", "array(", ") AS figures"));
    List<String> fields =
        IntStream.rangeClosed(1, header.size()).mapToObj(WideText::fieldOf).toList();
    return below(spark, edition, part, fields)
        .selectExpr(
            "*",
            "lower(coalesce(%s, '')) AS mark".formatted(estimate.map(Column::field).orElse("''")))
        .selectExpr("*", figures)
        .selectExpr(
            "*",
            "mark NOT IN (%s, %s) AND exists(figures, one -> one.value_text <> '') AS is_unclear"
                .formatted(ESTIMATED, NOT_ESTIMATED))
        .selectExpr("*", "explode(if(is_unclear, slice(figures, 1, 1), figures)) AS one")
        .selectExpr(
            "edition_id",
            "concat(part, ':', line, ':', if(is_unclear, %d, one.number)) AS locator"
                .formatted(estimate.map(Column::number).orElse(0)),
            "raw_text",
            "coalesce(raw_problem, if(is_unclear, 'unclear_estimate', NULL)) AS raw_problem",
            "one.measure",
            "one.unit",
            "one.price_base_year",
            area + " AS area",
            "one.year",
            "try_cast(one.value_text AS DOUBLE) AS value",
            "one.value_text",
            "one.scale",
            "CASE WHEN is_unclear THEN mark WHEN one.value_text <> '' AND one.is_estimate THEN 'E' END AS obs_status");
  }

  private static List<Column> columns(SourceFile file, List<String> header) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, String> named : file.columns().entrySet()) {
      List<Integer> places = places(header, named.getKey());
      if (places.isEmpty()) {
        throw bad(
            file,
            "has no column '%s'".formatted(named.getKey()),
            "one of " + String.join(", ", header));
      }
      String meaning = meaning(file, named);
      places.forEach(place -> columns.add(new Column(place + 1, header.get(place), meaning)));
    }
    if (columns.stream().noneMatch(Column::isFigure)) {
      throw bad(file, "has no column of figures", "a measure with its unit, as 'milex USD 2015'");
    }
    return columns;
  }

  /** The column with a name, or those of a range of years. */
  private static List<Integer> places(List<String> header, String name) {
    int place = header.indexOf(name.strip().toLowerCase(Locale.ROOT));
    Matcher years = YEARS.matcher(name.strip());
    if (place >= 0 || !years.matches()) {
      return place < 0 ? List.of() : List.of(place);
    }
    int first = Integer.parseInt(years.group(1));
    int last = Integer.parseInt(years.group(2));
    return IntStream.range(0, header.size())
        .filter(
            column ->
                YearColumns.year(header.get(column))
                    .filter(label -> label.year() >= first && label.year() <= last)
                    .isPresent())
        .boxed()
        .toList();
  }

  private static String meaning(SourceFile file, Map.Entry<String, String> named) {
    String meaning = String.valueOf(named.getValue()).strip();
    if (List.of(AREA, YEAR, ESTIMATE).contains(meaning) || FIGURE.matcher(meaning).matches()) {
      return meaning;
    }
    throw bad(
        file,
        "has the column '%s' as '%s'".formatted(named.getKey(), meaning),
        "area, year, estimate, or a measure with its unit, its scale and the year of constant prices,"
            + " as 'milex USD 2015' or 'milex USD billion 2015'");
  }

  private static Column only(SourceFile file, List<Column> columns, String meaning) {
    List<Column> meant =
        columns.stream().filter(column -> column.meaning().equals(meaning)).toList();
    if (meant.size() != 1) {
      throw bad(
          file,
          "has %d columns as '%s'".formatted(meant.size(), meaning),
          meaning.equals(YEAR) ? "one, or a year as the heading of each figure" : "one");
    }
    return meant.get(0);
  }

  /** The figure in a column, with year and estimate mark from its heading or its line. */
  private static String figure(SourceFile file, List<Column> columns, Column column) {
    String[] words = column.meaning().split(" ", -1);
    String last = words[words.length - 1];
    boolean isOfHeading =
        column.headingYear().isPresent()
            && columns.stream().noneMatch(other -> other.meaning().equals(YEAR));
    YearColumns.Year heading = isOfHeading ? column.headingYear().orElseThrow() : null;
    return "struct('%s' AS measure, '%s' AS unit, CAST(%s AS STRING) AS price_base_year, %sD AS scale, %s AS year, coalesce(%s, '') AS value_text, %d AS number, %s AS is_estimate)"
        .formatted(
            words[0],
            words[1],
            last.matches("\\d{4}") ? last : null,
            UnitScale.in(column.meaning()).orElse(1D),
            isOfHeading ? "'%d'".formatted(heading.year()) : only(file, columns, YEAR).field(),
            column.field(),
            column.number(),
            isOfHeading && heading.mark() != null ? "true" : "mark IN (%s)".formatted(ESTIMATED));
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
