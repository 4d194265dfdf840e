package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Guidelines applied to shares: verdicts against each of them, and when an ally crossed one. */
public final class Guidelines {
  /** The code of the threshold that a user gives beside the dated guidelines. */
  public static final String OWN = "OWN";

  /** "At least", on the unrounded share; null where there is no share. */
  static final String MEETS = "share_of_gdp_pct >= guideline_pct";

  static final String MARGIN = "share_of_gdp_pct - guideline_pct";

  /**
   * Nothing where it is met; null where the share is below and no figure in US$ says by how much.
   */
  static final String SHORTFALL =
      "CASE WHEN share_of_gdp_pct >= guideline_pct THEN 0D"
          + " WHEN share_of_gdp_pct < guideline_pct"
          + " THEN gdp_usd * guideline_pct / 100 - base_milex_usd END";

  /** Null for a threshold that was never in force anywhere. */
  static final String IN_FORCE =
      "year >= in_force_from AND (in_force_until IS NULL OR year <= in_force_until)";

  private Guidelines() {}

  /** The dated guidelines on the share of GDP, and the user's own threshold where there is one. */
  public static Dataset<Row> onShare(Dataset<Row> guidelines, Double ownPct) {
    Dataset<Row> dated = guidelines.where("measure = 'share_of_gdp'");
    return ownPct == null
        ? dated
        : dated.unionByName(
            dated
                .limit(1)
                .withColumn("guideline", lit(OWN))
                .withColumn("guideline_pct", lit(ownPct))
                .withColumn("in_force_from", missingYear())
                .withColumn("in_force_until", missingYear()));
  }

  /**
   * One row a basis, ally, guideline and year with a share.
   *
   * @param allyTrend what {@link AllyTrend#of} gives
   * @param guidelines what {@link #onShare} gives
   */
  public static Dataset<Row> verdicts(Dataset<Row> allyTrend, Dataset<Row> guidelines) {
    return allyTrend
        .where("share_of_gdp_pct IS NOT NULL")
        .drop("guideline", "guideline_pct", "in_force_from", "in_force_until")
        .drop("guideline_in_force", "meets_guideline", "margin_pp", "shortfall_usd")
        .crossJoin(broadcast(guidelines))
        .selectExpr(
            "*",
            IN_FORCE + " AS guideline_in_force",
            MEETS + " AS meets_guideline",
            MARGIN + " AS margin_pp",
            SHORTFALL + " AS shortfall_usd");
  }

  /**
   * Crossings: a member's verdict that differs from that of the year before. Where both years come
   * from one edition, with GDP of one edition, and are ratios of the same currency and prices, the
   * change of the log share is the sum of the contributions of spending and of GDP; elsewhere these
   * are null.
   *
   * @param verdicts what {@link #verdicts} gives
   */
  public static Dataset<Row> crossings(Dataset<Row> verdicts) {
    return verdicts
        .selectExpr(
            "*",
            "lag(struct(year, vintage_date, edition_id, gdp_vintage_date, meets_guideline,"
                + " share_of_gdp_pct, ratio_prices, currency, ratio_milex, ratio_gdp)) OVER"
                + " (PARTITION BY basis, ally, guideline ORDER BY year) AS before")
        .where("is_member AND before.year = year - 1 AND before.meets_guideline <> meets_guideline")
        .selectExpr(
            "*",
            "before.edition_id = edition_id AND before.gdp_vintage_date <=> gdp_vintage_date"
                + " AND before.ratio_prices = ratio_prices"
                + " AND (ratio_prices <> 'current_xdc' OR before.currency <=> currency)"
                + " AS comparable")
        .selectExpr(
            "*",
            "CASE WHEN comparable THEN ln(try_divide(ratio_milex, before.ratio_milex)) END"
                + " AS spending_contribution",
            "CASE WHEN comparable THEN -ln(try_divide(ratio_gdp, before.ratio_gdp)) END"
                + " AS gdp_contribution")
        .selectExpr(
            "basis",
            "ally",
            "guideline",
            "year",
            "ally_name",
            "guideline_pct",
            "guideline_in_force",
            "CASE WHEN meets_guideline THEN 'up' ELSE 'down' END AS direction",
            "before.share_of_gdp_pct AS share_before_pct",
            "share_of_gdp_pct AS share_after_pct",
            "ln(try_divide(share_of_gdp_pct, before.share_of_gdp_pct)) AS log_share_change",
            "spending_contribution",
            "gdp_contribution",
            "before.vintage_date AS vintage_date_before",
            "vintage_date");
  }

  private static Column missingYear() {
    return lit(null).cast("int");
  }
}
