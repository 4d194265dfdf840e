-- When a member crossed 2 %, was it its spending or its GDP that moved (log points, adding up)?
SELECT basis, year, ally_name, direction, round(log_share_change, 4) AS log_share_change,
       round(spending_contribution, 4) AS by_spending, round(gdp_contribution, 4) AS by_gdp,
       abs(gdp_contribution) > abs(spending_contribution) AS gdp_moved_more
FROM guideline_crossing
WHERE guideline = 'GDP_2' AND guideline_in_force AND spending_contribution IS NOT NULL
ORDER BY basis, year, ally_name
