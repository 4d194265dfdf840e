package org.burdenshare.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Offending figures told together: one sentence an ally and series, or one for all of them where
 * most allies of a file offend, for then the file is at fault and not a figure.
 */
final class Gathered {
  /** What a program does to a file when it takes the decimal point for a mark of thousands. */
  static final String DECIMALS_LOST =
      "the decimal points look lost, as when a program set to another country saves a file";

  /** What is likely wrong where figures are off by one and the same power of ten, or by many. */
  static final String CAUSE_BY_POWERS =
      """
      CASE
        WHEN powers[0] = powers[1] AND powers[0] <> 0 AND powers[0] %% 3 = 0
          THEN concat(coalesce(try_element_at(map(3, 'a thousand', 6, 'a million', 9, 'a billion'),
            abs(powers[0])), concat('10^', abs(powers[0]))), ' times too ',
            if(powers[0] > 0, 'large', 'small'), ', so likely in another unit')
        WHEN powers[0] >= 1 THEN '%s'
      END
      """
          .formatted(Gathered.DECIMALS_LOST);

  private static final int FEWEST_ALLIES = 3;

  private static final String YEARS =
      "concat_ws(' to ', first_year, nullif(last_year, first_year))";
  private static final String OF_THE_FILE =
      "concat(file_name, ': ', series, ' of ', allies_off, ' of ', allies, ' allies (', figures,"
          + " ' figures, ', years, ') looks wrong, as of ', worst.iso3, ' for ', worst.year, ': ',"
          + " worst.example)";
  private static final String OF_AN_ALLY =
      "concat(series, ' of ', ally, ' for ', worst.year, ' is ', worst.example,"
          + " if(figures > 1, concat(', like ', figures - 1, ' more (', years, ')'), ''))";

  private Gathered() {}

  /**
   * Counts the offending figures of each series, by ally and (ally null) of all of them.
   *
   * @param judged the figures of allies that were judged: the columns of {@code by}, series, iso3,
   *     year, off (whether it offends), and of one that is off severity (the largest is told),
   *     power (of ten by which it is off) and example (its value, its place and what was expected)
   * @param by what figures are told together, beside the series
   * @param more aggregates that a check needs besides
   * @return the columns of {@code by}, series, ally, figures, first_year, last_year, worst (iso3,
   *     year and example of the worst), allies, allies_off, powers (between which four fifths of
   *     the figures lie), and {@code more}
   */
  static Dataset<Row> count(Dataset<Row> judged, List<String> by, String... more) {
    List<Column> keys = new ArrayList<>(by.stream().map(key -> col(key)).toList());
    keys.add(col("series"));
    keys.add(col("ally"));
    Column[] aggregates =
        Stream.concat(
                Stream.of(
                    "min(year) FILTER (WHERE off) AS first_year",
                    "max(year) FILTER (WHERE off) AS last_year",
                    "max(struct(severity, -year AS earlier, iso3, year, example))"
                        + " FILTER (WHERE off) AS worst",
                    "size(collect_set(iso3)) AS allies",
                    "size(collect_set(iso3) FILTER (WHERE off)) AS allies_off",
                    "percentile_approx(CAST(power AS INT), array(0.1D, 0.9D))"
                        + " FILTER (WHERE off) AS powers"),
                Stream.of(more))
            .map(aggregate -> expr(aggregate))
            .toArray(Column[]::new);
    return judged
        .withColumn("example", expr("if(off, example, NULL)"))
        .withColumn("ally", expr("explode(array(iso3, NULL))"))
        .groupBy(keys.toArray(Column[]::new))
        .agg(expr("count_if(off) AS figures"), aggregates)
        .where("figures > 0");
  }

  /**
   * The offenders: check, edition_id and sentence.
   *
   * @param counted what {@link #count} gives, with edition_id and file_name
   * @param by what figures are told together, beside the series
   * @param check the name of the check
   * @param cause SQL of what is likely wrong with a file, or null
   * @param remedy SQL of what to do
   */
  static Dataset<Row> offenders(
      Dataset<Row> counted, List<String> by, String check, String cause, String remedy) {
    return counted
        .withColumn(
            "most",
            expr(
                "max(ally IS NULL AND allies_off >= %d AND allies_off * 2 > allies)"
                        .formatted(FEWEST_ALLIES)
                    + " OVER (PARTITION BY %s, series)".formatted(String.join(", ", by))))
        .where("(ally IS NULL) = most")
        .withColumn("years", expr(YEARS))
        .withColumn("cause", expr(cause))
        .withColumn("remedy", expr(remedy))
        .selectExpr(
            "'" + check + "' AS check",
            "edition_id",
            "concat(if(most, %s, %s), '; ', coalesce(concat(cause, ': '), ''), remedy) AS sentence"
                .formatted(OF_THE_FILE, OF_AN_ALLY));
  }
}
