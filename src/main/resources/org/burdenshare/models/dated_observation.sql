-- dated_observation: one row an observation of an area that the trends speak of, with its edition
SELECT
  concerned.*,
  price_base_year IS NOT NULL AS is_at_constant_prices,
  publisher,
  basis,
  vintage_date,
  file_name,
  accepted_checks,
  is_new
FROM concerned
INNER JOIN edition USING (edition_id)
