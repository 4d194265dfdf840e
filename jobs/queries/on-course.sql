-- Where would shares be in 2029 and 2035 if growth kept its mean, and what does 3.5 % take (arithmetic, not forecast)?
SELECT basis, ally_name, last_year, growth_years, round(share_of_gdp_pct, 2) AS share_pct,
  round(share_in_review_year_pct, 2) AS in_2029_pct, round(share_in_due_year_pct, 2) AS in_2035_pct,
  round(milex_growth_pct, 1) AS milex_growth_pct, round(gdp_growth_pct, 1) AS gdp_growth_pct,
  round(milex_growth_needed_pct, 1) AS needed_growth_pct,
  round(increase_needed_usd / 1e9, 2) AS needed_usd_bn_a_year
FROM projection
WHERE growth_years = 5
ORDER BY basis, share_in_due_year_pct DESC
