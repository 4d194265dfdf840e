-- share_interval: one row a basis, ally, year and change of what was known of the share: it, its status, its source or a verdict on it
-- Beside it stands what was known before, and what followed. A row without a share is a withdrawal.
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
        edition_id AS spending_edition, gdp_edition_id AS gdp_edition,
        struct(
          CASE
            WHEN ratio_prices = 'constant_usd' OR (ratio_prices IS NULL AND gdp_base_year IS NOT NULL)
              THEN concat('prices of ', coalesce(gdp_base_year, price_base_year))
            WHEN ratio_prices IS NOT NULL THEN 'current prices'
          END AS prices,
          ratio_prices, ratio_milex, ratio_gdp, milex_xdc, gdp_xdc, milex_usd, own_gdp_usd)
          AS behind),
      -- The publisher whose definition it is goes before one that prints its figures again.
      struct(publisher = basis, vintage_date, edition_id, known_from)
    ) OVER (PARTITION BY basis, iso3, year ORDER BY known_from) AS known
  FROM state
  INNER JOIN judged_area USING (iso3)
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
)
SELECT
  *,
  lead(struct(known_from, share_of_gdp_pct, spending_edition)) OVER in_time AS next,
  lag(share_of_gdp_pct IS NULL) OVER in_time AS was_withdrawn,
  -- What was known before, also over a withdrawal
  lag(if(
      share_of_gdp_pct IS NULL,
      NULL,
      struct(
        share_of_gdp_pct, share_published_pct, share_source, obs_status, spending_edition,
        gdp_edition, behind))) IGNORE NULLS OVER in_time AS before
FROM compared
WHERE NOT figure <=> figure_before
WINDOW in_time AS (PARTITION BY basis, iso3, year ORDER BY known_from)
