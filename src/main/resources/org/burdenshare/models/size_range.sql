-- size_range: one row a measure, unit and ally: between which bounds its figures lie in all years, in single units
-- An ally with a row of its own in the file is not held to that of all.
SELECT
  measure,
  unit,
  ally.iso3,
  max_by(CAST(least AS DOUBLE), size_range_file.iso3 IS NOT NULL) AS least,
  max_by(CAST(most AS DOUBLE), size_range_file.iso3 IS NOT NULL) AS most
FROM size_range_file
INNER JOIN ally ON size_range_file.iso3 IS NULL OR size_range_file.iso3 = ally.iso3
GROUP BY measure, unit, ally.iso3
