package org.burdenshare.measure;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Military expenditure as a share of GDP. Both sides of a ratio share currency, unit, price base
 * and territory: an edition's constant prices over its own constant prices, else its current prices
 * over current GDP, its own or its partner's; where neither is possible the share is the
 * publisher's own.
 */
public final class Shares {
  /**
   * By how much a computed share may differ from the published one to confirm a currency. A lat was
   * 1.42 euros and a euro is 1.96 leva, the nearest of the currencies that allies gave up for it.
   */
  public static final double CONFIRMING_FACTOR = 1.4;

  private static final String RATIO =
      """
      CASE
        WHEN milex_constant.price_base_year = gdp_constant.price_base_year
          THEN named_struct('prices', 'constant_usd', 'milex', milex_constant.value,
            'gdp', gdp_constant.value, 'gdp_status', gdp_status, 'gdp_vintage_date', vintage_date,
            'gdp_edition_id', edition_id)
        WHEN milex_usd IS NOT NULL AND own_gdp_usd IS NOT NULL
          THEN named_struct('prices', 'current_usd', 'milex', milex_usd,
            'gdp', own_gdp_usd, 'gdp_status', gdp_status, 'gdp_vintage_date', vintage_date,
            'gdp_edition_id', edition_id)
        WHEN milex_xdc IS NOT NULL AND gdp_xdc IS NOT NULL AND %1$s
          THEN named_struct('prices', 'current_xdc', 'milex', milex_xdc,
            'gdp', gdp_xdc, 'gdp_status', gdp_status, 'gdp_vintage_date', vintage_date,
            'gdp_edition_id', edition_id)
        WHEN milex_xdc IS NOT NULL AND partner_gdp IS NOT NULL AND %2$s
          THEN named_struct('prices', 'current_xdc', 'milex', milex_xdc,
            'gdp', partner_gdp, 'gdp_status', partner_status,
            'gdp_vintage_date', partner_vintage_date, 'gdp_edition_id', partner_edition_id)
      END
      """
          .formatted(
              sameCurrency("gdp_currency", "gdp_xdc"),
              sameCurrency("partner_currency", "partner_gdp"));

  /** What the edition itself says, whatever is computed from it. */
  private static final String GIVEN =
      "struct(milex_xdc, milex_financial_year_xdc, milex_usd, milex_constant, gdp_xdc, own_gdp_usd,"
          + " gdp_constant, share_published_pct, equipment_share_pct, population,"
          + " published_per_capita_usd, milex_status, gdp_status, share_status)";

  /**
   * Whether GDP in US$ is the one at constant prices: where the share stands on it, and without
   * spending where the other shares of the edition and year do, for one sum takes both.
   */
  private static final String GDP_AT_CONSTANT_PRICES =
      "by_constant OR (milex_usd IS NULL AND gdp_constant IS NOT NULL AND (own_gdp_usd IS NULL"
          + " OR bool_or(by_constant) OVER (PARTITION BY edition_id, year)))";

  private Shares() {}

  /**
   * Whether spending and a GDP are in one currency. Where the publisher's label is not to be
   * trusted (currency XXX), the share that it prints must confirm it: another currency or a
   * redenomination is off by more than GDP is revised as a rule.
   */
  static String sameCurrency(String gdpCurrency, String gdp) {
    return """
        CASE WHEN currency = 'XXX'
          THEN coalesce(try_divide(milex_xdc, %2$s) * 100
            BETWEEN share_published_pct / %3$s AND share_published_pct * %3$s, false)
          ELSE coalesce(currency = %1$s, true) END
        """
        .formatted(gdpCurrency, gdp, CONFIRMING_FACTOR);
  }

