-- sdmx_observation: one row an observation of the SDMX dataflow BURDENSHARE:ALLY_TREND(1.0)
-- Every ally and year has a row for its share, without an OBS_VALUE where it is not assessed; other
-- indicators have one where there is a figure. OBS_STATUS is that of the ally's year.
WITH observed AS (
  SELECT
    ally,
    basis,
    year,
    obs_status,
    edition_id,
    vintage_date,
    stack(7,
      'MILEX_SHARE', share_of_gdp_pct, 'PT_B1GQ', CAST(NULL AS INT), guideline, meets_guideline,
      'MILEX_SHARE_PUBLISHED', share_published_pct, 'PT_B1GQ', NULL, guideline, meets_guideline_published,
      'MILEX_USD', milex_usd, 'USD', NULL, NULL, NULL,
      'MILEX_USD_CONSTANT', milex_usd_constant, 'USD', price_base_year, NULL, NULL,
      'MILEX_XDC', milex_xdc, coalesce(currency, 'XDC'), NULL, NULL, NULL,
      'MILEX_USD_PER_CAPITA', milex_per_capita_usd, 'USD_PS', NULL, NULL, NULL,
      'EQUIPMENT_SHARE', equipment_share_pct, 'PT', NULL, NULL, NULL)
    AS (INDICATOR, OBS_VALUE, UNIT_MEASURE, BASE_PER, GUIDELINE, MEETS_GUIDELINE)
  FROM ally_trend
)
SELECT
  'dataflow' AS STRUCTURE,
  'BURDENSHARE:ALLY_TREND(1.0)' AS STRUCTURE_ID,
  'I' AS ACTION,
  'A' AS FREQ,
  ally AS REF_AREA,
  basis AS BASIS,
  INDICATOR,
  year AS TIME_PERIOD,
  OBS_VALUE,
  obs_status AS OBS_STATUS,
  UNIT_MEASURE,
  0 AS UNIT_MULT,
  BASE_PER,
  edition_id AS EDITION,
  vintage_date AS VINTAGE_DATE,
  GUIDELINE,
  MEETS_GUIDELINE
FROM observed
WHERE OBS_VALUE IS NOT NULL OR INDICATOR = 'MILEX_SHARE'
