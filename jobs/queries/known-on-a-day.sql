-- What was known on 18 November 2016 of each ally's latest year (replace the day)?
SELECT basis, ally_name, year, round(share_of_gdp_pct, 3) AS share_pct, obs_status, meets_guideline,
  realtime_start, spending_edition, gdp_edition
FROM (
  SELECT *, max(year) OVER (PARTITION BY basis) AS latest
  FROM share_vintage
  WHERE DATE'2016-11-18' BETWEEN realtime_start AND realtime_end)
WHERE year = latest AND is_member
ORDER BY basis, share_of_gdp_pct DESC
