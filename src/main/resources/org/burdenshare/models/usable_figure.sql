-- usable_figure: one row a raw figure that makes an observation; rows of one key may repeat
SELECT
  edition_id, measure, unit, price_base_year, iso3, year, value, currency, obs_status, note, locator,
  doubt
FROM conformed_figure
WHERE reason_code IS NULL
