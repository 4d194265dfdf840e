-- What do Europe and Canada spend beside the United States (US$ billions, constant prices)?
SELECT year, alliance.price_base_year AS prices_of,
       round(alliance.milex_usd_constant / 1e9, 1) AS europe_and_canada,
       round(usa.milex_usd_constant / 1e9, 1) AS united_states,
       round(alliance.share_of_gdp_pct, 3) AS europe_and_canada_share_pct,
       round(usa.share_of_gdp_pct, 3) AS united_states_share_pct
FROM alliance_trend AS alliance
JOIN ally_trend AS usa USING (basis, year)
WHERE basis = 'NATO' AND aggregate = 'NATO_EUROPE_AND_CANADA' AND ally = 'USA'
  AND alliance.price_base_year = usa.price_base_year
ORDER BY year
