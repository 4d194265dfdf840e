-- Which members meet both guidelines in the latest year: 2 % of GDP, and 20 % of it on equipment?
SELECT year, ally_name, round(share_of_gdp_pct, 2) AS share_pct,
       round(equipment_share_pct, 1) AS equipment_pct, meets_guideline, meets_equipment_guideline
FROM ally_trend
WHERE basis = 'NATO' AND is_member AND equipment_share_pct IS NOT NULL
QUALIFY year = max(year) OVER () AND meets_guideline AND meets_equipment_guideline
ORDER BY ally_name
