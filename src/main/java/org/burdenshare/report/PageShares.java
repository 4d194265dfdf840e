package org.burdenshare.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the page shows of spending, as it was known from one day to another. */
final class PageShares {
  /** One figure a price base: the newest constant prices, and current ones. */
  private static final String CONSTANT =
      "max(CASE WHEN price_base_year IS NOT NULL THEN struct(price_base_year, value) END)";

  private static final String CURRENT = "max(CASE WHEN price_base_year IS NULL THEN value END)";

  private PageShares() {}

  /**
   * Shares with milex_usd, the spending of their edition in US$, and milex_base_year, the year of
   * its prices (null: current), and with the figures that they come from: numerator, denominator
   * and published. The price base is that of the share: an edition that brings GDP of its own has
   * both at constant prices.
   *
   * @param shares the table share_vintage
   * @param observations the table observation
   * @param editions the table edition
   */
  static Dataset<Row> of(Dataset<Row> shares, Dataset<Row> observations, Dataset<Row> editions) {
    Dataset<Row> spending =
        spending(observations)
            .selectExpr("edition_id AS spending_edition", "ally", "year", "constant", "current");
    return shares
        .join(spending, new String[] {"spending_edition", "ally", "year"}, "left")
        .join(
            sides(Traces.of(shares, observations, editions)),
            new String[] {"basis", "ally", "year", "realtime_start"},
            "left")
        .withColumn("own_prices", expr("gdp_edition <=> spending_edition AND constant IS NOT NULL"))
        .withColumn("milex_usd", expr("CASE WHEN own_prices THEN constant.value ELSE current END"))
        .withColumn(
            "milex_base_year", expr("CASE WHEN own_prices THEN constant.price_base_year END"));
  }

  private static Dataset<Row> sides(Dataset<Row> traces) {
    return traces
        .groupBy("basis", "ally", "year", "realtime_start")
        .agg(side("numerator"), side("denominator"), side("published"));
  }

  private static Column side(String name) {
    return expr(
        ("any_value(struct(value, unit, currency, price_base_year, file_name, sheet, place, note))"
                + " FILTER (WHERE side = '%1$s') AS %1$s")
            .formatted(name));
  }

  /**
   * What the United States and what Europe and Canada spend by each edition, members of each year,
   * US$ at constant prices: edition_id, price_base_year, year, united_states and europe_and_canada;
   * no row where a member's figure is missing.
   *
   * @param observations the table observation
   * @param editions the table edition
   * @param allies iso3, accession_year and assessed
   */
  static Dataset<Row> totals(
      Dataset<Row> observations, Dataset<Row> editions, Dataset<Row> allies) {
    Dataset<Row> known =
        observations
            .where("measure IN ('milex', 'share_of_gdp') AND value IS NOT NULL")
            .selectExpr("edition_id", "iso3 AS ally", "year")
            .distinct();
    Dataset<Row> members = allies.where("assessed").selectExpr("iso3 AS ally", "accession_year");
    return known
        .join(broadcast(members), "ally")
        .where("accession_year <= year")
        .join(broadcast(editions.where("basis IS NOT NULL").select("edition_id")), "edition_id")
        .join(spending(observations), new String[] {"edition_id", "ally", "year"}, "left")
        .groupBy("edition_id", "year")
        .agg(
            expr("max(constant.price_base_year) AS price_base_year"),
            expr("count_if(constant IS NULL) AS missing"),
            expr("count(DISTINCT constant.price_base_year) AS price_bases"),
            expr("sum(constant.value) FILTER (WHERE ally = 'USA') AS united_states"),
            expr("sum(constant.value) FILTER (WHERE ally <> 'USA') AS europe_and_canada"))
        .where("missing = 0 AND price_bases = 1")
        .drop("missing", "price_bases");
  }

  private static Dataset<Row> spending(Dataset<Row> observations) {
    return observations
        .where("measure = 'milex' AND unit = 'USD' AND value IS NOT NULL")
        .groupBy("edition_id", "iso3", "year")
        .agg(expr(CONSTANT + " AS constant"), expr(CURRENT + " AS current"))
        .withColumnRenamed("iso3", "ally");
  }
}
