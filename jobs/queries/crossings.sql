-- Who crossed 2 % since the guideline exists, when, and in which direction?
SELECT basis, year, ally_name, direction, round(share_before_pct, 3) AS before_pct,
       round(share_after_pct, 3) AS after_pct
FROM guideline_crossing
WHERE guideline = 'GDP_2' AND guideline_in_force
ORDER BY basis, year, ally_name
