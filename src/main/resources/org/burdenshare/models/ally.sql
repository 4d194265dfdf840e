-- ally: one row an ally
-- The whole year of accession counts as a member year (the Treaty's accession protocols);
-- assessed: false for a member without armed forces.
SELECT
  iso3,
  name AS ally_name,
  region,
  CAST(accession_date AS DATE) AS accession_date,
  year(CAST(accession_date AS DATE)) AS accession_year,
  CAST(assessed AS BOOLEAN) AS assessed
FROM ally_file
