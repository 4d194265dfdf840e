-- year_within_horizon: an edition speaks of no year that it cannot know; GDP is forecast for six years
WITH horizon AS (
  SELECT
    *,
    1900 AS first_year,
    year(vintage_date) + if(basis IS NULL, 6, 0) AS last_year
  FROM dated_observation
  WHERE is_new
)
SELECT
  edition_id,
  concat(measure, ' in ', unit, ' of ', iso3, ' for ', year, ' (', locator, ') lies outside ',
    first_year, ' to ', last_year, ', the years an edition of ', vintage_date,
    ' can know; correct the year') AS sentence
FROM horizon
WHERE year < first_year OR year > last_year
