-- Where do SIPRI and NATO disagree today (the latest year that both have)?
SELECT year, ally_name, round(nato_share_pct, 3) AS nato_pct, round(sipri_share_pct, 3) AS sipri_pct,
  round(difference_pp, 3) AS difference_pp, nato_meets_guideline AS nato_meets,
  sipri_meets_guideline AS sipri_meets, nato_vintage_date, sipri_vintage_date
FROM basis_gap
WHERE verdict_differs AND is_member AND year = (SELECT max(year) FROM basis_gap)
ORDER BY abs(difference_pp) DESC
