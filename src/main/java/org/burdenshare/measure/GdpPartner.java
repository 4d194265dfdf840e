package org.burdenshare.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which GDP edition goes with a spending edition that brings none. A share is only as good as the
 * agreement of its two sides in currency, territory and benchmark year, so by default the two come
 * from the same days.
 */
public enum GdpPartner {
  /** The GDP edition nearest in time within a window, one already out before one still to come. */
  CONTEMPORANEOUS {
    @Override
    Dataset<Row> ranked(Dataset<Row> pairs, int windowDays) {
      return pairs
          .withColumn("days_after", expr("datediff(gdp_vintage_date, vintage_date)"))
          .where("abs(days_after) <= " + windowDays)
          .withColumn("rank", expr("struct(days_after > 0, abs(days_after), gdp_edition_id)"));
    }
  },
  /** The newest GDP edition that is known. */
  LATEST {
    @Override
    Dataset<Row> ranked(Dataset<Row> pairs, int windowDays) {
      return pairs.withColumn("rank", expr("struct(-unix_date(gdp_vintage_date), gdp_edition_id)"));
    }
  };

  /** How far apart the two vintages may lie by default, days. */
  public static final int WINDOW_DAYS = 200;

  abstract Dataset<Row> ranked(Dataset<Row> pairs, int windowDays);

  /**
   * Adds the partner's GDP in national currency to each figure of a spending edition that brings
   * none: partner_gdp, partner_currency, partner_status and partner_vintage_date, null where no
   * edition fits. All years of an area take one partner, so that a series never changes its GDP
   * midway; a year that the partner does not have stays without.
   *
   * @param spending figures of editions with a basis
   * @param gdp figures of editions without one
   * @param editions edition_id, basis and vintage_date of the known editions
   * @param windowDays how many days the two vintages may lie apart
   */
  public Dataset<Row> attach(
      Dataset<Row> spending, Dataset<Row> gdp, Dataset<Row> editions, int windowDays) {
    Dataset<Row> pairs =
        withoutGdp(editions.where("basis IS NOT NULL"), spending)
            .selectExpr("edition_id AS spending_edition_id", "vintage_date")
            .crossJoin(
                editions
                    .where("basis IS NULL")
                    .selectExpr(
                        "edition_id AS gdp_edition_id", "vintage_date AS gdp_vintage_date"));
    Dataset<Row> candidates =
        gdp.where("gdp_xdc IS NOT NULL")
            .selectExpr(
                "edition_id AS gdp_edition_id",
                "iso3",
                "year",
                "gdp_xdc",
                "gdp_currency",
                "gdp_status")
            .join(
                broadcast(
                    ranked(pairs, windowDays)
                        .select(
                            "spending_edition_id", "gdp_edition_id", "gdp_vintage_date", "rank")),
                "gdp_edition_id");
    Dataset<Row> partners =
        candidates
            .withColumn("first", expr("min(rank) OVER (PARTITION BY spending_edition_id, iso3)"))
            .where("rank = first")
            .selectExpr(
                "spending_edition_id AS edition_id",
                "iso3",
                "year",
                "gdp_xdc AS partner_gdp",
                "gdp_currency AS partner_currency",
                "gdp_status AS partner_status",
                "gdp_vintage_date AS partner_vintage_date");
    return spending.join(partners, new String[] {"edition_id", "iso3", "year"}, "left");
  }

  /** An edition that brings its own GDP needs no partner. */
  private static Dataset<Row> withoutGdp(Dataset<Row> editions, Dataset<Row> spending) {
    return editions.join(
        spending
            .where("gdp_constant IS NOT NULL OR own_gdp_usd IS NOT NULL OR gdp_xdc IS NOT NULL")
            .select("edition_id")
            .distinct(),
        new String[] {"edition_id"},
        "left_anti");
  }
}
