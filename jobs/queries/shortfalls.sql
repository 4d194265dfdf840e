-- Who is short of 2 % in the latest year, and by how much money (US$ billions)?
SELECT basis, year, ally_name, round(share_of_gdp_pct, 3) AS share_pct,
       round(margin_pp, 3) AS margin_pp, round(shortfall_usd / 1e9, 2) AS shortfall_usd_billions
FROM ally_trend
WHERE is_member AND share_of_gdp_pct IS NOT NULL
QUALIFY year = max(year) OVER (PARTITION BY basis) AND NOT meets_guideline
ORDER BY basis, shortfall_usd DESC NULLS LAST
