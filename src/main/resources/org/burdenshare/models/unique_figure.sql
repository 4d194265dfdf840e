-- unique_figure: one row an edition, measure, unit, price base, area and year
-- Rows that repeat a key with the same value are one observation, with the most doubtful status and
-- the least certain currency among them: XXX before a named one, and a named one before none. If
-- the values differ, or two currencies are named, rival_value and rival_locator hold the other one.
WITH gathered AS (
  SELECT
    edition_id,
    measure,
    unit,
    price_base_year,
    iso3,
    year,
    min(struct(value IS NULL, value, -doubt, obs_status, note, locator)) AS first,
    max(struct(value IS NULL, value, locator)) AS last,
    bool_or(currency = 'XXX') AS uncertain,
    min(struct(currency, locator)) FILTER (WHERE currency <> 'XXX') AS named,
    max(struct(currency, locator)) FILTER (WHERE currency <> 'XXX') AS rival
  FROM usable_figure
  GROUP BY edition_id, measure, unit, price_base_year, iso3, year
),
compared AS (
  SELECT
    *,
    NOT first.value <=> last.value AS values_differ,
    coalesce(named.currency <> rival.currency, false) AND first.value <=> last.value
      AS currencies_differ
  FROM gathered
)
SELECT
  edition_id,
  measure,
  unit,
  price_base_year,
  iso3,
  year,
  first.value AS value,
  if(uncertain, 'XXX', named.currency) AS currency,
  first.obs_status AS obs_status,
  first.note AS note,
  if(currencies_differ, named.locator, first.locator) AS locator,
  CASE
    WHEN values_differ THEN coalesce(CAST(last.value AS STRING), 'no value')
    WHEN currencies_differ THEN concat(coalesce(CAST(last.value AS STRING), 'no value'), ' in ',
      rival.currency, ', not ', named.currency)
  END AS rival_value,
  CASE
    WHEN values_differ THEN last.locator
    WHEN currencies_differ THEN rival.locator
  END AS rival_locator
FROM compared
