package org.burdenshare.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Observations side by side: one row an edition, area and year. */
public final class Figures {
  private Figures() {}

  /**
   * The observations that the trends speak of. Publishers' files speak of two hundred areas and
   * more; whatever follows starts from these.
   *
   * @param observations all observations
   * @param areas the codes of the areas concerned
   */
  public static Dataset<Row> concerned(Dataset<Row> observations, List<String> areas) {
    return observations.where(col("iso3").isin(areas.toArray()));
  }

  /**
   * Everything an edition says of an area in a year. Large data is exchanged before it is grouped:
   * grouping a part of it first would sort it twice, for an edition gives each figure once.
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
            expr(figure("currency", "milex", "XDC") + " AS currency"),
            expr(figure("value", "milex_financial_year", "XDC") + " AS milex_financial_year_xdc"),
            expr(figure("value", "milex", "USD") + " AS milex_usd"),
            expr(newestBase("milex") + " AS milex_constant"),
            expr(figure("value", "gdp", "XDC") + " AS gdp_xdc"),
            expr(figure("currency", "gdp", "XDC") + " AS gdp_currency"),
            expr(figure("value", "gdp", "USD") + " AS own_gdp_usd"),
            expr(newestBase("gdp") + " AS gdp_constant"),
            expr(figure("value", "share_of_gdp", "PERCENT") + " AS share_published_pct"),
            expr(figure("value", "equipment_share", "PERCENT") + " AS equipment_share_pct"),
            expr(figure("value", "population", "PERSONS") + " AS population"),
            expr(figure("value", "milex_per_capita", "USD") + " AS published_per_capita_usd"),
            expr(status("milex") + " AS milex_status"),
            expr(status("gdp") + " AS gdp_status"),
            expr(status("share_of_gdp") + " AS share_status"))
        .join(
            broadcast(editions.select("edition_id", "publisher", "basis", "vintage_date")),
            "edition_id");
  }

  private static String figure(String column, String measure, String unit) {
    return "max(CASE WHEN measure = '%s' AND unit = '%s' AND price_base_year IS NULL THEN %s END)"
        .formatted(measure, unit, column);
  }

  private static String newestBase(String measure) {
    return ("max(CASE WHEN measure = '%s' AND unit = 'USD' AND price_base_year IS NOT NULL"
            + " THEN struct(price_base_year, value) END)")
        .formatted(measure);
  }

  private static String status(String measure) {
    return "max(CASE WHEN measure = '%s' THEN struct(precedence, obs_status) END)"
        .formatted(measure);
  }
}
