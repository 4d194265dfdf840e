package org.burdenshare.export;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table ally_trend as an SDMX-CSV 2.0 data message: one row an observation of the dataflow
 * {@code BURDENSHARE:ALLY_TREND(1.0)}, keyed by FREQ, REF_AREA (ISO 3166 alpha-3), BASIS (whose
 * definition), INDICATOR and TIME_PERIOD. Every ally and year has a row for its share, without an
 * OBS_VALUE where it is not assessed; other indicators have one where there is a figure. OBS_STATUS
 * is that of the ally's year.
 */
final class SdmxCsv {
  /** Indicator, value, UNIT_MEASURE, BASE_PER, GUIDELINE and MEETS_GUIDELINE. */
  private static final String OBSERVATIONS =
      """
      stack(7,
        'MILEX_SHARE', share_of_gdp_pct, 'PT_B1GQ', CAST(NULL AS INT), guideline, meets_guideline,
        'MILEX_SHARE_PUBLISHED', share_published_pct, 'PT_B1GQ', NULL, guideline, meets_guideline_published,
        'MILEX_USD', milex_usd, 'USD', NULL, NULL, NULL,
        'MILEX_USD_CONSTANT', milex_usd_constant, 'USD', price_base_year, NULL, NULL,
        'MILEX_XDC', milex_xdc, coalesce(currency, 'XDC'), NULL, NULL, NULL,
        'MILEX_USD_PER_CAPITA', milex_per_capita_usd, 'USD_PS', NULL, NULL, NULL,
        'EQUIPMENT_SHARE', equipment_share_pct, 'PT', NULL, NULL, NULL)
      AS (INDICATOR, OBS_VALUE, UNIT_MEASURE, BASE_PER, GUIDELINE, MEETS_GUIDELINE)
      """;

  private SdmxCsv() {}

  /**
   * The message.
   *
   * @param allyTrend rows of the table ally_trend
   */
  static Dataset<Row> of(Dataset<Row> allyTrend) {
    return allyTrend
        .selectExpr(
            "ally", "basis", "year", "obs_status", "edition_id", "vintage_date", OBSERVATIONS)
        .where("OBS_VALUE IS NOT NULL OR INDICATOR = 'MILEX_SHARE'")
        .selectExpr(
            "'dataflow' AS STRUCTURE",
            "'BURDENSHARE:ALLY_TREND(1.0)' AS STRUCTURE_ID",
            "'I' AS ACTION",
            "'A' AS FREQ",
            "ally AS REF_AREA",
            "basis AS BASIS",
            "INDICATOR",
            "year AS TIME_PERIOD",
            "OBS_VALUE",
            "obs_status AS OBS_STATUS",
            "UNIT_MEASURE",
            "0 AS UNIT_MULT",
            "BASE_PER",
            "edition_id AS EDITION",
            "vintage_date AS VINTAGE_DATE",
            "GUIDELINE",
            "MEETS_GUIDELINE")
        .orderBy("REF_AREA", "BASIS", "INDICATOR", "TIME_PERIOD");
  }
}
