-- known_on_day: one row a basis, area and year: the state of knowledge that counted on :as_of
-- A row is never mixed from two editions: the newest that covers the year, else the newest with any
-- figure.
WITH known AS (
  SELECT
    *,
    -- The publisher whose definition it is goes before one that prints its figures again.
    row_number() OVER (
      PARTITION BY basis, iso3, year
      ORDER BY covers DESC, publisher = basis DESC, vintage_date DESC, edition_id DESC,
        known_from DESC) AS place
  FROM state
  WHERE known_from <= :as_of
    AND (covers OR base_milex_usd IS NOT NULL OR milex_xdc IS NOT NULL OR gdp_usd IS NOT NULL)
)
SELECT
  basis, iso3, year, edition_id, publisher, vintage_date, known_from,
  gdp_edition_id, gdp_vintage_date,
  milex_usd, milex_usd_constant, price_base_year, milex_xdc, currency,
  base_milex_usd, gdp_usd, gdp_base_year,
  share_of_gdp_pct, share_nominal_pct, share_published_pct, share_source, obs_status,
  ratio_prices, ratio_milex, ratio_gdp,
  equipment_share_pct, population, published_per_capita_usd
FROM known
WHERE place = 1
