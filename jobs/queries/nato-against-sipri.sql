-- What do NATO and SIPRI say of one ally (France here; replace 'FRA'), year by year?
SELECT nato.year, round(nato.share_of_gdp_pct, 3) AS nato_pct, nato.meets_guideline AS nato_meets,
       round(sipri.share_of_gdp_pct, 3) AS sipri_pct, sipri.meets_guideline AS sipri_meets,
       round(nato.share_of_gdp_pct - sipri.share_of_gdp_pct, 3) AS difference_pp
FROM ally_trend AS nato
JOIN ally_trend AS sipri USING (ally, year)
WHERE nato.basis = 'NATO' AND sipri.basis = 'SIPRI' AND ally = 'FRA'
ORDER BY nato.year
