-- coverage_kept: an edition shows at least the members that the edition before it showed for the same year in the same series
-- Different indicators of a publisher are not compared. Areas that were no members may be
-- withdrawn, and a partial edition, which is reported as such, withdraws nothing.
WITH shown AS (
  SELECT
    publisher, basis, struct(measure, unit, is_at_constant_prices) AS series,
    year, edition_id, vintage_date, is_new, iso3
  FROM dated_observation
  LEFT SEMI JOIN (SELECT iso3 FROM ally WHERE assessed) USING (iso3)
  WHERE basis IS NOT NULL AND value IS NOT NULL AND measure IN ('milex', 'share_of_gdp')
),
said AS (
  SELECT
    publisher, basis, series, year, edition_id, vintage_date, is_new,
    collect_set(iso3) AS allies
  FROM shown
  GROUP BY publisher, basis, series, year, edition_id, vintage_date, is_new
),
in_order AS (
  SELECT
    publisher, basis, series, year,
    array_sort(collect_list(struct(vintage_date, edition_id, allies))) AS editions
  FROM said
  GROUP BY publisher, basis, series, year
),
completeness AS (
  SELECT publisher, basis, series, year, judged_by_completeness(editions) AS judged
  FROM in_order
),
judged AS (
  SELECT publisher, basis, series, year, inline(judged)
  FROM completeness
),
missing AS (
  SELECT
    edition_id,
    before.edition_id AS edition_before,
    year,
    explode(array_except(before.allies, allies)) AS iso3
  FROM judged
  INNER JOIN said USING (publisher, basis, series, year, edition_id)
  WHERE is_new AND NOT is_partial
),
lost AS (
  SELECT edition_id, edition_before, year, array_sort(collect_set(iso3)) AS allies
  FROM missing
  LEFT ANTI JOIN shown USING (edition_id, year, iso3)
  INNER JOIN ally USING (iso3)
  WHERE accession_year <= year
  GROUP BY edition_id, edition_before, year
)
SELECT
  edition_id,
  concat('edition ', edition_id, ' shows nothing of ', array_join(allies, ', '), ' for ', year,
    ', edition ', edition_before, ' did; complete the file or accept it in the sidecar',
    ' (accepted: coverage_kept)') AS sentence
FROM lost
