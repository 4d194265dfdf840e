-- ally_figure: one row a figure of an ally above zero, with its edition and the bounds of its size; null: no bounds
SELECT
  dated_observation.*,
  concat(measure, ' in ', unit) AS series,
  least,
  most
FROM dated_observation
LEFT SEMI JOIN ally USING (iso3)
LEFT JOIN size_range USING (measure, unit, iso3)
WHERE value > 0
