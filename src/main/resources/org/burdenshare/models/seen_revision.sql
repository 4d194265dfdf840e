-- seen_revision: one row a basis, ally, year, release and later release: the factor by which that has changed the share, as known on :as_of
-- The later release is the next and, if that is another, the newest that calls the measure by the same name.
WITH followed AS (
  SELECT *, explode(array_distinct(array(next, newest))) AS later
  FROM release_share
  WHERE next IS NOT NULL
),
compared AS (
  SELECT *, compared_shares(share, later) AS pct
  FROM followed
)
SELECT
  basis,
  ally,
  year,
  share.edition_id,
  later.edition_id AS later_edition,
  age_of_share(year, vintage_date) AS age,
  size_of_share(pct.first_pct) AS size,
  pct.later_pct / pct.first_pct AS factor
FROM compared
WHERE pct.first_pct > 0
