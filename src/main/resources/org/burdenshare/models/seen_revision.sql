-- seen_revision: one row a basis, ally, year and release: the factor by which the newest release that calls the measure by the same name has changed its share, as known on :as_of
WITH compared AS (
  SELECT *, compared_shares(share, newest) AS pct
  FROM release_share
  WHERE share.edition_id <> newest.edition_id
)
SELECT
  basis,
  ally,
  year,
  share.edition_id,
  newest.edition_id AS newest_edition,
  age_of_share(year, vintage_date) AS age,
  size_of_share(pct.first_pct) AS size,
  pct.later_pct / pct.first_pct AS factor
FROM compared
WHERE pct.first_pct > 0
