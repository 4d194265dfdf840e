-- release_share: one row a basis, ally, year and release of the publisher whose definition it is: the share that it gave, as known on :as_of
-- Beside it stand what the first release that gives the year said, and what the next and the newest that
-- call the measure by the same name do. A GDP that came later does not count, and an edition most of whose
-- shares only repeat others is no release of its own.
WITH known AS (
  SELECT *
  FROM state
  INNER JOIN ally USING (iso3)
  WHERE publisher = basis AND assessed AND share_of_gdp_pct IS NOT NULL AND known_from <= :as_of
),
given AS (
  SELECT
    basis,
    iso3 AS ally,
    year,
    vintage_date,
    edition_id,
    min_by(
      struct(
        edition_id,
        share_of_gdp_pct,
        share_published_pct,
        share_source = 'computed' AS is_computed,
        obs_status IN ('E', 'P', 'F') AS is_estimate),
      known_from) AS share
  FROM known
  GROUP BY basis, iso3, year, vintage_date, edition_id
),
release AS (
  SELECT edition_id
  FROM known
  GROUP BY edition_id
  HAVING count_if(covers) * 2 >= count(*)
),
released AS (
  SELECT given.* EXCEPT (edition_id), measure_name
  FROM given
  LEFT SEMI JOIN release USING (edition_id)
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
  lead(share) OVER of_one_name AS next,
  last(share) OVER all_of_one_name AS newest
FROM released
WINDOW
  in_time AS (PARTITION BY basis, ally, year ORDER BY vintage_date, share.edition_id),
  of_one_name AS (
    PARTITION BY basis, ally, year, measure_name ORDER BY vintage_date, share.edition_id),
  all_of_one_name AS (
    PARTITION BY basis, ally, year, measure_name ORDER BY vintage_date, share.edition_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
