-- share_vintage: one row a basis, ally, year and change of what was known of the share: it, its status, its source or a verdict on it
-- From realtime_start to realtime_end, both included.
WITH known AS (
  SELECT
    *,
    known_from <= :as_of AND coalesce(next.known_from > :as_of, true) AS is_current
  FROM share_change_cause
)
SELECT
  basis,
  iso3 AS ally,
  year,
  known_from AS realtime_start,
  coalesce(date_sub(next.known_from, 1), DATE '9999-12-31') AS realtime_end,
  ally_name,
  is_member_in(year, accession_year) AS is_member,
  share_of_gdp_pct,
  share_published_pct,
  share_source,
  obs_status,
  guideline,
  guideline_pct,
  share_guidelines,
  meets_guideline,
  guidelines_met,
  meets_guideline_rounded,
  meets_guideline_published,
  spending_edition,
  measure_name,
  gdp_edition,
  CASE
    WHEN next IS NULL THEN NULL
    WHEN next.share_of_gdp_pct IS NULL THEN 'withdrawn'
    ELSE 'revised'
  END AS end_reason,
  next.spending_edition AS ended_by,
  behind.prices,
  change_reason,
  change_pp,
  change_spending_pp,
  change_gdp_pp,
  change_prices_pp,
  change_source_pp,
  change_measure_pp,
  revised_spending_pct,
  revised_gdp_pct,
  if(is_current, outlook.meets_probability, NULL) AS meets_probability,
  if(is_current, outlook.share_low_pct, NULL) AS share_low_pct,
  if(is_current, outlook.share_high_pct, NULL) AS share_high_pct,
  CASE
    WHEN is_current THEN outlook.probability_rests_on
    WHEN known_from > :as_of THEN 'not told: it was not known on the day of the publication'
    ELSE 'not told: another figure is known since'
  END AS probability_rests_on
FROM known
LEFT JOIN (SELECT ally AS iso3, * EXCEPT (ally) FROM share_outlook) AS outlook
  USING (basis, iso3, year)
