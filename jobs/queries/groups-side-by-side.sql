-- How do groups of countries compare in the latest year: how many of each meet 2 %, and what do they spend together?
SELECT basis, aggregate, year, members, assessed, meeting,
       round(median_share_pct, 2) AS median_pct, round(share_of_gdp_pct, 2) AS together_pct
FROM alliance_trend
WHERE assessed > 0
QUALIFY year = max(year) OVER (PARTITION BY basis)
ORDER BY basis, median_pct DESC, aggregate
