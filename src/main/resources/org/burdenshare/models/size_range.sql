-- size_range: one row a measure, unit and ally: between which bounds its figures lie in all years, in single units
-- An ally with a row of its own in the file is not held to that of all.
WITH bounds AS (
  SELECT measure, unit, iso3, CAST(least AS DOUBLE) AS least, CAST(most AS DOUBLE) AS most
  FROM size_range_file
),
of_all AS (
  SELECT measure, unit, least, most FROM bounds WHERE iso3 IS NULL
)
SELECT
  of_all.measure,
  of_all.unit,
  ally.iso3,
  coalesce(own.least, of_all.least) AS least,
  coalesce(own.most, of_all.most) AS most
FROM of_all
CROSS JOIN ally
LEFT JOIN bounds AS own
  ON own.measure = of_all.measure AND own.unit = of_all.unit AND own.iso3 = ally.iso3
