package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.PartialEditions;

/**
 * Of which years an edition says something: those of which it gives a share of any ally that is
 * assessed.
 */
public final class Coverage {
  private static final String SERIES = "PARTITION BY publisher, basis, year";
  private static final String UNTIL_NOW =
      "OVER (" + SERIES + " ORDER BY edition.vintage_date, edition.edition_id)";
  private static final String AFTERWARDS =
      "OVER ("
          + SERIES
          + " ORDER BY edition.vintage_date DESC, edition.edition_id DESC"
          + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";

  private Coverage() {}

  /**
   * One row an edition and year of which it says something: publisher, basis, year, edition_id,
   * vintage_date, covered_from (the first day on which a share of the year was known by it),
   * allies, partial, before (edition_id and allies of the edition of the same publisher that stood
   * before it, null for the first), place (how many editions that are not partial there are up to
   * it) and successor (edition_id, vintage_date and covered_from of the next one that is not
   * partial, null for the last).
   *
   * @param shares shares of editions in each state in which they were known
   * @param allies the allies
   */
  static Dataset<Row> of(Dataset<Row> shares, Dataset<Row> allies) {
    return shares
        .where("share_of_gdp_pct IS NOT NULL")
        .join(broadcast(allies.where("assessed").select("iso3")), "iso3")
        .groupBy("publisher", "basis", "year", "edition_id", "vintage_date")
        .agg(expr("min(known_from) AS covered_from"), expr("collect_set(iso3) AS allies"))
        .groupBy("publisher", "basis", "year")
        .agg(
            expr(
                "array_sort(collect_list(struct(vintage_date, edition_id, covered_from, allies)))"
                    + " AS editions"))
        .selectExpr(
            "publisher", "basis", "year", "inline(" + PartialEditions.judged("editions") + ")")
        .selectExpr(
            "publisher",
            "basis",
            "year",
            "edition.*",
            "partial",
            "before",
            "count_if(NOT partial) " + UNTIL_NOW + " AS place",
            "last(CASE WHEN NOT partial THEN struct(edition.edition_id, edition.vintage_date,"
                + " edition.covered_from) END, true) "
                + AFTERWARDS
                + " AS successor");
  }

  /**
   * What is to be said of editions that give too little to stand for whom they leave out:
   * edition_id and sentence, one row an edition and the edition that stands on beside it.
   *
   * @param shares shares of editions in each state in which they were known
   * @param editions edition_id, publisher, basis and vintage_date of all editions
   * @param allies the allies
   */
  public static Dataset<Row> partial(
      Dataset<Row> shares, Dataset<Row> editions, Dataset<Row> allies) {
    Dataset<Row> coverage = of(shares, allies);
    Dataset<Row> partial =
        coverage
            .where("partial")
            .groupBy("edition_id", "before.edition_id")
            .agg(
                expr("count(*) AS years"),
                expr("min(year) AS first"),
                expr("max(year) AS last"),
                expr("max(size(array_intersect(before.allies, allies))) AS most"),
                expr("max(size(before.allies)) AS of_allies"))
            .toDF("edition_id", "before", "years", "first", "last", "most", "of_allies")
            .selectExpr(
                "edition_id",
                "concat('edition ', edition_id, ' is partial: for ', years, ' years from ', first,"
                    + " ' to ', last, ' it gives shares of no more than ', most, ' of the up to ',"
                    + " of_allies, ' allies of whom ', before, ' gives one; it withdraws nobody')"
                    + " AS sentence");
    Dataset<Row> speaking =
        coverage.selectExpr(
            "publisher", "basis", "edition_id AS before", "vintage_date AS day_before");
    return partial.union(
        editions
            .where("basis IS NOT NULL")
            .join(coverage.select("edition_id"), new String[] {"edition_id"}, "left_anti")
            .join(broadcast(speaking.distinct()), new String[] {"publisher", "basis"})
            .where("day_before < vintage_date")
            .groupBy("edition_id")
            .agg(expr("max_by(before, struct(day_before, before)) AS before"))
            .selectExpr(
                "edition_id",
                "concat('edition ', edition_id, ' is partial: it gives no share of an ally, ',"
                    + " before, ' does; it withdraws nobody') AS sentence"));
  }
}
