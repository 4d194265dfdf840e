-- aggregate_member: one row an aggregate and ally that belongs to it
-- from_year: the first year for which it is counted, its accession or, of a fixed panel, any year.
WITH aggregate AS (
  SELECT code, region, excluded, CAST(members_of_year AS INT) AS members_of_year
  FROM aggregate_file
)
SELECT
  aggregate.code AS aggregate,
  ally.iso3 AS ally,
  if(aggregate.members_of_year IS NULL, ally.accession_year, 0) AS from_year
FROM aggregate
INNER JOIN ally
  ON (aggregate.region IS NULL OR aggregate.region = ally.region)
  AND (aggregate.excluded IS NULL OR aggregate.excluded <> ally.iso3)
  AND (aggregate.members_of_year IS NULL OR ally.accession_year <= aggregate.members_of_year)
