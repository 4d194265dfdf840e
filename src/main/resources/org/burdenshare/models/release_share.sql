-- release_share: one row a basis, ally, year and release of the publisher whose definition it is: the share that it gave, as known on :as_of
-- The first and the newest release that give the year stand beside it. A GDP that came later does not
-- count, and an edition that only repeats others is no release of its own.
WITH given AS (
  SELECT
    basis,
    iso3 AS ally,
    year,
    vintage_date,
    edition_id,
    min_by(
      struct(
        edition_id, share_of_gdp_pct, share_source,
        obs_status IN ('E', 'P', 'F') AS is_estimate),
      known_from) AS share
  FROM state
  INNER JOIN ally USING (iso3)
  WHERE publisher = basis AND assessed AND share_of_gdp_pct IS NOT NULL AND known_from <= :as_of
  GROUP BY basis, iso3, year, vintage_date, edition_id
),
released AS (
  SELECT given.* EXCEPT (edition_id), measure_name
  FROM given
  LEFT SEMI JOIN (SELECT edition_id FROM state WHERE covers AND share_of_gdp_pct IS NOT NULL)
    USING (edition_id)
  INNER JOIN (SELECT edition_id, measure_name FROM edition) USING (edition_id)
)
SELECT
  basis,
  ally,
  year,
  vintage_date,
  measure_name,
  share,
  CAST(row_number() OVER in_time - 1 AS INT) AS releases_before,
  first(share) OVER in_time AS first,
  first(measure_name) OVER in_time AS first_measure_name,
  last(share) OVER all_releases AS newest
FROM released
WINDOW
  in_time AS (PARTITION BY basis, ally, year ORDER BY vintage_date, share.edition_id),
  all_releases AS (
    PARTITION BY basis, ally, year ORDER BY vintage_date, share.edition_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
