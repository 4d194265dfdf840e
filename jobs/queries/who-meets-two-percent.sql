-- Which members meet 2 % of GDP in the latest year, on each definition?
SELECT basis, year, rank_in_year AS rank, ally_name, round(share_of_gdp_pct, 3) AS share_pct,
       obs_status, meets_guideline_published AS as_published, vintage_date
FROM ally_trend
WHERE is_member AND share_of_gdp_pct IS NOT NULL
QUALIFY year = max(year) OVER (PARTITION BY basis) AND meets_guideline
ORDER BY basis, rank
