-- guideline_verdict: one row a basis, ally, guideline and year with the share that it judges
WITH judged AS (
  SELECT
    ally_on_day.*,
    guideline.guideline,
    guideline.measure,
    guideline.guideline_pct,
    in_force(year, in_force_from, in_force_until) AS guideline_in_force,
    if(measure = 'equipment_share', equipment_share_pct, share_of_gdp_pct) AS judged_pct
  FROM ally_on_day
  CROSS JOIN guideline
),
verdict AS (
  SELECT *, meets(judged_pct, guideline_pct) AS meets_guideline
  FROM judged
  WHERE judged_pct IS NOT NULL
),
in_time AS (
  SELECT
    *,
    lag(struct(year, meets_guideline, is_member)) OVER series AS before
  FROM verdict
  WINDOW series AS (PARTITION BY basis, ally, guideline ORDER BY year)
),
streak AS (
  SELECT
    *,
    -- A streak goes on from the year before, as a member, and begins anew wherever it does not.
    count_if(NOT coalesce(
        meets_guideline AND is_member
        AND before.meets_guideline AND before.is_member AND before.year = year - 1, false))
      OVER (PARTITION BY basis, ally, guideline ORDER BY year) AS streak
  FROM in_time
)
SELECT
  basis,
  ally,
  guideline,
  year,
  ally_name,
  is_member,
  measure,
  guideline_pct,
  guideline_in_force,
  judged_pct,
  share_of_gdp_pct,
  meets_guideline,
  judged_pct - guideline_pct AS margin_pp,
  CASE
    WHEN measure <> 'equipment_share'
      THEN shortfall_usd(share_of_gdp_pct, guideline_pct, gdp_usd, base_milex_usd)
    WHEN meets_guideline THEN 0D
    ELSE base_milex_usd * (guideline_pct - judged_pct) / 100
  END AS shortfall_usd,
  CASE
    WHEN NOT is_member THEN NULL
    WHEN NOT meets_guideline THEN 0
    ELSE CAST(row_number() OVER (PARTITION BY basis, ally, guideline, streak ORDER BY year) AS INT)
  END AS consecutive_years_meeting,
  obs_status,
  vintage_date,
  edition_id,
  share_source,
  share_published_pct,
  gdp_edition_id,
  gdp_vintage_date,
  currency,
  ratio_prices,
  ratio_milex,
  ratio_gdp
FROM streak
