-- Who is at 3.5 % already, and what is missing to it (US$ billions, on the price base of the share)?
SELECT basis, year, ally_name, round(share_of_gdp_pct, 3) AS share_pct, meets_guideline,
       round(shortfall_usd / 1e9, 2) AS shortfall_usd_billions
FROM guideline_verdict
WHERE guideline = 'CORE_3_5' AND is_member
QUALIFY year = max(year) OVER (PARTITION BY basis)
ORDER BY basis, share_pct DESC
