-- basis_gap: one row an ally and year with a share on NATO's and on SIPRI's definition, as known on :as_of
-- These are the preferred definition and the next.
SELECT
  nato.ally,
  nato.year,
  nato.ally_name,
  nato.is_member,
  nato.share_of_gdp_pct AS nato_share_pct,
  sipri.share_of_gdp_pct AS sipri_share_pct,
  nato.share_of_gdp_pct - sipri.share_of_gdp_pct AS difference_pp,
  nato.meets_guideline AS nato_meets_guideline,
  sipri.meets_guideline AS sipri_meets_guideline,
  nato.meets_guideline <> sipri.meets_guideline AS verdict_differs,
  guidelines_differing(nato.share_of_gdp_pct, sipri.share_of_gdp_pct, nato.share_guidelines)
    AS guidelines_differing,
  nato.obs_status AS nato_obs_status,
  sipri.obs_status AS sipri_obs_status,
  nato.vintage_date AS nato_vintage_date,
  sipri.vintage_date AS sipri_vintage_date
FROM basis AS preferred
INNER JOIN basis AS next ON next.preference = preferred.preference + 1
INNER JOIN ally_trend AS nato ON nato.basis = preferred.basis
INNER JOIN ally_trend AS sipri
  ON sipri.basis = next.basis AND sipri.ally = nato.ally AND sipri.year = nato.year
WHERE preferred.preference = 1
  AND nato.share_of_gdp_pct IS NOT NULL AND sipri.share_of_gdp_pct IS NOT NULL
