-- year_within_horizon: an edition has no year later than can be known; GDP is forecast for six years
WITH beyond AS (
  SELECT
    edition_id,
    measure,
    unit,
    coalesce(price_base_year, 0) AS base_year,
    vintage_date,
    year(vintage_date) + if(basis IS NULL, 6, 0) AS horizon
  FROM new_series
  INNER JOIN edition USING (edition_id)
  WHERE first_year < 1900 OR last_year > year(vintage_date) + if(basis IS NULL, 6, 0)
)
SELECT /*+ BROADCAST(beyond) */
  edition_id,
  concat(measure, ' in ', unit, ' of ', iso3, ' for ', year, ' (', locator, ') lies outside ',
    '1900 to ', horizon, ', the years an edition of ', vintage_date,
    ' can know; correct the year') AS sentence
FROM new_observation
INNER JOIN beyond USING (edition_id, measure, unit)
WHERE coalesce(price_base_year, 0) = base_year AND (year < 1900 OR year > horizon)
