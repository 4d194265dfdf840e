-- redenomination: one row a new currency of an ally and the year in which it came
-- Editions convert all years of a series sooner or later.
SELECT
  iso3,
  CAST(year AS INT) AS currency_year,
  CAST(old_units_in_new AS DOUBLE) AS old_units_in_new
FROM redenomination_file
