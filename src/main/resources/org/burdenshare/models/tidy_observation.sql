-- tidy_observation: one row an observation as a tidy file has it, its note on one line
SELECT
  edition_id,
  measure,
  unit,
  price_base_year,
  iso3,
  year,
  value,
  currency,
  obs_status,
  regexp_replace(note, '[\r\n]+', ' ') AS note
FROM observation
ORDER BY edition_id, measure, unit, price_base_year, iso3, year
