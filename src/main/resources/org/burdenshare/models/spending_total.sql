-- spending_total: one row an edition and year: what the United States and what Europe and Canada spend, members of the year, millions of US$ at constant prices
-- No row if a member's figure is missing.
WITH member AS (
  SELECT DISTINCT edition_id, ally.iso3 AS ally, year
  FROM observation
  INNER JOIN ally ON ally.iso3 = observation.iso3
  LEFT SEMI JOIN (SELECT edition_id FROM edition WHERE basis IS NOT NULL) USING (edition_id)
  WHERE assessed AND accession_year <= year
    AND measure IN ('milex', 'share_of_gdp') AND value IS NOT NULL
)
SELECT
  edition_id,
  year,
  max(constant.price_base_year) AS price_base_year,
  significant(sum(constant.value) FILTER (WHERE ally = 'USA') / 1e6, 7) AS united_states,
  significant(sum(constant.value) FILTER (WHERE ally <> 'USA') / 1e6, 7) AS europe_and_canada
FROM member
LEFT JOIN spending_usd USING (edition_id, ally, year)
GROUP BY edition_id, year
HAVING count_if(constant IS NULL) = 0 AND count(DISTINCT constant.price_base_year) = 1
