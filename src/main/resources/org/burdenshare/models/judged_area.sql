-- judged_area: one row an area that is judged: an ally, or an area of a group that is none
-- An area that never joined has no accession date, and is a member in no year.
SELECT iso3, ally_name, accession_date, accession_year, assessed
FROM ally
UNION ALL
SELECT DISTINCT
  group_file.iso3,
  area_file.name AS ally_name,
  CAST(NULL AS DATE) AS accession_date,
  CAST(NULL AS INT) AS accession_year,
  true AS assessed
FROM group_file
INNER JOIN area_file ON area_file.code = group_file.iso3
LEFT ANTI JOIN ally ON ally.iso3 = group_file.iso3
