package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether figures of allies have the size that they can have: in all, beside the year before, and
 * beside the edition before.
 */
final class SizeChecks {
  private static final double SPIKE_FACTOR = 100;

  private static final String SERIES = "concat(measure, ' in ', unit) AS series";
  private static final String ACCEPT = ", or accept it in the record of edition ";
  private static final List<String> OF_A_FILE = List.of("edition_id", "file_name");

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
    Dataset<Row> judged =
        figures
            .where("is_new AND least IS NOT NULL")
            .selectExpr(
                "*",
                SERIES,
                "value < least OR value > most AS off",
                "abs(ln(value / sqrt(least * most))) AS severity",
                "if(value > most, 1, -1) AS power",
                "concat(value, ' (', locator, '), expected ', least, ' to ', most) AS example");
    return Gathered.offenders(
        Gathered.count(judged, OF_A_FILE, fits(1e3), fits(1e6), fits(1e9)),
        OF_A_FILE,
        "figure_within_range",
        """
        CASE
          WHEN fits_1000 OR fits_1000000 OR fits_1000000000
            THEN concat('it looks as if in ', concat_ws(' or ', if(fits_1000, 'thousands', NULL),
              if(fits_1000000, 'millions', NULL), if(fits_1000000000, 'billions', NULL)))
          WHEN powers[0] >= 1
            THEN 'it is in another unit, or its decimal points were lost when a program saved it'
        END
        """,
        "concat('give single units"
            + ACCEPT
            + "', edition_id, ' (accepted: figure_within_range)')");
  }

  /** Whether all figures would be of the right size if they were in this unit. */
  private static String fits(double scale) {
    return "bool_and(value * %1$d BETWEEN least AND most) FILTER (WHERE off) AS fits_%1$d"
        .formatted((long) scale);
  }

  /** A figure does not leave the year before by orders of magnitude. */
  Dataset<Row> noSpike() {
    Dataset<Row> judged =
        figures
            .where("is_new AND unit <> 'PERCENT'")
            .withColumn(
                "before",
                expr(
                    "lag(struct(year, value)) OVER (PARTITION BY edition_id, measure, unit,"
                        + " price_base_year, iso3 ORDER BY year)"))
            .withColumn("severity", expr("greatest(value / before.value, before.value / value)"))
            .selectExpr(
                "*",
                SERIES,
                "coalesce(before.year = year - 1 AND severity > %s, false) AS off"
                    .formatted(SPIKE_FACTOR),
                "round(log10(severity)) AS power",
                ("concat(value, ' (', locator, '), more than a factor of %d from ', before.value,"
                        + " ' the year before') AS example")
                    .formatted((int) SPIKE_FACTOR));
    return Gathered.offenders(
        Gathered.count(judged, OF_A_FILE),
        OF_A_FILE,
        "no_spike",
        """
        CASE WHEN most AND powers[0] < powers[1] THEN '%s' END
        """
            .formatted(Gathered.DECIMALS_LOST),
        "concat('correct the unit" + ACCEPT + "', edition_id, ' (accepted: no_spike)')");
  }

  /** A figure does not leave the same one of the edition before. */
  Dataset<Row> magnitudeKept() {
    return new MagnitudeKept(figures, facts).offenders();
  }
}
