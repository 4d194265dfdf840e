-- What do Europe and Canada spend beside the United States (US$ billions, constant prices)?
WITH figure AS (
  -- by the newest edition that gives money, for one of shares alone has no sums
  SELECT vintage_date, price_base_year AS prices_of, iso3, year,
         max(value) FILTER (WHERE measure = 'milex') AS milex,
         max(value) FILTER (WHERE measure = 'gdp') AS gdp
  FROM observation
  JOIN edition USING (edition_id)
  WHERE basis = 'NATO' AND unit = 'USD' AND price_base_year IS NOT NULL
  GROUP BY ALL
  QUALIFY vintage_date = max(vintage_date) OVER (PARTITION BY year)
)
SELECT year, prices_of,
       round(sum(milex) FILTER (WHERE ally <> 'USA') / 1e9, 1) AS europe_and_canada,
       round(sum(milex) FILTER (WHERE ally = 'USA') / 1e9, 1) AS united_states,
       round(100 * sum(milex) FILTER (WHERE ally <> 'USA') / sum(gdp) FILTER (WHERE ally <> 'USA'), 3)
         AS europe_and_canada_share_pct,
       round(100 * sum(milex) FILTER (WHERE ally = 'USA') / sum(gdp) FILTER (WHERE ally = 'USA'), 3)
         AS united_states_share_pct
FROM figure
JOIN ally_trend USING (year)
WHERE basis = 'NATO' AND ally = iso3 AND is_member
GROUP BY year, prices_of
HAVING count(milex) = count(share_of_gdp_pct)
ORDER BY year
