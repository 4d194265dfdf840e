package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every ally in every year on every basis: its share, its verdict and how both moved. */
public final class AllyTrend {
  private static final String BY_ALLY = "OVER (PARTITION BY basis, ally ORDER BY year)";
  private static final String LAST_THREE =
      "OVER (PARTITION BY basis, ally ORDER BY year ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)";
  private static final String SAME_EDITION =
      "before.year = year - 1 AND before.edition_id = edition_id";

  private AllyTrend() {}

  /**
   * The trend with every column that is published and those that crossings need besides
   * (gdp_base_year, base_milex_usd, ratio_prices, share_guidelines and more).
   *
   * @param newest what {@link Vintages#knownOn} gives
   * @param allies the allies
   * @param guidelines the guidelines on the share of GDP and on equipment
   */
  public static Dataset<Row> of(Dataset<Row> newest, Dataset<Row> allies, Dataset<Row> guidelines) {
    return Guidelines.streaks(moved(judged(everyMember(newest, allies), guidelines)), "basis, ally")
        .drop("before", "counted", "equipment_pct", "equipment_from");
  }

  /** Members without any figure get a row: they count as members and are not assessed. */
  private static Dataset<Row> everyMember(Dataset<Row> newest, Dataset<Row> allies) {
    Dataset<Row> memberYears =
        newest
            .select("basis", "year")
            .distinct()
            .crossJoin(broadcast(allies.select("iso3", "accession_year")))
            .where("accession_year <= year")
            .select("basis", "iso3", "year");
    return newest
        .join(memberYears, new String[] {"basis", "iso3", "year"}, "full")
        .join(broadcast(allies), "iso3")
        .selectExpr(
            "basis",
            "iso3 AS ally",
            "year",
            "ally_name",
            "assessed",
            "accession_year <= year AS is_member",
            "edition_id",
            "vintage_date",
            "gdp_usd",
            "gdp_base_year",
            ifAssessed("gdp_vintage_date"),
            ifAssessed("gdp_edition_id"),
            ifAssessed("milex_usd"),
            ifAssessed("milex_usd_constant"),
            "price_base_year",
            ifAssessed("milex_xdc"),
            ifAssessed("currency"),
            ifAssessed("base_milex_usd"),
            ifAssessed("share_of_gdp_pct"),
            ifAssessed("share_published_pct"),
            ifAssessed("share_source"),
            "CASE WHEN NOT assessed THEN 'M' ELSE coalesce(obs_status, 'O') END AS obs_status",
            ifAssessed("ratio_prices"),
            ifAssessed("ratio_milex"),
            ifAssessed("ratio_gdp"),
            ifAssessed("equipment_share_pct"),
            "population",
            ifAssessed("published_per_capita_usd"));
  }

  private static String ifAssessed(String column) {
    return "CASE WHEN assessed THEN " + column + " END AS " + column;
  }

  private static Dataset<Row> judged(Dataset<Row> trend, Dataset<Row> guidelines) {
    return trend
        .crossJoin(broadcast(Guidelines.onShare(guidelines)))
        .crossJoin(
            broadcast(
                guidelines
                    .where("guideline = 'EQUIP_20'")
                    .selectExpr(
                        "guideline_pct AS equipment_pct", "in_force_from AS equipment_from")))
        .withColumn(
            "meets_equipment_guideline",
            expr("CASE WHEN year >= equipment_from THEN equipment_share_pct >= equipment_pct END"))
        .selectExpr(
            "*",
            Guidelines.IN_FORCE + " AS guideline_in_force",
            Guidelines.MEETS + " AS meets_guideline",
            Verdicts.met("share_of_gdp_pct") + " AS guidelines_met",
            Guidelines.MEETS_ROUNDED + " AS meets_guideline_rounded",
            Guidelines.MEETS_PUBLISHED + " AS meets_guideline_published",
            Guidelines.MARGIN + " AS margin_pp",
            Guidelines.SHORTFALL + " AS shortfall_usd",
            "CASE WHEN share_of_gdp_pct IS NOT NULL AND meets_equipment_guideline IS NOT NULL"
                + " THEN meets_equipment_guideline AND "
                + Guidelines.MEETS
                + " END AS meets_both_guidelines",
            "coalesce(try_divide(milex_usd, population), published_per_capita_usd)"
                + " AS milex_per_capita_usd",
            "is_member AND share_of_gdp_pct IS NOT NULL AS counted");
  }

  private static Dataset<Row> moved(Dataset<Row> judged) {
    return judged
        .selectExpr(
            "*",
            "lag(struct(year, edition_id, share_of_gdp_pct, milex_usd_constant, price_base_year)) "
                + BY_ALLY
                + " AS before",
            "CASE WHEN min(year) "
                + LAST_THREE
                + " = year - 2 AND count(share_of_gdp_pct) "
                + LAST_THREE
                + " = 3 THEN avg(share_of_gdp_pct) "
                + LAST_THREE
                + " END AS share_avg_3y_pct",
            "CASE WHEN counted THEN rank() OVER (PARTITION BY basis, year, counted"
                + " ORDER BY share_of_gdp_pct DESC) END AS rank_in_year")
        .withColumn(
            "share_change_pp",
            expr(
                "CASE WHEN "
                    + SAME_EDITION
                    + " THEN share_of_gdp_pct - before.share_of_gdp_pct END"))
        .withColumn(
            "real_growth_pct",
            expr(
                "CASE WHEN "
                    + SAME_EDITION
                    + " AND before.price_base_year = price_base_year THEN"
                    + " (try_divide(milex_usd_constant, before.milex_usd_constant) - 1) * 100 END"));
  }
}
