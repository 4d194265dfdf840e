-- share_vintage: one row a basis, ally, year and change of what was known of the share: it, its status, its source or a verdict on it
-- From realtime_start to realtime_end, both included.
WITH known AS (
  SELECT
    basis,
    iso3,
    year,
    ally_name,
    accession_year,
    known_from,
    max_by(
      struct(
        share_of_gdp_pct, share_published_pct, share_source, obs_status,
        edition_id AS spending_edition, gdp_edition_id AS gdp_edition),
      -- The publisher whose definition it is goes before one that prints its figures again.
      struct(publisher = basis, vintage_date, edition_id, known_from)
    ) OVER (PARTITION BY basis, iso3, year ORDER BY known_from) AS known
  FROM state
  INNER JOIN ally USING (iso3)
  WHERE covers AND assessed
),
judged AS (
  SELECT
    known.* EXCEPT (known),
    known.known.*,
    share_guideline.* EXCEPT (in_force_from, in_force_until),
    meets(known.share_of_gdp_pct, guideline_pct) AS meets_guideline,
    guidelines_met(known.share_of_gdp_pct, share_guidelines) AS guidelines_met,
    meets_at_two_decimals(known.share_of_gdp_pct, guideline_pct) AS meets_guideline_rounded,
    meets_at_two_decimals(known.share_published_pct, guideline_pct) AS meets_guideline_published
  FROM known
  CROSS JOIN share_guideline
),
figured AS (
  SELECT
    *,
    -- Differences beyond nine decimals are the noise of division, unless a verdict hangs on them.
    struct(
      round(share_of_gdp_pct, 9), round(share_published_pct, 9), share_source, obs_status,
      meets_guideline, guidelines_met, meets_guideline_rounded, meets_guideline_published) AS figure
  FROM judged
),
compared AS (
  SELECT
    *,
    lag(figure) OVER (PARTITION BY basis, iso3, year ORDER BY known_from) AS figure_before
  FROM figured
),
followed AS (
  SELECT
    *,
    lead(struct(known_from, share_of_gdp_pct, spending_edition))
      OVER (PARTITION BY basis, iso3, year ORDER BY known_from) AS next
  FROM compared
  WHERE NOT figure <=> figure_before
),
released AS (
  SELECT edition_id, measure_name, vintage_date
  FROM edition
),
sampled AS (
  SELECT
    followed.*,
    measure_name,
    samples,
    sample_like(samples, age_of_share(year, vintage_date), size_of_share(share_of_gdp_pct)) AS sample
  FROM followed
  LEFT JOIN released ON released.edition_id = spending_edition
  LEFT JOIN revision_sample AS revised ON revised.basis = followed.basis
),
foreseen AS (
  SELECT *, share_outlook(share_of_gdp_pct, guideline_pct, samples, sample) AS outlook
  FROM sampled
  WHERE share_of_gdp_pct IS NOT NULL
)
SELECT
  basis,
  iso3 AS ally,
  year,
  known_from AS realtime_start,
  coalesce(date_sub(next.known_from, 1), DATE '9999-12-31') AS realtime_end,
  ally_name,
  accession_year <= year AS is_member,
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
  outlook.meets_probability,
  outlook.share_low_pct,
  outlook.share_high_pct,
  outlook.probability_rests_on
FROM foreseen
