package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;
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

  /** The same at two decimals, half up, as NATO prints and counts. */
  static final String MEETS_ROUNDED = "round(share_of_gdp_pct, 2) >= guideline_pct";

  /** The verdict on the publisher's own share at two decimals; null where it prints none. */
  static final String MEETS_PUBLISHED = "round(share_published_pct, 2) >= guideline_pct";

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

  private static final String EVERYWHERE = "guideline = 'GDP_2'";

  private Guidelines() {}

  /**
   * One row: the guideline that every share is judged on, with guideline, guideline_pct and years
   * in force, and beside it share_guidelines, all that are on the share of GDP.
   *
   * @param guidelines what {@link #all} gives
   */
  public static Dataset<Row> onShare(Dataset<Row> guidelines) {
    return guidelines
        .where("measure = 'share_of_gdp'")
        .agg(expr("array_sort(collect_list(struct(guideline, guideline_pct))) AS share_guidelines"))
        .crossJoin(
            guidelines
                .where(EVERYWHERE)
                .select("guideline", "guideline_pct", "in_force_from", "in_force_until"));
  }

  /** The dated guidelines, and the user's own threshold on the share of GDP where there is one. */
  public static Dataset<Row> all(Dataset<Row> guidelines, Double ownPct) {
    return ownPct == null
        ? guidelines
        : guidelines.unionByName(
            guidelines
                .where("measure = 'share_of_gdp'")
                .limit(1)
                .withColumn("guideline", lit(OWN))
                .withColumn("guideline_pct", lit(ownPct))
                .withColumn("in_force_from", missingYear())
                .withColumn("in_force_until", missingYear())
                .withColumn("review_year", missingYear())
                .withColumn("due_year", missingYear()));
  }

  /**
   * One row a basis, ally, guideline and year with the share that the guideline is on: judged_pct,
   * of GDP or, for the guideline on equipment, of spending.
   *
   * @param allyTrend what {@link AllyTrend#of} gives
   * @param guidelines what {@link #all} gives
   */
  public static Dataset<Row> verdicts(Dataset<Row> allyTrend, Dataset<Row> guidelines) {
    return streaks(
        allyTrend
            .drop("guideline", "guideline_pct", "in_force_from", "in_force_until")
            .drop("guideline_in_force", "meets_guideline", "margin_pp", "shortfall_usd")
            .drop("consecutive_years_meeting")
            .crossJoin(broadcast(guidelines))
            .withColumn(
                "judged_pct",
                expr(
                    "CASE measure WHEN 'equipment_share' THEN equipment_share_pct"
                        + " ELSE share_of_gdp_pct END"))
            .where("judged_pct IS NOT NULL")
            .selectExpr(
                "*",
                IN_FORCE + " AS guideline_in_force",
                "judged_pct >= guideline_pct AS meets_guideline",
                "judged_pct - guideline_pct AS margin_pp",
                "CASE WHEN measure <> 'equipment_share' THEN "
                    + SHORTFALL
                    + " WHEN judged_pct >= guideline_pct THEN 0D"
                    + " ELSE base_milex_usd * (guideline_pct - judged_pct) / 100 END"
                    + " AS shortfall_usd"),
        "basis, ally, guideline");
  }

  /**
   * Adds consecutive_years_meeting: the years in a row, up to each, in which the member met the
   * guideline; null where it was not assessed or no member.
   *
   * @param verdicts rows with year, is_member and meets_guideline
   * @param partition the columns that tell one series from another
   */
  static Dataset<Row> streaks(Dataset<Row> verdicts, String partition) {
    String inTime = "OVER (PARTITION BY " + partition + " ORDER BY year)";
    return verdicts
        .withColumn("year_before", expr("lag(struct(year, meets_guideline, is_member)) " + inTime))
        .withColumn(
            "continues",
            expr(
                "coalesce(meets_guideline AND is_member AND year_before.meets_guideline"
                    + " AND year_before.is_member AND year_before.year = year - 1, false)"))
        .withColumn("streak", expr("count_if(NOT continues) " + inTime))
        .withColumn(
            "consecutive_years_meeting",
            expr(
                "CASE WHEN NOT is_member OR meets_guideline IS NULL THEN NULL"
                    + " WHEN NOT meets_guideline THEN 0"
                    + " ELSE CAST(row_number() OVER (PARTITION BY "
                    + partition
                    + ", streak ORDER BY year) AS INT) END"))
        .drop("year_before", "continues", "streak");
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
                + " judged_pct, ratio_prices, currency, ratio_milex, ratio_gdp)) OVER"
                + " (PARTITION BY basis, ally, guideline ORDER BY year) AS before")
        .where("is_member AND before.year = year - 1 AND before.meets_guideline <> meets_guideline")
        .selectExpr(
            "*",
            "measure = 'share_of_gdp' AND before.edition_id = edition_id AND before.gdp_vintage_date <=> gdp_vintage_date"
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
            "before.judged_pct AS share_before_pct",
            "judged_pct AS share_after_pct",
            "ln(try_divide(judged_pct, before.judged_pct)) AS log_share_change",
            "spending_contribution",
            "gdp_contribution",
            "before.vintage_date AS vintage_date_before",
            "vintage_date");
  }

  private static Column missingYear() {
    return lit(null).cast("int");
  }
}
