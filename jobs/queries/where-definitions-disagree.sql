-- For which members do NATO's and SIPRI's definitions give different verdicts?
SELECT year, ally_name, round(nato.share_of_gdp_pct, 3) AS nato_pct,
       round(sipri.share_of_gdp_pct, 3) AS sipri_pct,
       nato.meets_guideline AS nato_meets, sipri.meets_guideline AS sipri_meets
FROM ally_trend AS nato
JOIN ally_trend AS sipri USING (ally, year, ally_name)
WHERE nato.basis = 'NATO' AND sipri.basis = 'SIPRI' AND nato.is_member
  AND nato.meets_guideline <> sipri.meets_guideline
ORDER BY year, ally_name
