package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether shares of allies are shares, and those that are computed agree with those printed. Each
 * gives the figures that offend, for {@link Gathered}.
 */
final class ShareChecks {
  private static final double DISAGREEMENT_FACTOR = 3;
  private static final double LEAST_PRINTED_PCT = 0.05;

  private static final String SERIES = "'the share of GDP' AS series";

  /** The GDP of another publisher may be what is wrong, so it is named. */
  private static final String OVER_GDP =
      "if(gdp_edition_id <> edition_id, concat(' over the GDP of edition ', gdp_edition_id), '')";

  private final Dataset<Row> observations;
  private final Dataset<Row> trend;
  private final Checks.Facts facts;

  /**
   * @param observations all observations with their editions
   * @param editions all editions
   * @param allyTrend the trend about to be published
   * @param facts what is known of allies
   */
  ShareChecks(
      Dataset<Row> observations,
      Dataset<Row> editions,
      Dataset<Row> allyTrend,
      Checks.Facts facts) {
    this.observations = observations;
    this.trend =
        allyTrend
            .where("share_source = 'computed'")
            .withColumnRenamed("ally", "iso3")
            .select(
                "edition_id",
                "gdp_edition_id",
                "iso3",
                "year",
                "share_of_gdp_pct",
                "share_published_pct")
            .join(broadcast(editions.select("edition_id", "file_name")), "edition_id");
    this.facts = facts;
  }

  /** No ally prints a share of more than there is; what others do is a matter of their rows. */
  Dataset<Row> shareWithinRange() {
    return observations
        .where("is_new AND unit = 'PERCENT' AND measure <> 'milex_real_change' AND value > 100")
        .join(broadcast(facts.allies().select("iso3")), "iso3")
        .join(
            broadcast(
                facts
                    .exceptionsOf("share_within_range")
                    .withColumn("measure", expr("'share_of_gdp'"))),
            new String[] {"measure", "iso3", "year"},
            "left_anti")
        .selectExpr(
            "'share_within_range' AS check",
            "edition_id",
            "file_name",
            SizeChecks.SERIES,
            "iso3",
            "year",
            "value AS severity",
            "1 AS power",
            "concat(value, ' % (', locator, '), expected 0 to 100') AS example");
  }

  /** No ally spends more than its GDP by what is computed either. */
  Dataset<Row> computedShareWithinRange() {
    return trend
        .where("share_of_gdp_pct > 100")
        .join(
            broadcast(facts.exceptionsOf("share_within_range")),
            new String[] {"iso3", "year"},
            "left_anti")
        .selectExpr(
            "'share_within_range' AS check",
            "edition_id",
            "file_name",
            SERIES,
            "iso3",
            "year",
            "share_of_gdp_pct AS severity",
            "0 AS power",
            "concat(share_of_gdp_pct, ' % by edition ', edition_id, "
                + OVER_GDP
                + ", ', expected 0 to 100') AS example");
  }

  /** The shares that are computed: edition_id, series and iso3. */
  Dataset<Row> present() {
    return trend.selectExpr("edition_id", SERIES, "iso3");
  }

  /** A computed share and the publisher's own are the same thing seen twice. */
  Dataset<Row> shareAgreesWithPublished() {
    return trend
        .where("share_published_pct > " + LEAST_PRINTED_PCT)
        .withColumn(
            "severity",
            expr(
                "if(share_of_gdp_pct > 0, greatest(share_of_gdp_pct / share_published_pct,"
                    + " share_published_pct / share_of_gdp_pct), double('Infinity'))"))
        .where("severity > " + DISAGREEMENT_FACTOR)
        .selectExpr(
            "'share_agrees_with_published' AS check",
            "edition_id",
            "file_name",
            SERIES,
            "iso3",
            "year",
            "severity",
            "if(share_of_gdp_pct > 0, round(log10(share_of_gdp_pct / share_published_pct)), 0)"
                + " AS power",
            "concat(share_of_gdp_pct, ' % by edition ', edition_id, "
                + OVER_GDP
                + ", ', which prints ', share_published_pct, ' %') AS example");
  }
}
