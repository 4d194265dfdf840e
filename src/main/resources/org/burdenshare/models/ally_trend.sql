-- ally_trend: one row a basis, ally and year, as known on :as_of
-- A share changes like with like: where one year is computed and the other printed, or the two over
-- different GDP, as both years are printed.
WITH judged AS (
  SELECT
    ally_on_day.*,
    share_guideline.guideline,
    share_guideline.guideline_pct,
    share_guideline.share_guidelines,
    in_force(year, in_force_from, in_force_until) AS guideline_in_force,
    meets(share_of_gdp_pct, guideline_pct) AS meets_guideline,
    is_member AND share_of_gdp_pct IS NOT NULL AS is_counted
  FROM ally_on_day
  CROSS JOIN share_guideline
),
verdict AS (
  SELECT
    judged.*,
    on_share.shortfall_usd,
    on_share.consecutive_years_meeting,
    on_equipment.meets_guideline AS meets_equipment_guideline
  FROM judged
  LEFT JOIN guideline_verdict AS on_share
    ON on_share.basis = judged.basis AND on_share.ally = judged.ally
    AND on_share.year = judged.year AND on_share.guideline = judged.guideline
  LEFT JOIN guideline_verdict AS on_equipment
    ON on_equipment.basis = judged.basis AND on_equipment.ally = judged.ally
    AND on_equipment.year = judged.year AND on_equipment.guideline = 'EQUIP_20'
    AND on_equipment.guideline_in_force
),
in_time AS (
  SELECT
    *,
    lag(struct(year, edition_id, gdp_edition_id, share_source, share_of_gdp_pct, share_published_pct,
        milex_usd_constant, price_base_year))
      OVER ally_years AS before,
    min(year) OVER three_years AS first_of_three,
    count(share_of_gdp_pct) OVER three_years AS known_of_three,
    avg(share_of_gdp_pct) OVER three_years AS mean_of_three,
    rank() OVER (PARTITION BY basis, year, is_counted ORDER BY share_of_gdp_pct DESC) AS place
  FROM verdict
  WINDOW
    ally_years AS (PARTITION BY basis, ally ORDER BY year),
    three_years AS (PARTITION BY basis, ally ORDER BY year ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
),
moved AS (
  SELECT
    *,
    -- Changes are computed only between consecutive years of one edition.
    before.year = year - 1 AND before.edition_id = edition_id AS follows,
    shares_of_two_years(
      struct(before.edition_id, before.gdp_edition_id, before.share_source,
        before.share_of_gdp_pct, before.share_published_pct),
      struct(edition_id, gdp_edition_id, share_source, share_of_gdp_pct, share_published_pct))
      AS compared
  FROM in_time
)
SELECT
  basis,
  ally,
  year,
  ally_name,
  assessed,
  is_member,
  edition_id,
  vintage_date,
  gdp_vintage_date,
  gdp_edition_id,
  milex_usd,
  milex_usd_constant,
  price_base_year,
  milex_xdc,
  currency,
  gdp_usd,
  gdp_base_year,
  base_milex_usd,
  share_of_gdp_pct,
  share_nominal_pct,
  share_published_pct,
  share_source,
  obs_status,
  guideline,
  guideline_pct,
  guideline_in_force,
  share_guidelines,
  meets_guideline,
  meets_at_two_decimals(share_of_gdp_pct, guideline_pct) AS meets_guideline_rounded,
  meets_at_two_decimals(share_published_pct, guideline_pct) AS meets_guideline_published,
  guidelines_met(share_of_gdp_pct, share_guidelines) AS guidelines_met,
  share_of_gdp_pct - guideline_pct AS margin_pp,
  shortfall_usd,
  if(is_counted, place, NULL) AS rank_in_year,
  if(follows, compared.share_pct - compared.before_pct, NULL) AS share_change_pp,
  CASE WHEN follows AND before.price_base_year = price_base_year
    THEN (try_divide(milex_usd_constant, before.milex_usd_constant) - 1) * 100
  END AS real_growth_pct,
  if(first_of_three = year - 2 AND known_of_three = 3, mean_of_three, NULL) AS share_avg_3y_pct,
  consecutive_years_meeting,
  equipment_share_pct,
  meets_equipment_guideline,
  CASE WHEN share_of_gdp_pct IS NOT NULL AND meets_equipment_guideline IS NOT NULL
    THEN meets_equipment_guideline AND meets_guideline
  END AS meets_both_guidelines,
  coalesce(try_divide(milex_usd, population), published_per_capita_usd) AS milex_per_capita_usd,
  meets_probability,
  share_low_pct,
  share_high_pct,
  probability_rests_on,
  ratio_prices,
  ratio_milex,
  ratio_gdp
FROM moved
LEFT JOIN share_outlook USING (basis, ally, year)
