package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where shares would be if they kept their course, and what it takes to reach a guideline when it
 * is due. Arithmetic, not forecast: no publisher says so, and no verdict follows from it.
 */
public final class Projection {
  private static final String YEARS_OF_GROWTH = "array(3, 5, 10)";

  private Projection() {}

  /**
   * One row a basis, member and number of years that growth is taken from: its latest year and the
   * one so many years before stand in one edition. Growth is the geometric mean of these years;
   * spending and GDP are at constant prices, so growth is null where one of them is not known so.
   *
   * @param allyTrend what {@link AllyTrend#of} gives
   * @param guidelines the guidelines that are due in a year to come, with review_year and due_year
   */
  public static Dataset<Row> of(Dataset<Row> allyTrend, Dataset<Row> guidelines) {
    Dataset<Row> shares =
        allyTrend
            .where("share_of_gdp_pct > 0")
            .drop("guideline", "guideline_pct", "in_force_from", "in_force_until");
    Dataset<Row> latest =
        shares
            .groupBy("basis", "ally")
            .agg(expr("max_by(struct(*), year) AS latest"))
            .select("latest.*")
            .where("is_member")
            .withColumn("growth_years", expr("explode(" + YEARS_OF_GROWTH + ")"));
    Dataset<Row> earlier =
        shares.selectExpr(
            "basis",
            "ally",
            "year AS earlier_year",
            "edition_id AS earlier_edition",
            "share_of_gdp_pct AS earlier_share",
            "milex_usd_constant AS earlier_milex",
            "price_base_year AS earlier_base",
            "CASE WHEN gdp_base_year IS NOT NULL THEN gdp_usd END AS earlier_gdp");
    return latest
        .join(earlier, new String[] {"basis", "ally"})
        .where("earlier_year = year - growth_years AND earlier_edition = edition_id")
        .crossJoin(broadcast(guidelines.where("due_year IS NOT NULL").drop("measure")))
        .where("year < due_year")
        .selectExpr(
            "*",
            "earlier_base = price_base_year AS one_base",
            "due_year - year AS years_left",
            growth("share_of_gdp_pct", "earlier_share") + " AS share_growth")
        .selectExpr(
            "*",
            "CASE WHEN one_base THEN "
                + growth("milex_usd_constant", "earlier_milex")
                + " END AS milex_growth",
            "CASE WHEN one_base AND gdp_base_year = price_base_year THEN "
                + growth("gdp_usd", "earlier_gdp")
                + " END AS gdp_growth")
        .selectExpr(
            "*", "gdp_usd * pow(gdp_growth, years_left) * guideline_pct / 100 AS milex_when_due")
        .selectExpr(
            "basis",
            "ally",
            "guideline",
            "growth_years",
            "ally_name",
            "year AS last_year",
            "share_of_gdp_pct",
            "obs_status",
            "guideline_pct",
            "review_year",
            "due_year",
            "(share_growth - 1) * 100 AS share_growth_pct",
            "(milex_growth - 1) * 100 AS milex_growth_pct",
            "(gdp_growth - 1) * 100 AS gdp_growth_pct",
            "CASE WHEN year <= review_year THEN share_of_gdp_pct"
                + " * pow(share_growth, review_year - year) END AS share_in_review_year_pct",
            "share_of_gdp_pct * pow(share_growth, years_left) AS share_in_due_year_pct",
            "(pow(guideline_pct / share_of_gdp_pct, 1 / years_left) - 1) * 100"
                + " AS share_growth_needed_pct",
            "(pow(try_divide(milex_when_due, milex_usd_constant), 1 / years_left) - 1) * 100"
                + " AS milex_growth_needed_pct",
            "(milex_when_due - milex_usd_constant) / years_left AS increase_needed_usd",
            "price_base_year",
            "edition_id",
            "vintage_date");
  }

  private static String growth(String now, String earlier) {
    return "pow(try_divide(%s, %s), 1 / growth_years)".formatted(now, earlier);
  }
}
