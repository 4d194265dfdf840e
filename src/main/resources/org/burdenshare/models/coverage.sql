-- coverage: one row an edition and year that it covers: one for which it gives a share of an assessed ally
-- covered_from is the first day on which the edition made a share of the year known; place is the
-- number of its publisher's complete editions up to it; successor is the next complete edition,
-- null for the last; before is the one valid before it, null for the first.
WITH said AS (
  SELECT
    publisher,
    basis,
    year,
    edition_id,
    vintage_date,
    min(known_from) AS covered_from,
    collect_set(iso3) AS allies
  FROM share
  LEFT SEMI JOIN (SELECT iso3 FROM ally WHERE assessed) USING (iso3)
  WHERE share_of_gdp_pct IS NOT NULL
  GROUP BY publisher, basis, year, edition_id, vintage_date
),
in_order AS (
  SELECT
    publisher,
    basis,
    year,
    array_sort(collect_list(struct(vintage_date, edition_id, allies))) AS editions
  FROM said
  GROUP BY publisher, basis, year
),
completeness AS (
  SELECT publisher, basis, year, judged_by_completeness(editions) AS judged
  FROM in_order
),
judged AS (
  SELECT publisher, basis, year, inline(judged)
  FROM completeness
),
placed AS (
  SELECT
    said.*,
    is_partial,
    before,
    if(is_partial, NULL, struct(edition_id, vintage_date, covered_from)) AS standing
  FROM said
  INNER JOIN judged USING (publisher, basis, year, edition_id)
)
SELECT
  publisher,
  basis,
  year,
  edition_id,
  vintage_date,
  covered_from,
  allies,
  is_partial,
  before,
  count(standing) OVER in_time AS place,
  lead(standing) IGNORE NULLS OVER in_time AS successor
FROM placed
WINDOW in_time AS (PARTITION BY publisher, basis, year ORDER BY vintage_date, edition_id)
