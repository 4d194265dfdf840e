-- Which verdicts since 2014 may later releases well decide otherwise, and how likely are they to say that 2 % is met?
SELECT basis, year, ally_name, round(share_of_gdp_pct, 4) AS share_pct, meets_guideline, obs_status,
  meets_probability, round(share_low_pct, 2) AS low_pct, round(share_high_pct, 2) AS high_pct, probability_rests_on
FROM ally_trend
WHERE is_member AND year >= 2014 AND meets_probability > 0.1 AND meets_probability < 0.9
ORDER BY basis, year, ally_name
