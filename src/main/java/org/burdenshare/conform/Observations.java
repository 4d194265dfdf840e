package org.burdenshare.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Raw figures become observations: names become ISO codes, text becomes numbers, and what cannot be
 * used is set apart with the reason. {@link #conform} keeps every row; {@link #unique} and {@link
 * #rejected} part them.
 */
public final class Observations {
  /**
   * The version of the rules here and of the names of areas, from 1. It goes up with every change
   * of what becomes of a raw figure, so that editions of all formats are read again.
   */
  public static final int RULES_VERSION = 1;

  private static final List<String> MEASURES =
      List.of(
          "milex",
          "gdp",
          "share_of_gdp",
          "population",
          "personnel",
          "equipment_share",
          "personnel_share",
          "infrastructure_share",
          "other_share",
          "milex_financial_year",
          "milex_per_capita",
          "milex_real_change",
          "share_of_government_spending",
          "gdp_volume",
          "gdp_deflator",
          "gdp_per_capita");

  private static final String REASON_CODE =
      """
      CASE
        WHEN raw_problem IS NOT NULL THEN raw_problem
        WHEN contains(raw_text, '\\uFFFD') THEN 'not_utf8'
        WHEN file_edition_id IS NOT NULL AND file_edition_id <> edition_id THEN 'other_edition'
        WHEN measure_code IS NULL OR NOT array_contains(%1$s, measure_code) THEN 'unknown_measure'
        WHEN NOT coalesce(
            CASE
              WHEN measure_code IN ('milex', 'gdp') THEN unit_code IN ('XDC', 'USD')
              WHEN measure_code IN ('milex_financial_year', 'gdp_volume') THEN unit_code = 'XDC'
              WHEN measure_code IN ('milex_per_capita', 'gdp_per_capita') THEN unit_code = 'USD'
              WHEN measure_code IN ('population', 'personnel') THEN unit_code = 'PERSONS'
              WHEN measure_code = 'gdp_deflator' THEN unit_code = 'INDEX'
              ELSE unit_code = 'PERCENT'
            END, false)
          THEN 'wrong_unit'
        WHEN base_text <> '' AND try_cast(base_text AS INT) IS NULL THEN 'wrong_price_base_year'
        WHEN base_text <> '' AND unit_code IN ('PERCENT', 'PERSONS') THEN 'needless_price_base_year'
        WHEN iso3 IS NULL THEN 'unknown_area'
        WHEN try_cast(trim(year) AS INT) IS NULL THEN 'wrong_year'
        WHEN value_given AND (value IS NULL OR isnan(value) OR abs(value) = double('Infinity')
            OR NOT trim(value_text) RLIKE '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$')
          THEN 'not_a_number'
        WHEN value < 0 AND measure_code <> 'milex_real_change' THEN 'negative'
        WHEN status_text <> '' AND known_status IS NULL THEN 'unknown_status'
        WHEN unit_code = 'XDC' AND currency_text <> '' AND NOT currency_text RLIKE '^[A-Z]{3}$'
          THEN 'unknown_currency'
        WHEN unit_code = 'PERCENT' AND measure_code <> 'milex_real_change' AND NOT is_ally
            AND value * scale > 100
            AND NOT (measure_code = 'share_of_gdp'
              AND array_contains(years_beyond_gdp, try_cast(trim(year) AS INT)))
          THEN 'share_out_of_range'
      END
      """
          .formatted("array('" + String.join("', '", MEASURES) + "')");

  private static final String REASON =
      """
      CASE reason_code
        WHEN 'damaged_file' THEN concat('the file is damaged (', raw_text, '); download it again')
        WHEN 'damaged_sheet' THEN concat('the sheet is damaged (', raw_text, ') and none of it is',
          ' used; download the file again')
        WHEN 'no_header' THEN 'the sheet announces a table but has no header with years'
        WHEN 'unknown_table' THEN 'the title of the sheet does not tell what its figures are'
        WHEN 'unknown_section' THEN 'the title above these figures does not tell what they are'
        WHEN 'unknown_indicator' THEN 'the indicator is not one that is read'
        WHEN 'unknown_scale' THEN 'the scale of the row is not one that is known'
        WHEN 'no_currency_column' THEN 'the header names no column for the currency and its unit'
        WHEN 'two_units' THEN 'the row names no unit or two, so its figures cannot be told apart'
        WHEN 'no_area' THEN 'the row has figures but no name of a country'
        WHEN 'malformed_line' THEN 'the line does not have the columns of its header'
        WHEN 'not_utf8' THEN 'the line is not UTF-8'
        WHEN 'other_edition' THEN concat('the row says edition ''', file_edition_id,
          ''', its sidecar says ''', edition_id, '''')
        WHEN 'unknown_measure' THEN concat('measure ''', coalesce(measure, ''),
          ''' is unknown; known are %s')
        WHEN 'wrong_unit' THEN concat('unit ''', coalesce(unit, ''), ''' does not fit ',
          measure_code, '; money is in XDC or USD, shares in PERCENT, heads in PERSONS')
        WHEN 'wrong_price_base_year' THEN concat('price_base_year ''', base_text,
          ''' is no year; leave it empty for current prices')
        WHEN 'needless_price_base_year' THEN concat('price_base_year ''', base_text,
          ''' stands beside ', unit_code, ', which has no prices; leave it empty')
        WHEN 'unknown_area' THEN concat('''', coalesce(area, ''),
          ''' is no ISO 3166 code and no known name; correct it in the file')
        WHEN 'wrong_year' THEN concat('year ''', coalesce(year, ''), ''' is no year')
        WHEN 'not_a_number' THEN concat('value ''', coalesce(value_text, ''),
          ''' is no number; leave a missing value empty')
        WHEN 'negative' THEN concat('value ', coalesce(value_text, ''),
          ' is negative, expected zero or more')
        WHEN 'unknown_status' THEN concat('obs_status ''', status_text,
          ''' is not in SDMX''s list (A, E, P, F, B, D, U, O, M)')
        WHEN 'unknown_currency' THEN concat('currency ''', currency_text,
          ''' is no code of ISO 4217, three letters; leave it empty where it is not said')
        WHEN 'share_out_of_range' THEN concat(measure_code, ' of ', iso3,
          ' is above 100 %%, expected 0 to 100; it is left out, for ', iso3, ' is no ally')
      END
      """
          .formatted(String.join(", ", MEASURES));

  /** Without spaces and footnote marks too many; İ is what Turkish machines make of i. */
  private static final String AREA_KEY =
      "replace(upper(trim(regexp_replace(area, '[\\\\s*]+', ' '))), 'İ', 'I')";

  /** Of rows whose currency is named and certain. */
  private static final String NAMED = " FILTER (WHERE currency <> 'XXX')";

  private Observations() {}

  /**
   * One row a raw figure: the observation's columns, with {@code reason_code} and {@code reason}
   * where it cannot be used (both null where it can), {@code raw_text} and {@code doubt}, the
   * precedence of its status.
   *
   * @param raw what readers give
   * @param areaNames every name and code of an area with its ISO code, whether it is an ally, and
   *     the years in which its spending may exceed its GDP
   * @param statuses the known observation statuses with their precedence
   */
  public static Dataset<Row> conform(
      Dataset<Row> raw, Dataset<Row> areaNames, Dataset<Row> statuses) {
    return raw.withColumn("area_key", expr(AREA_KEY))
        .withColumn("status_text", expr("upper(trim(coalesce(obs_status, '')))"))
        .withColumn("base_text", expr("trim(coalesce(price_base_year, ''))"))
        .withColumn("currency_text", expr("upper(trim(coalesce(currency, '')))"))
        .withColumn("measure_code", expr("lower(trim(measure))"))
        .withColumn("unit_code", expr("upper(trim(unit))"))
        .withColumn("value_given", expr("trim(coalesce(value_text, '')) <> ''"))
        .join(
            broadcast(areaNames.withColumnRenamed("area_key", "known_key")),
            expr(
                "area_key = known_key AND coalesce(try_cast(trim(year) AS INT), 0) BETWEEN first_year"
                    + " AND last_year"),
            "left")
        .join(
            broadcast(statuses.selectExpr("obs_status AS known_status", "precedence")),
            col("status_text").equalTo(col("known_status")),
            "left")
        .withColumn("reason_code", expr(REASON_CODE))
        .selectExpr(
            "edition_id",
            "measure_code AS measure",
            "unit_code AS unit",
            "try_cast(base_text AS INT) AS price_base_year",
            "iso3",
            "try_cast(trim(year) AS INT) AS year",
            "value * scale AS value",
            "CASE WHEN unit_code = 'USD' THEN 'USD'"
                + " WHEN unit_code = 'XDC' THEN nullif(currency_text, '') END AS currency",
            "CASE WHEN value IS NULL THEN if(status_text = 'M', 'M', 'O')"
                + " WHEN status_text <> '' THEN status_text ELSE 'A' END AS obs_status",
            "if(value IS NULL AND status_text <> 'M', 0, coalesce(precedence, 0)) AS doubt",
            "nullif(trim(note), '') AS note",
            "locator",
            "raw_text",
            "reason_code",
            REASON + " AS reason");
  }

  /**
   * The observations, one row a key. Rows that repeat a key with the same value are one
   * observation, of the most doubtful status among them and of the currency that is least certain:
   * XXX before one that is named, and one that is named before none. Where the values differ, or
   * two currencies are named, {@code rival_value} and {@code rival_locator} hold the other one.
   */
  public static Dataset<Row> unique(Dataset<Row> conformed) {
    return conformed
        .where("reason_code IS NULL")
        .groupBy("edition_id", "measure", "unit", "price_base_year", "iso3", "year")
        .agg(
            expr("min(struct(value IS NULL, value, -doubt, obs_status, note, locator)) AS first"),
            expr("max(struct(value IS NULL, value, locator)) AS last"),
            expr("bool_or(currency = 'XXX') AS uncertain"),
            expr("min(struct(currency, locator))" + NAMED + " AS named"),
            expr("max(struct(currency, locator))" + NAMED + " AS rival"))
        .withColumn("values_differ", expr("NOT first.value <=> last.value"))
        .withColumn(
            "currencies_differ",
            expr("coalesce(named.currency <> rival.currency, false) AND NOT values_differ"))
        .selectExpr(
            "edition_id",
            "measure",
            "unit",
            "price_base_year",
            "iso3",
            "year",
            "first.value AS value",
            "if(uncertain, 'XXX', named.currency) AS currency",
            "first.obs_status AS obs_status",
            "first.note AS note",
            "if(currencies_differ, named.locator, first.locator) AS locator",
            "CASE WHEN values_differ THEN coalesce(CAST(last.value AS STRING), 'no value')"
                + " WHEN currencies_differ THEN concat(coalesce(CAST(last.value AS STRING),"
                + " 'no value'), ' in ', rival.currency, ', not ', named.currency)"
                + " END AS rival_value",
            "CASE WHEN values_differ THEN last.locator"
                + " WHEN currencies_differ THEN rival.locator END AS rival_locator");
  }

  /** What could not be used: edition_id, locator, raw_text, reason_code and reason. */
  public static Dataset<Row> rejected(Dataset<Row> conformed) {
    return conformed
        .where("reason_code IS NOT NULL")
        .select("edition_id", "locator", "raw_text", "reason_code", "reason");
  }
}