  /**
   * The shares of all editions, a row for each state in which they were known.
   *
   * @param figures what {@link Figures#byAreaAndYear} gives
   * @param editions edition_id, basis and vintage_date of all editions
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   * @return what {@link #compute} gives
   */
  public static Dataset<Row> of(
      Dataset<Row> figures, Dataset<Row> editions, GdpPartner gdpPartner, int gdpWindowDays) {
    return compute(
        gdpPartner.attach(
            figures.where("basis IS NOT NULL"),
            figures.where("basis IS NULL"),
            editions,
            gdpWindowDays));
  }

  /**
   * Adds the share and what it stands on: share_of_gdp_pct (0–100, unrounded), share_source ({@code
   * computed} or {@code published}), gdp_vintage_date, obs_status, price_base_year,
   * milex_usd_constant, the two sides of the ratio (ratio_prices, ratio_milex, ratio_gdp), the
   * edition of its GDP, share_of_financial_year_pct (the same over spending by financial year), and
   * in US$ on the ratio's own prices base_milex_usd and gdp_usd, with gdp_base_year, the year of
   * those prices (null: current). GDP of an area without spending is on the prices of the shares of
   * its edition and year. What the edition itself gives is kept in {@code given}.
   *
   * @param figures figures of spending editions with their GDP partner
   */
  public static Dataset<Row> compute(Dataset<Row> figures) {
    return figures
        .withColumn("ratio", expr(RATIO))
        .withColumn("computed_pct", expr("try_divide(ratio.milex, ratio.gdp) * 100"))
        .withColumn("share_of_gdp_pct", expr("coalesce(computed_pct, share_published_pct)"))
        .withColumn(
            "status",
            expr(
                "CASE WHEN computed_pct IS NOT NULL THEN greatest(milex_status, ratio.gdp_status)"
                    + " ELSE coalesce(share_status, milex_status) END"))
        .withColumn("by_constant", expr("coalesce(ratio.prices = 'constant_usd', false)"))
        .withColumn("gdp_at_constant", expr(GDP_AT_CONSTANT_PRICES))
        .selectExpr(
            "edition_id",
            "publisher",
            "basis",
            "vintage_date",
            "known_from",
            "iso3",
            "year",
            "CASE WHEN computed_pct IS NOT NULL THEN ratio.gdp_vintage_date END AS gdp_vintage_date",
            "CASE WHEN computed_pct IS NOT NULL THEN ratio.gdp_edition_id END AS gdp_edition_id",
            "milex_usd",
            "milex_constant.value AS milex_usd_constant",
            "coalesce(milex_constant.price_base_year, CASE WHEN gdp_at_constant"
                + " THEN gdp_constant.price_base_year END) AS price_base_year",
            "milex_xdc",
            "nullif(currency, 'XXX') AS currency",
            "CASE WHEN by_constant THEN milex_constant.value ELSE milex_usd END AS base_milex_usd",
            "CASE WHEN gdp_at_constant THEN gdp_constant.value"
                + " WHEN milex_usd IS NULL OR ratio.prices = 'current_usd' THEN own_gdp_usd"
                + " ELSE try_divide(milex_usd * 100, share_of_gdp_pct) END AS gdp_usd",
            "CASE WHEN gdp_at_constant THEN gdp_constant.price_base_year END AS gdp_base_year",
            "share_of_gdp_pct",
            "share_published_pct",
            "CASE WHEN computed_pct IS NOT NULL THEN 'computed'"
                + " WHEN share_published_pct IS NOT NULL THEN 'published' END AS share_source",
            "status.obs_status AS obs_status",
            "ratio.prices AS ratio_prices",
            "CASE WHEN computed_pct IS NOT NULL THEN ratio.milex END AS ratio_milex",
            "CASE WHEN computed_pct IS NOT NULL THEN ratio.gdp END AS ratio_gdp",
            "CASE WHEN ratio.prices = 'current_xdc'"
                + " THEN try_divide(milex_financial_year_xdc, ratio.gdp) * 100 END"
                + " AS share_of_financial_year_pct",
            "equipment_share_pct",
            "population",
            "published_per_capita_usd",
            GIVEN + " AS given");
  }
}
