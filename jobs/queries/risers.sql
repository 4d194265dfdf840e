-- Whose share of GDP rose most within ten years, and from where to where?
SELECT basis, ally_name, year - 10 AS from_year, year AS to_year,
       round(before_pct, 3) AS from_pct, round(share_of_gdp_pct, 3) AS to_pct,
       round(share_of_gdp_pct - before_pct, 3) AS change_pp
FROM (
  SELECT *, min(share_of_gdp_pct) OVER (PARTITION BY basis, ally ORDER BY year
                                        RANGE BETWEEN 10 PRECEDING AND 10 PRECEDING) AS before_pct
  FROM ally_trend
)
WHERE is_member AND share_of_gdp_pct IS NOT NULL
QUALIFY year = max(year) OVER (PARTITION BY basis) AND before_pct IS NOT NULL
ORDER BY basis, change_pp DESC
