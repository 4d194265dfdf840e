package org.burdenshare.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Observations side by side: one row an edition, area and year. Codes are numbers while rows are
 * grouped, for Spark groups by hashing only what is of fixed length; else it sorts everything.
 */
public final class Figures {
  /** A letter takes eight bits of a number; the rest is the precedence of a status. */
  private static final int LETTER = 256;

  private Figures() {}

  /**
   * Everything an edition says of an area in a year. Large data is exchanged before it is grouped:
   * grouping a part of it first would not make it smaller, for an edition gives each figure once.
   *
   * @param observations the observations
   * @param editions edition_id, publisher, basis and vintage_date of the editions that are known;
   *     observations of others are left out
   * @param statuses observation statuses with their precedence
   * @return edition_id, publisher, basis, vintage_date, iso3, year, and per measure its value; a
   *     status is a struct of precedence and code, the most doubtful where a measure has several
   *     figures
   */
  public static Dataset<Row> byAreaAndYear(
      Dataset<Row> observations, Dataset<Row> editions, Dataset<Row> statuses) {
    return observations
        .where("value IS NOT NULL")
        .join(broadcast(statuses), "obs_status")
        .hint("repartition", col("iso3"), col("year"))
        .groupBy("edition_id", "iso3", "year")
        .agg(
            expr(figure("value", "milex", "XDC") + " AS milex_xdc"),
            expr(figure(currencyNumber(), "milex", "XDC") + " AS currency_number"),
            expr(figure("value", "milex_financial_year", "XDC") + " AS milex_financial_year_xdc"),
            expr(figure("value", "milex", "USD") + " AS milex_usd"),
            expr(newestBase("milex") + " AS milex_base_year"),
            expr(atNewestBase("milex") + " AS milex_at_base"),
            expr(figure("value", "gdp", "XDC") + " AS gdp_xdc"),
            expr(figure(currencyNumber(), "gdp", "XDC") + " AS gdp_currency_number"),
            expr(figure("value", "gdp", "USD") + " AS own_gdp_usd"),
            expr(newestBase("gdp") + " AS gdp_base_year"),
            expr(atNewestBase("gdp") + " AS gdp_at_base"),
            expr(figure("value", "share_of_gdp", "PERCENT") + " AS share_published_pct"),
            expr(figure("value", "equipment_share", "PERCENT") + " AS equipment_share_pct"),
            expr(figure("value", "population", "PERSONS") + " AS population"),
            expr(statusNumber("milex") + " AS milex_status_number"),
            expr(statusNumber("gdp") + " AS gdp_status_number"),
            expr(statusNumber("share_of_gdp") + " AS share_status_number"))
        .selectExpr(
            "edition_id",
            "iso3",
            "year",
            "milex_xdc",
            currency("currency_number") + " AS currency",
            "milex_financial_year_xdc",
            "milex_usd",
            constant("milex") + " AS milex_constant",
            "gdp_xdc",
            currency("gdp_currency_number") + " AS gdp_currency",
            "own_gdp_usd",
            constant("gdp") + " AS gdp_constant",
            "share_published_pct",
            "equipment_share_pct",
            "population",
            status("milex_status_number") + " AS milex_status",
            status("gdp_status_number") + " AS gdp_status",
            status("share_status_number") + " AS share_status")
        .join(
            broadcast(editions.select("edition_id", "publisher", "basis", "vintage_date")),
            "edition_id");
  }

  private static String figure(String column, String measure, String unit) {
    return "max(CASE WHEN measure = '%s' AND unit = '%s' AND price_base_year IS NULL THEN %s END)"
        .formatted(measure, unit, column);
  }

  private static String newestBase(String measure) {
    return "max(%s)".formatted(priceBase(measure));
  }

  private static String atNewestBase(String measure) {
    return "max_by(value, %s)".formatted(priceBase(measure));
  }

  private static String priceBase(String measure) {
    return "CASE WHEN measure = '%s' AND unit = 'USD' THEN price_base_year END".formatted(measure);
  }

  private static String constant(String measure) {
    return ("CASE WHEN %1$s_base_year IS NOT NULL"
            + " THEN struct(%1$s_base_year AS price_base_year, %1$s_at_base AS value) END")
        .formatted(measure);
  }

  /** A currency's three letters. */
  private static String currencyNumber() {
    return "(ascii(currency) * %1$d + ascii(substr(currency, 2))) * %1$d + ascii(substr(currency, 3))"
        .formatted(LETTER);
  }

  private static String currency(String number) {
    return "concat(chr(%1$s div %2$d), chr(%1$s div %3$d), chr(%1$s))"
        .formatted(number, LETTER * LETTER, LETTER);
  }

  /** The most doubtful status: its precedence, then its letter. */
  private static String statusNumber(String measure) {
    return "max(CASE WHEN measure = '%s' THEN precedence * %d + ascii(obs_status) END)"
        .formatted(measure, LETTER);
  }

  private static String status(String number) {
    return ("CASE WHEN %1$s IS NOT NULL"
            + " THEN struct(%1$s div %2$d AS precedence, chr(%1$s) AS obs_status) END")
        .formatted(number, LETTER);
  }
}
