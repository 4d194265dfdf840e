-- share: one row a spending edition, area, year and day from which it was known so
-- Both sides of a ratio share currency, unit, price base and territory: the edition's constant prices
-- over its own constant prices, else current prices over current GDP, its own or its partner's, unless
-- that is of another territory (gdp_territory); where none is possible the share is the publisher's own.
WITH gdp_of_territory AS (
  SELECT edition_id, iso3, year, gdp_xdc, gdp_currency, gdp_status
  FROM figure
  LEFT ANTI JOIN gdp_territory
    ON gdp_territory.iso3 = figure.iso3 AND gdp_territory.gdp_publisher = figure.publisher
    AND figure.year < gdp_territory.first_year
),
with_partner AS (
  SELECT
    spending.*,
    partner.known_from,
    partner.gdp_edition_id AS partner_edition_id,
    partner.gdp_vintage_date AS partner_vintage_date,
    gdp.gdp_xdc AS partner_gdp_xdc,
    gdp.gdp_currency AS partner_currency,
    gdp.gdp_status AS partner_status
  FROM figure AS spending
  INNER JOIN gdp_partner AS partner
    ON partner.edition_id = spending.edition_id AND partner.iso3 = spending.iso3
  LEFT JOIN gdp_of_territory AS gdp
    ON gdp.edition_id = partner.gdp_edition_id AND gdp.iso3 = spending.iso3
    AND gdp.year = spending.year
  WHERE spending.basis IS NOT NULL
),
with_ratio AS (
  SELECT
    *,
    CASE
      WHEN milex_constant.price_base_year = gdp_constant.price_base_year
        THEN struct('constant_usd' AS prices, milex_constant.value AS milex,
          gdp_constant.value AS gdp, gdp_status AS gdp_status,
          edition_id AS gdp_edition_id, vintage_date AS gdp_vintage_date)
      WHEN milex_usd IS NOT NULL AND own_gdp_usd IS NOT NULL
        THEN struct('current_usd' AS prices, milex_usd AS milex,
          own_gdp_usd AS gdp, gdp_status AS gdp_status,
          edition_id AS gdp_edition_id, vintage_date AS gdp_vintage_date)
      WHEN milex_xdc IS NOT NULL AND gdp_xdc IS NOT NULL
          AND is_same_currency(milex_xdc, currency, gdp_xdc, gdp_currency, share_published_pct)
        THEN struct('current_xdc' AS prices, milex_xdc AS milex,
          gdp_xdc AS gdp, gdp_status AS gdp_status,
          edition_id AS gdp_edition_id, vintage_date AS gdp_vintage_date)
      WHEN milex_xdc IS NOT NULL AND partner_gdp_xdc IS NOT NULL
          AND is_same_currency(
            milex_xdc, currency, partner_gdp_xdc, partner_currency, share_published_pct)
        THEN struct('current_xdc' AS prices, milex_xdc AS milex,
          partner_gdp_xdc AS gdp, partner_status AS gdp_status,
          partner_edition_id AS gdp_edition_id, partner_vintage_date AS gdp_vintage_date)
    END AS ratio
  FROM with_partner
),
divided AS (
  SELECT *, try_divide(ratio.milex, ratio.gdp) * 100 AS quotient_pct
  FROM with_ratio
),
computed AS (
  SELECT
    *,
    if(
      ratio.prices IN ('constant_usd', 'current_usd')
        AND is_printed_share(quotient_pct, share_published_pct, ratio.milex, ratio.gdp),
      share_published_pct,
      quotient_pct) AS computed_pct,
    coalesce(ratio.prices = 'constant_usd', false) AS is_by_constant
  FROM divided
),
priced AS (
  SELECT
    *,
    computed_pct IS NOT NULL AS is_computed,
    coalesce(computed_pct, share_published_pct) AS share_of_gdp_pct,
    -- GDP of an area without spending is on the prices of its edition's other shares, for one sum takes both.
    is_by_constant
      OR (milex_usd IS NULL AND gdp_constant IS NOT NULL
        AND (own_gdp_usd IS NULL
          OR bool_or(is_by_constant) OVER (PARTITION BY edition_id, year))) AS is_gdp_constant
  FROM computed
)
SELECT
  edition_id,
  publisher,
  basis,
  vintage_date,
  known_from,
  iso3,
  year,
  if(is_computed, ratio.gdp_edition_id, NULL) AS gdp_edition_id,
  if(is_computed, ratio.gdp_vintage_date, NULL) AS gdp_vintage_date,
  milex_usd,
  milex_constant.value AS milex_usd_constant,
  coalesce(
    milex_constant.price_base_year,
    if(is_gdp_constant, gdp_constant.price_base_year, NULL)) AS price_base_year,
  milex_xdc,
  nullif(currency, 'XXX') AS currency,
  -- Money in US$ on the prices of the ratio
  if(is_by_constant, milex_constant.value, milex_usd) AS base_milex_usd,
  CASE
    WHEN is_gdp_constant THEN gdp_constant.value
    WHEN milex_usd IS NULL OR ratio.prices = 'current_usd' THEN own_gdp_usd
    ELSE try_divide(milex_usd * 100, share_of_gdp_pct)
  END AS gdp_usd,
  if(is_gdp_constant, gdp_constant.price_base_year, NULL) AS gdp_base_year,
  share_of_gdp_pct,
  if(is_by_constant, try_divide(milex_usd, own_gdp_usd) * 100, NULL) AS share_nominal_pct,
  share_published_pct,
  CASE
    WHEN is_computed THEN 'computed'
    WHEN share_published_pct IS NOT NULL THEN 'published'
  END AS share_source,
  if(
    is_computed,
    greatest(milex_status, ratio.gdp_status),
    coalesce(share_status, milex_status)).obs_status AS obs_status,
  if(is_computed, ratio.prices, NULL) AS ratio_prices,
  if(is_computed, ratio.milex, NULL) AS ratio_milex,
  if(is_computed, ratio.gdp, NULL) AS ratio_gdp,
  CASE WHEN ratio.prices = 'current_xdc'
    THEN try_divide(milex_financial_year_xdc, ratio.gdp) * 100
  END AS share_of_financial_year_pct,
  equipment_share_pct,
  population,
  published_per_capita_usd,
  -- What the edition itself says, whatever is computed from it
  struct(
    milex_xdc, milex_financial_year_xdc, milex_usd, milex_constant,
    gdp_xdc, own_gdp_usd, gdp_constant,
    share_published_pct, equipment_share_pct, population, published_per_capita_usd,
    milex_status, gdp_status, share_status) AS given
FROM priced
