package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The alliance and its parts, year by year: counts, and shares as ratios of sums. A sum or ratio
 * takes every assessed member, from one edition or on one price base, or is null.
 */
public final class AllianceTrend {
  /**
   * A member's GDP stands in the denominator when its spending stands in the numerator, or when it
   * spends nothing by its nature (a member without armed forces).
   */
  private static final String IN_RATIO =
      "gdp_usd IS NOT NULL AND (base_milex_usd IS NOT NULL OR NOT assessed)";

  /** But for those who joined this year, the sums of two years are of the same members. */
  private static final String SAME_MEMBERS =
      "size(array_except(before.summed, summed)) = 0"
          + " AND size(array_except(array_except(summed, before.summed), joined)) = 0";

  private AllianceTrend() {}

  /**
   * One row a basis, aggregate and year.
   *
   * @param allyTrend what {@link AllyTrend#of} gives
   * @param newest what {@link Vintages#knownOn} gives, for the totals that publishers print
   * @param aggregateMembers who belongs to which aggregate from which year on
   */
  public static Dataset<Row> of(
      Dataset<Row> allyTrend, Dataset<Row> newest, Dataset<Row> aggregateMembers) {
    return grown(withPublished(sums(allyTrend, aggregateMembers), newest));
  }

  private static Dataset<Row> sums(Dataset<Row> allyTrend, Dataset<Row> aggregateMembers) {
    return allyTrend
        .select("basis", "year")
        .distinct()
        .crossJoin(broadcast(aggregateMembers))
        .where("from_year <= year")
        .join(allyTrend, new String[] {"basis", "ally", "year"}, "left")
        .groupBy("basis", "aggregate", "year")
        .agg(
            expr("CAST(count(*) AS INT) AS members"),
            expr("CAST(count(share_of_gdp_pct) AS INT) AS assessed"),
            expr(
                "CASE WHEN count(share_of_gdp_pct) > 0"
                    + " THEN CAST(count_if(meets_guideline) AS INT) END AS meeting"),
            expr(MemberCounts.MEETING_PUBLISHED),
            expr(MemberCounts.GUIDELINES),
            expr(MemberCounts.ALL_MET),
            expr(MemberCounts.allies("meets_guideline") + " AS allies_meeting"),
            expr(sum("milex_usd_constant", "true") + " AS constant_sum"),
            expr(
                "min(price_base_year) FILTER (WHERE milex_usd_constant IS NOT NULL) AS first_base"),
            expr("max(price_base_year) FILTER (WHERE milex_usd_constant IS NOT NULL) AS last_base"),
            expr("max(vintage_date) AS vintage_date"),
            expr("min(edition_id) FILTER (WHERE milex_usd_constant IS NOT NULL) AS first_edition"),
            expr("max(edition_id) FILTER (WHERE milex_usd_constant IS NOT NULL) AS last_edition"),
            expr(MemberCounts.allies("milex_usd_constant IS NOT NULL") + " AS summed"),
            expr("collect_list(ally) FILTER (WHERE from_year = year) AS joined"),
            expr(
                "count_if(share_of_gdp_pct IS NOT NULL AND milex_usd_constant IS NULL) AS unsummed"),
            expr("count_if(share_of_gdp_pct IS NOT NULL AND NOT (" + IN_RATIO + ")) AS left_out"),
            expr("min(coalesce(gdp_base_year, 0)) FILTER (WHERE " + IN_RATIO + ") AS first_prices"),
            expr("max(coalesce(gdp_base_year, 0)) FILTER (WHERE " + IN_RATIO + ") AS last_prices"),
            expr(sum("gdp_usd", IN_RATIO) + " AS gdp_sum"),
            expr(sum("base_milex_usd", IN_RATIO) + " AS milex_sum"),
            expr("median(share_of_gdp_pct) AS median_share_pct"),
            expr(sum("shortfall_usd", "true") + " AS shortfall_usd"))
        .selectExpr(
            "*",
            "unsummed = 0 AND first_base = last_base AND first_edition = last_edition"
                + " AS one_edition",
            "left_out = 0 AND first_prices = last_prices AS on_one_base")
        .selectExpr(
            "* EXCEPT (shortfall_usd)",
            "CASE WHEN on_one_base THEN try_divide(milex_sum, gdp_sum) * 100 END"
                + " AS share_of_gdp_pct",
            "CASE WHEN on_one_base THEN shortfall_usd END AS shortfall_usd");
  }

  /** A sum in ascending order of its terms, so that it comes out the same however rows arrive. */
  private static String sum(String column, String condition) {
    return ("CASE WHEN count(%1$s) FILTER (WHERE %2$s) > 0 THEN aggregate(array_sort("
            + "collect_list(%1$s) FILTER (WHERE %2$s)), 0D, (total, term) -> total + term) END")
        .formatted(column, condition);
  }

  private static Dataset<Row> withPublished(Dataset<Row> sums, Dataset<Row> newest) {
    return sums.join(
        newest.selectExpr("basis", "iso3 AS aggregate", "year", "share_published_pct"),
        new String[] {"basis", "aggregate", "year"},
        "left");
  }

  private static Dataset<Row> grown(Dataset<Row> sums) {
    return sums.withColumn(
            "before",
            expr(
                "lag(struct(year, one_edition, first_edition, first_base, constant_sum, summed))"
                    + " OVER (PARTITION BY basis, aggregate ORDER BY year)"))
        .selectExpr(
            "basis",
            "aggregate",
            "year",
            "members",
            "assessed",
            "meeting",
            "meeting_published",
            "CASE WHEN assessed > 0 THEN "
                + MemberCounts.MEETING_BY_GUIDELINE
                + " END AS meeting_by_guideline",
            "allies_meeting",
            "vintage_date",
            "CASE WHEN one_edition THEN constant_sum END AS milex_usd_constant",
            "CASE WHEN one_edition THEN first_base END AS price_base_year",
            "CASE WHEN share_of_gdp_pct IS NOT NULL THEN gdp_sum END AS gdp",
            "share_of_gdp_pct",
            "median_share_pct",
            "share_published_pct",
            "shortfall_usd",
            "CASE WHEN before.year = year - 1 AND one_edition AND before.one_edition"
                + " AND before.first_edition = first_edition AND before.first_base = first_base AND "
                + SAME_MEMBERS
                + " THEN (try_divide(constant_sum, before.constant_sum) - 1) * 100 END"
                + " AS real_growth_pct");
  }
}
