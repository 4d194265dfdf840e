-- seen_revision: one row a basis, ally, year and release: the factor by which the newest release has changed its share, as known on :as_of
SELECT
  basis,
  ally,
  year,
  share.edition_id,
  newest.edition_id AS newest_edition,
  age_of_share(year, vintage_date) AS age,
  size_of_share(share.share_of_gdp_pct) AS size,
  revised_share(share, newest) / share.share_of_gdp_pct AS factor
FROM release_share
WHERE share.edition_id <> newest.edition_id AND share.share_of_gdp_pct > 0
