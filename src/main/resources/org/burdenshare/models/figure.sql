-- figure: one row an edition, area and year with all of its figures
-- A status is a struct of precedence and code, the most doubtful where a measure has several figures.
WITH told AS (
  -- Shuffled before grouping: a partial aggregation would only sort twice, since each figure occurs
  -- once.
  SELECT /*+ REPARTITION(iso3, year) */
    edition_id, iso3, year, measure, unit, price_base_year, value, currency,
    struct(precedence, obs_status) AS status
  FROM concerned
  INNER JOIN observation_status USING (obs_status)
  WHERE value IS NOT NULL
),
figured AS (
  SELECT
    edition_id,
    iso3,
    year,
    max(value) FILTER (
      WHERE measure = 'milex' AND unit = 'XDC' AND price_base_year IS NULL) AS milex_xdc,
    max(currency) FILTER (
      WHERE measure = 'milex' AND unit = 'XDC' AND price_base_year IS NULL) AS currency,
    max(value) FILTER (
      WHERE measure = 'milex_financial_year' AND unit = 'XDC'
        AND price_base_year IS NULL) AS milex_financial_year_xdc,
    max(value) FILTER (
      WHERE measure = 'milex' AND unit = 'USD' AND price_base_year IS NULL) AS milex_usd,
    -- Of several bases of constant prices the newest
    max(struct(price_base_year, value)) FILTER (
      WHERE measure = 'milex' AND unit = 'USD'
        AND price_base_year IS NOT NULL) AS milex_constant,
    max(value) FILTER (
      WHERE measure = 'gdp' AND unit = 'XDC' AND price_base_year IS NULL) AS gdp_xdc,
    max(currency) FILTER (
      WHERE measure = 'gdp' AND unit = 'XDC' AND price_base_year IS NULL) AS gdp_currency,
    max(value) FILTER (
      WHERE measure = 'gdp' AND unit = 'USD' AND price_base_year IS NULL) AS own_gdp_usd,
    max(struct(price_base_year, value)) FILTER (
      WHERE measure = 'gdp' AND unit = 'USD' AND price_base_year IS NOT NULL) AS gdp_constant,
    max(value) FILTER (
      WHERE measure = 'share_of_gdp' AND unit = 'PERCENT'
        AND price_base_year IS NULL) AS share_published_pct,
    max(value) FILTER (
      WHERE measure = 'equipment_share' AND unit = 'PERCENT'
        AND price_base_year IS NULL) AS equipment_share_pct,
    max(value) FILTER (
      WHERE measure = 'population' AND unit = 'PERSONS'
        AND price_base_year IS NULL) AS population,
    max(value) FILTER (
      WHERE measure = 'milex_per_capita' AND unit = 'USD'
        AND price_base_year IS NULL) AS published_per_capita_usd,
    max(status) FILTER (WHERE measure = 'milex') AS milex_status,
    max(status) FILTER (WHERE measure = 'gdp') AS gdp_status,
    max(status) FILTER (WHERE measure = 'share_of_gdp') AS share_status
  FROM told
  GROUP BY edition_id, iso3, year
)
SELECT
  edition_id,
  publisher,
  basis,
  vintage_date,
  figured.* EXCEPT (edition_id)
FROM figured
INNER JOIN edition USING (edition_id)
