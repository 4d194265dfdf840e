-- aggregate_member: one row an aggregate, area that belongs to it and span of years in which it does
-- Members of NATO's aggregates are allies, from the year of accession or, in a fixed panel, in
-- every year; members of a group are listed in its file. from_year, until_year: the first and last
-- year of membership; 9999: still a member.
WITH of_nato AS (
  SELECT code, name, region, excluded, CAST(members_of_year AS INT) AS members_of_year
  FROM aggregate_file
)
SELECT
  of_nato.code AS aggregate,
  of_nato.name AS aggregate_name,
  ally.iso3 AS ally,
  if(of_nato.members_of_year IS NULL, ally.accession_year, 0) AS from_year,
  9999 AS until_year
FROM of_nato
INNER JOIN ally
  ON (of_nato.region IS NULL OR of_nato.region = ally.region)
  AND (of_nato.excluded IS NULL OR of_nato.excluded <> ally.iso3)
  AND (of_nato.members_of_year IS NULL OR ally.accession_year <= of_nato.members_of_year)
UNION ALL
SELECT
  group_file.`group` AS aggregate,
  coalesce(group_name_file.name, group_file.`group`) AS aggregate_name,
  group_file.iso3 AS ally,
  CAST(group_file.`from` AS INT) AS from_year,
  coalesce(CAST(group_file.until AS INT), 9999) AS until_year
FROM group_file
LEFT JOIN group_name_file ON group_name_file.`group` = group_file.`group`
