-- spending_usd: one row an edition, ally or aggregate and year: its spending in US$ at the newest constant prices and at current ones
SELECT
  edition_id,
  iso3 AS ally,
  year,
  max(if(price_base_year IS NOT NULL, struct(price_base_year, value), NULL)) AS constant,
  max(if(price_base_year IS NULL, value, NULL)) AS current
FROM observation
WHERE measure = 'milex' AND unit = 'USD' AND value IS NOT NULL
GROUP BY edition_id, iso3, year
