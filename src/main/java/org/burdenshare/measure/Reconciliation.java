package org.burdenshare.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.trend.Verdicts;

/**
 * Our shares beside the publishers' own. Every difference gets a code that says what explains it,
 * by rule alone; the first rule that holds decides:
 *
 * <ul>
 *   <li>{@code exact}: equal but for the noise of division.
 *   <li>{@code rounding}: the edition prints few decimals, and at these the two are equal.
 *   <li>{@code stored_round}: the edition prints unrounded shares, this one a round number that its
 *       own spending over its own GDP does not give.
 *   <li>{@code financial_year}: spending by financial year over the same GDP gives the published
 *       share, spending by calendar year does not.
 *   <li>{@code early_years}: before 2000, where publishers rest on older GDP series.
 *   <li>{@code gdp_vintage}: the GDP of another edition explains at least half of the difference,
 *       or the difference is no larger than what a year's GDP is commonly revised by.
 *   <li>{@code break}: more than a tenth apart, as when a currency was changed or a benchmark
 *       moved.
 *   <li>{@code unexplained}: none of these.
 * </ul>
 */
public final class Reconciliation {
  private static final double NOISE_PP = 1e-9;
  private static final int MOST_DECIMALS_PRINTED = 4;
  private static final int DECIMALS_OF_A_ROUND_NUMBER = 2;
  private static final int LAST_EARLY_YEAR = 1999;
  private static final double COMMON_REVISION_OF_GDP = 0.03;
  private static final double BREAK = 0.1;

  private static final String EXPLANATION =
      """
      CASE
        WHEN abs(difference_pp) <= %1$s THEN 'exact'
        WHEN edition_decimals <= %2$s AND abs(difference_pp) <= 0.5 * pow(10, -edition_decimals) + %1$s
          THEN 'rounding'
        WHEN gdp_edition_id = edition_id AND decimals <= %3$s AND decimals < edition_decimals
          AND abs(difference_pp) <= 0.5 * pow(10, -decimals)
          THEN 'stored_round'
        WHEN abs(share_of_financial_year_pct - share_published_pct) <= abs(difference_pp) / 10
          THEN 'financial_year'
        WHEN year <= %4$s AND gdp_edition_id <> edition_id THEN 'early_years'
        WHEN gdp_edition_id <> edition_id AND (apart <= %5$s
            OR exists(other_gdp, gdp -> abs(ratio_milex / gdp * 100 - share_published_pct)
              <= abs(difference_pp) / 2))
          THEN 'gdp_vintage'
        WHEN apart > %6$s THEN 'break'
        ELSE 'unexplained'
      END
      """
          .formatted(
              NOISE_PP,
              MOST_DECIMALS_PRINTED,
              DECIMALS_OF_A_ROUND_NUMBER,
              LAST_EARLY_YEAR,
              COMMON_REVISION_OF_GDP,
              BREAK);

  private Reconciliation() {}

  /**
   * One row an edition, ally and year for which a share is both computed and published.
   *
   * @param shares the shares of all editions; of several states of knowledge the last counts
   * @param figures the figures of all editions, for the GDP that others give
   * @param allies the allies
   * @param guidelines the guideline that verdicts are given on, one row, with share_guidelines
   */
  public static Dataset<Row> of(
      Dataset<Row> shares, Dataset<Row> figures, Dataset<Row> allies, Dataset<Row> guidelines) {
    Dataset<Row> both =
        shares
            .where("share_source = 'computed' AND share_published_pct IS NOT NULL")
            .join(broadcast(allies.where("assessed")), "iso3")
            .groupBy("edition_id", "iso3", "year")
            .agg(expr("max_by(struct(*), known_from) AS last"))
            .select("last.*")
            .withColumn("decimals", expr(decimals()));
    Dataset<Row> ofEditions =
        both.groupBy("edition_id").agg(expr("percentile(decimals, 0.5) AS edition_decimals"));
    Dataset<Row> otherGdp =
        figures
            .where("basis IS NULL AND gdp_xdc > 0")
            .groupBy("iso3", "year")
            .agg(expr("collect_set(gdp_xdc) AS other_gdp"));
    return both.join(broadcast(ofEditions), "edition_id")
        .join(otherGdp, new String[] {"iso3", "year"}, "left")
        .crossJoin(broadcast(guidelines))
        .withColumn("difference_pp", expr("share_of_gdp_pct - share_published_pct"))
        .withColumn("apart", expr("abs(ln(try_divide(share_of_gdp_pct, share_published_pct)))"))
        .selectExpr(
            "edition_id",
            "iso3 AS ally",
            "year",
            "basis",
            "ally_name",
            "accession_year <= year AS is_member",
            "vintage_date",
            "gdp_edition_id AS gdp_edition",
            "share_of_gdp_pct AS computed_pct",
            "share_published_pct AS published_pct",
            "difference_pp",
            "guideline",
            "guideline_pct",
            "share_of_gdp_pct >= guideline_pct AS meets_computed",
            "share_published_pct >= guideline_pct AS meets_published",
            "(share_of_gdp_pct >= guideline_pct) <> (share_published_pct >= guideline_pct)"
                + " AS verdict_differs",
            Verdicts.differing("share_of_gdp_pct", "share_published_pct")
                + " AS guidelines_differing",
            EXPLANATION + " AS explanation");
  }

  /** With how many decimals the published share is printed; more than are counted: unrounded. */
  private static String decimals() {
    StringBuilder cases = new StringBuilder("CASE ");
    for (int decimals = 0; decimals <= MOST_DECIMALS_PRINTED; decimals++) {
      cases.append(
          "WHEN abs(share_published_pct - round(share_published_pct, %1$d)) < %2$s THEN %1$d "
              .formatted(decimals, NOISE_PP));
    }
    return cases.append("ELSE ").append(MOST_DECIMALS_PRINTED + 1).append(" END").toString();
  }
}
