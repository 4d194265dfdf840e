package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether figures of allies have the size that they can have: in all, beside the year before, and
 * beside the edition before. Each gives the figures that offend, for {@link Gathered}.
 */
final class SizeChecks {
  private static final double SPIKE_FACTOR = 100;

  /** What an edition says of an ally over the years, in words. */
  static final String SERIES = "concat(measure, ' in ', unit) AS series";

  private final Dataset<Row> figures;
  private final Checks.Facts facts;

  /**
   * @param observations all observations with their editions
   * @param facts what is known of allies
   */
  SizeChecks(Dataset<Row> observations, Checks.Facts facts) {
    this.figures =
        observations
            .where("value > 0")
            .join(broadcast(facts.allies().select("iso3")), "iso3")
            .join(broadcast(facts.sizeRanges()), new String[] {"measure", "unit", "iso3"}, "left");
    this.facts = facts;
  }

  /**
   * An ally's money and heads lie between bounds that hold for all years. It is what tells of a
   * first edition that it is in a wrong unit: there is none before it.
   */
  Dataset<Row> figureWithinRange() {
    return figures
        .where("is_new AND (value < least OR value > most)")
        .selectExpr(
            "'figure_within_range' AS check",
            "edition_id",
            "file_name",
            SERIES,
            "iso3",
            "year",
            "abs(ln(value / sqrt(least * most))) AS severity",
            "if(value > most, 1, -1) AS power",
            "concat(value, ' (', locator, '), expected ', least, ' to ', most) AS example",
            "value * 1e3D BETWEEN least AND most AS fits_thousands",
            "value * 1e6D BETWEEN least AND most AS fits_millions",
            "value * 1e9D BETWEEN least AND most AS fits_billions");
  }

  /** A figure does not leave the year before by orders of magnitude. */
  Dataset<Row> noSpike() {
    return figures
        .where("is_new AND unit <> 'PERCENT'")
        .withColumn(
            "before",
            expr(
                "lag(struct(year, value)) OVER (PARTITION BY edition_id, measure, unit,"
                    + " price_base_year, iso3 ORDER BY year)"))
        .withColumn("severity", expr("greatest(value / before.value, before.value / value)"))
        .where("before.year = year - 1 AND severity > " + SPIKE_FACTOR)
        .selectExpr(
            "'no_spike' AS check",
            "edition_id",
            "file_name",
            SERIES,
            "iso3",
            "year",
            "severity",
            "round(log10(severity)) AS power",
            "concat(value, ' (', locator, '), more than a factor of %d from ', before.value, ' the"
                    .formatted((int) SPIKE_FACTOR)
                + " year before') AS example");
  }

  /** The figures of new editions: edition_id, series and iso3. */
  Dataset<Row> present() {
    return figures.where("is_new").selectExpr("edition_id", SERIES, "iso3");
  }

  /** A figure does not leave the same one of the edition before. */
  Dataset<Row> magnitudeKept() {
    return new MagnitudeKept(figures, facts).offending();
  }
}
