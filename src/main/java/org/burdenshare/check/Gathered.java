package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Offending figures told together: one sentence an ally and series, or one for all of them where
 * most allies of a file offend, for then the file is at fault and not a figure.
 */
final class Gathered {
  private static final int FEWEST_ALLIES = 3;

  private static final String[] TOLD_TOGETHER = {
    "check", "edition_id", "file_name", "edition_before", "file_before", "series", "ally"
  };

  private static final String OF_A_SERIES =
      " OVER (PARTITION BY check, edition_id, edition_before, series)";

  private Gathered() {}

  /**
   * The offenders: check, edition_id and sentence.
   *
   * @param offending the figures of allies that offend: check, edition_id, file_name, series, iso3,
   *     year, severity (the largest is told), power (of ten by which it is off) and example (its
   *     value, its place and what was expected); where a figure is judged by the edition before
   *     also edition_before, file_before, example_before (the example if that one is to blame),
   *     accepted_before, vote (1 for the new figure, -1 against it) and in_new_currency; where it
   *     is judged by bounds fits_thousands, fits_millions and fits_billions. All others are null
   * @param present edition_id, series and iso3 of the figures of allies that were judged
   */
  static Dataset<Row> offenders(Dataset<Row> offending, Dataset<Row> present) {
    Dataset<Row> allies =
        present
            .distinct()
            .groupBy("edition_id", "series")
            .agg(expr("CAST(count(*) AS INT) AS allies"));
    return Sentences.of(
        fileOrAllies(
            accused(
                withoutNewCurrencies(
                    counted(offending)
                        .join(broadcast(allies), new String[] {"edition_id", "series"})))));
  }

  /** Offending figures of each series, by ally and (ally null) of all of them. */
  private static Dataset<Row> counted(Dataset<Row> offending) {
    return offending
        .withColumn("ally", expr("explode(array(iso3, NULL))"))
        .groupBy(Stream.of(TOLD_TOGETHER).map(key -> expr(key)).toArray(Column[]::new))
        .agg(
            expr("count(*) AS figures"),
            expr("size(collect_set(iso3)) AS allies_off"),
            expr("min(year) AS first_year"),
            expr("max(year) AS last_year"),
            expr(
                "max(struct(severity, -year AS earlier, iso3, year, example, example_before))"
                    + " AS worst"),
            expr("percentile_approx(CAST(power AS INT), array(0.1D, 0.9D)) AS powers"),
            expr("coalesce(sum(if(in_new_currency, 0, vote)), 0) AS votes"),
            expr("coalesce(bool_and(in_new_currency), false) AS redenominated"),
            expr("coalesce(bool_or(accepted_before), false) AS accepted_before"),
            expr("bool_and(fits_thousands) AS fits_thousands"),
            expr("bool_and(fits_millions) AS fits_millions"),
            expr("bool_and(fits_billions) AS fits_billions"));
  }

  /** What is left when allies of which all moved by the rate of a new currency are taken out. */
  private static Dataset<Row> withoutNewCurrencies(Dataset<Row> counted) {
    return counted
        .withColumn("spared", expr("ally IS NOT NULL AND redenominated"))
        .selectExpr(
            "* EXCEPT (allies_off, figures, worst)",
            "allies_off - count_if(spared)" + OF_A_SERIES + " AS allies_off",
            "figures - if(ally IS NULL, sum(if(spared, figures, 0))"
                + OF_A_SERIES
                + ", 0) AS figures",
            "if(ally IS NULL, max(if(ally IS NULL OR spared, NULL, worst))"
                + OF_A_SERIES
                + ", worst) AS worst")
        .where("figures > 0 AND NOT spared");
  }

  /**
   * Who moved, the new edition or the one before, by all that the two say differently. An edition
   * that is told by its own comparison is not told by the next one too.
   */
  private static Dataset<Row> accused(Dataset<Row> counted) {
    return counted
        .withColumn(
            "earlier",
            expr(
                "sum(if(ally IS NULL, votes, 0)) OVER (PARTITION BY check, edition_id,"
                    + " edition_before) > 0"))
        .withColumn("accused", expr("if(earlier, edition_before, edition_id)"))
        .withColumn("own", expr("max(NOT earlier) OVER (PARTITION BY check, accused, series)"))
        .where("NOT earlier OR NOT (own OR accepted_before)")
        .withColumn("file_name", expr("if(earlier, file_before, file_name)"))
        .withColumn("powers", expr("if(earlier, array(-powers[1], -powers[0]), powers)"))
        .withColumn("example", expr("if(earlier, worst.example_before, worst.example)"));
  }

  /** All of a series in one row where most allies offend, else the allies. */
  private static Dataset<Row> fileOrAllies(Dataset<Row> counted) {
    return counted
        .withColumn(
            "most",
            expr(
                "max(ally IS NULL AND allies_off >= "
                    + FEWEST_ALLIES
                    + " AND allies_off * 2 > allies)"
                    + OF_A_SERIES))
        .where("(ally IS NULL) = most");
  }
}
