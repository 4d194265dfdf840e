package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether shares of allies are shares, and those that are computed agree with those printed. */
final class ShareChecks {
  private static final double DISAGREEMENT_FACTOR = 3;
  private static final double LEAST_PRINTED_PCT = 0.05;
  private static final List<String> OF_A_FILE = List.of("edition_id", "file_name");

  private static final String SPENDING_AND_GDP =
      "'spending and GDP differ in unit or currency, correct them in the file'";

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
            .join(broadcast(editions.select("edition_id", "file_name")), "edition_id")
            .withColumn("series", expr("'the share of GDP'"));
    this.facts = facts;
  }

  /** No ally spends more than there is. What others do is a matter of their rows alone. */
  Dataset<Row> shareWithinRange() {
    return printedWithinRange().union(computedWithinRange());
  }

  private Dataset<Row> printedWithinRange() {
    Dataset<Row> judged =
        observations
            .where("is_new AND unit = 'PERCENT' AND measure <> 'milex_real_change'")
            .join(broadcast(facts.allies().select("iso3")), "iso3")
            .join(
                broadcast(
                    facts
                        .exceptionsOf("share_within_range")
                        .withColumn("measure", expr("'share_of_gdp'"))),
                new String[] {"measure", "iso3", "year"},
                "left_anti")
            .selectExpr(
                "*",
                "concat(measure, ' in ', unit) AS series",
                "coalesce(value > 100, false) AS off",
                "value AS severity",
                "1 AS power",
                "concat(value, ' % (', locator, '), expected 0 to 100') AS example");
    return Gathered.offenders(
        Gathered.count(judged, OF_A_FILE),
        OF_A_FILE,
        "share_within_range",
        Gathered.CAUSE_BY_POWERS,
        "'correct it in the file'");
  }

  private Dataset<Row> computedWithinRange() {
    Dataset<Row> judged =
        trend
            .join(
                broadcast(facts.exceptionsOf("share_within_range")),
                new String[] {"iso3", "year"},
                "left_anti")
            .selectExpr(
                "*",
                "share_of_gdp_pct > 100 AS off",
                "share_of_gdp_pct AS severity",
                "0 AS power",
                "concat(share_of_gdp_pct, ' % by edition ', edition_id, "
                    + OVER_GDP
                    + ", ', expected 0 to 100') AS example");
    return Gathered.offenders(
        Gathered.count(judged, OF_A_FILE),
        OF_A_FILE,
        "share_within_range",
        "CAST(NULL AS STRING)",
        SPENDING_AND_GDP);
  }

  /** A computed share and the publisher's own are the same thing seen twice. */
  Dataset<Row> shareAgreesWithPublished() {
    Dataset<Row> judged =
        trend
            .where("share_published_pct > " + LEAST_PRINTED_PCT)
            .withColumn(
                "severity",
                expr(
                    "if(share_of_gdp_pct > 0, greatest(share_of_gdp_pct / share_published_pct,"
                        + " share_published_pct / share_of_gdp_pct), double('Infinity'))"))
            .selectExpr(
                "*",
                "severity > " + DISAGREEMENT_FACTOR + " AS off",
                "if(share_of_gdp_pct > 0,"
                    + " round(ln(share_of_gdp_pct / share_published_pct) / ln(10)), 0) AS power",
                "concat(share_of_gdp_pct, ' % by edition ', edition_id, "
                    + OVER_GDP
                    + ", ', which prints ', share_published_pct, ' %') AS example");
    return Gathered.offenders(
        Gathered.count(judged, OF_A_FILE),
        OF_A_FILE,
        "share_agrees_with_published",
        Gathered.CAUSE_BY_POWERS,
        SPENDING_AND_GDP);
  }
}
