-- Which verdicts since 2014 hang on less than five hundredths of a point, and are they estimates?
SELECT basis, year, ally_name, share_of_gdp_pct, meets_guideline, obs_status, vintage_date
FROM ally_trend
WHERE is_member AND year >= 2014 AND abs(margin_pp) < 0.05
ORDER BY basis, year, ally_name
