-- conformed_figure: one row a raw figure: the observation that it makes, or the code of the reason why it makes none
-- Names become ISO codes, text becomes numbers. doubt is the precedence of the status, said the
-- file's text for messages.
WITH spelled AS (
  SELECT
    *,
    key_of_area(area) AS name_key,
    area = upper(area) AS is_in_capitals,
    lower(trim(measure)) AS measure_code,
    upper(trim(unit)) AS unit_code,
    nullif(regexp_replace(trim(price_base_year), '[.]0+$', ''), '') AS base_text,
    coalesce(
      try_cast(trim(year) AS INT),
      -- 2014.0: a year exported from a numeric column with gaps
      try_cast(regexp_replace(trim(year), '[.]0+$', '') AS INT)) AS year_number,
    upper(trim(coalesce(currency, ''))) AS currency_text,
    upper(trim(coalesce(obs_status, ''))) AS status_text,
    trim(coalesce(value_text, '')) <> '' AS is_value_given
  FROM raw_figure
),
looked_up AS (
  SELECT /*+ BROADCAST(area_name, known) */
    spelled.*,
    area_name.iso3,
    area_name.is_ally,
    area_name.years_beyond_gdp,
    known.obs_status AS known_status,
    known.precedence
  FROM spelled
  LEFT JOIN area_name
    ON area_name.area_key = spelled.name_key
    AND (NOT area_name.is_code OR spelled.is_in_capitals)
    AND coalesce(spelled.year_number, 0) BETWEEN area_name.first_year AND area_name.last_year
  LEFT JOIN observation_status AS known ON known.obs_status = spelled.status_text
),
judged AS (
  SELECT
    *,
    CASE
      WHEN raw_problem IS NOT NULL THEN raw_problem
      WHEN file_edition_id <> edition_id THEN 'other_edition'
      WHEN NOT coalesce(array_contains(known_measures(), measure_code), false)
        THEN 'unknown_measure'
      WHEN NOT coalesce(is_unit_of(unit_code, measure_code), false) THEN 'wrong_unit'
      WHEN base_text IS NOT NULL AND try_cast(base_text AS INT) IS NULL THEN 'wrong_price_base_year'
      WHEN base_text IS NOT NULL AND unit_code IN ('PERCENT', 'PERSONS')
        THEN 'needless_price_base_year'
      WHEN iso3 IS NULL THEN 'unknown_area'
      WHEN year_number IS NULL THEN 'wrong_year'
      WHEN is_value_given
          AND (value IS NULL OR isnan(value) OR abs(value) = double('Infinity')
            OR NOT is_number_text(value_text))
        THEN 'not_a_number'
      WHEN value < 0 AND measure_code <> 'milex_real_change' THEN 'negative'
      WHEN status_text <> '' AND known_status IS NULL THEN 'unknown_status'
      WHEN unit_code = 'XDC' AND currency_text <> '' AND NOT currency_text RLIKE '^[A-Z]{3}$'
        THEN 'unknown_currency'
      WHEN unit_code = 'PERCENT' AND measure_code <> 'milex_real_change' AND NOT is_ally
          AND value * scale > 100
          AND NOT (measure_code = 'share_of_gdp' AND array_contains(years_beyond_gdp, year_number))
        THEN 'share_out_of_range'
    END AS reason_code
  FROM looked_up
)
SELECT
  edition_id,
  measure_code AS measure,
  unit_code AS unit,
  try_cast(base_text AS INT) AS price_base_year,
  iso3,
  year_number AS year,
  value * scale AS value,
  CASE
    WHEN unit_code = 'USD' THEN 'USD'
    WHEN unit_code = 'XDC' THEN nullif(currency_text, '')
  END AS currency,
  CASE
    WHEN value IS NULL THEN if(status_text = 'M', 'M', 'O')
    WHEN status_text <> '' THEN status_text
    ELSE 'A'
  END AS obs_status,
  if(value IS NULL AND status_text <> 'M', 0, coalesce(precedence, 0)) AS doubt,
  nullif(trim(note), '') AS note,
  locator,
  reason_code,
  raw_text,
  struct(
    file_edition_id, measure, unit, base_text, area, year, value_text, status_text,
    currency_text) AS said
FROM judged
