-- dated_observation: one row an observation, with its edition
SELECT
  observation.*,
  price_base_year IS NOT NULL AS is_at_constant_prices,
  publisher,
  basis,
  vintage_date,
  file_name,
  accepted_checks,
  is_new
FROM observation
INNER JOIN edition USING (edition_id)
