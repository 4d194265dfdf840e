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
    Dataset<Row> chosen(Dataset<Row> candidates, int windowDays) {
      return candidates
          .where("abs(days_after) <= " + windowDays)
          .groupBy("edition_id", "iso3")
          .agg(
              expr(
                  "min_by(partner, struct(days_after > 0, abs(days_after), partner.gdp_edition_id))"
                      + " AS partner"));
    }
  },
  /**
   * The newest GDP edition that is known: one after the other, so that every spending edition meets
   * every GDP edition released after it.
   */
  LATEST {
    @Override
    Dataset<Row> chosen(Dataset<Row> candidates, int windowDays) {
      return candidates
          .groupBy("edition_id", "iso3", "partner.known_from")
          .agg(expr("min_by(partner, struct(-days_after, partner.gdp_edition_id)) AS partner"));
    }
  };

  /** How far apart the two vintages may lie by default, days. */
  public static final int WINDOW_DAYS = 200;

  private static final String BARE =
      "named_struct('known_from', vintage_date, 'gdp_edition_id', CAST(NULL AS STRING),"
          + " 'gdp_vintage_date', CAST(NULL AS DATE))";

  /**
   * The partners of a spending edition for an area.
   *
   * @param candidates edition_id, iso3, days_after (of the GDP edition's day over the spending
   *     edition's) and partner, a struct of known_from, gdp_edition_id and gdp_vintage_date
   * @return edition_id, iso3 and partner
   */
  abstract Dataset<Row> chosen(Dataset<Row> candidates, int windowDays);

  /**
   * Adds the partner's GDP in national currency to each figure of a spending edition that brings
   * none: partner_gdp, partner_currency, partner_status, partner_edition_id and
   * partner_vintage_date, null where no edition fits. All years of an area take one partner, so
   * that a series never changes its GDP midway; a year that the partner does not have stays
   * without.
   *
   * <p>A figure comes once for each state in which it was known, from {@code known_from} on: from
   * the release of its edition, and again from the release of a partner that came out later.
   *
   * @param spending figures of editions with a basis
   * @param gdp figures of editions without one
   * @param editions edition_id, basis and vintage_date of all editions
   * @param windowDays how many days the two vintages may lie apart
   */
  public Dataset<Row> attach(
      Dataset<Row> spending, Dataset<Row> gdp, Dataset<Row> editions, int windowDays) {
    Dataset<Row> usable = gdp.where("gdp_xdc IS NOT NULL");
    Dataset<Row> candidates =
        usable
            .selectExpr("edition_id AS gdp_edition_id", "iso3")
            .distinct()
            .join(broadcast(pairs(editions, spending)), "gdp_edition_id")
            .selectExpr(
                "edition_id",
                "iso3",
                "datediff(gdp_vintage_date, vintage_date) AS days_after",
                "struct(greatest(vintage_date, gdp_vintage_date) AS known_from, gdp_edition_id,"
                    + " gdp_vintage_date) AS partner");
    Dataset<Row> partners =
        chosen(candidates, windowDays)
            .groupBy("edition_id", "iso3")
            .agg(expr("array_sort(collect_list(partner)) AS partners"));
    return spending
        .join(broadcast(partners), new String[] {"edition_id", "iso3"}, "left")
        .withColumn(
            "partner",
            expr(
                "explode(CASE WHEN partners[0].known_from <= vintage_date THEN partners"
                    + " ELSE concat(array("
                    + BARE
                    + "), coalesce(partners, array())) END)"))
        .selectExpr(
            "* EXCEPT (partners, partner)",
            "partner.known_from AS known_from",
            "partner.gdp_edition_id AS partner_edition_id",
            "partner.gdp_vintage_date AS partner_vintage_date")
        .join(
            usable.selectExpr(
                "edition_id AS partner_edition_id",
                "iso3",
                "year",
                "gdp_xdc AS partner_gdp",
                "gdp_currency AS partner_currency",
                "gdp_status AS partner_status"),
            new String[] {"partner_edition_id", "iso3", "year"},
            "left");
  }

  /** Every spending edition that brings no GDP with every GDP edition. */
  private static Dataset<Row> pairs(Dataset<Row> editions, Dataset<Row> spending) {
    return withoutGdp(editions.where("basis IS NOT NULL"), spending)
        .select("edition_id", "vintage_date")
        .crossJoin(
            editions
                .where("basis IS NULL")
                .selectExpr("edition_id AS gdp_edition_id", "vintage_date AS gdp_vintage_date"));
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
