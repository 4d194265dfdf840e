-- Which members have met 2 % for the most years in a row, up to the latest year?
SELECT basis, ally_name, consecutive_years_meeting AS years_in_a_row,
       year - consecutive_years_meeting + 1 AS since
FROM ally_trend
WHERE is_member AND share_of_gdp_pct IS NOT NULL
QUALIFY year = max(year) OVER (PARTITION BY basis) AND consecutive_years_meeting > 0
ORDER BY basis, years_in_a_row DESC, ally_name
