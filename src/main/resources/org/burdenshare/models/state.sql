-- state: one row a spending edition, area, year and day from which it was known so, and one without figures for whom an edition withdrew
-- An edition that covers a year supersedes the older ones, both for the areas in it and for those
-- missing from it: a figure that the next edition of the same publisher no longer gives was
-- withdrawn. covers: whether it supersedes. A partial edition supersedes only for the areas in it,
-- and a copy does not supersede: the figures that it repeats remain as they were known.
WITH placed AS (
  SELECT
    share.*,
    place,
    successor,
    coalesce(is_partial, false) AS is_partial,
    coalesce(
      known_from >= covered_from AND (NOT is_partial OR share_of_gdp_pct IS NOT NULL),
      false) AS is_placed
  FROM share
  LEFT JOIN coverage ON coverage.edition_id = share.edition_id AND coverage.year = share.year
),
-- A copy: every figure that it and the edition that it copies both give is equal, what it copies was
-- neither revised nor withdrawn in between, and it is of a partial edition, as an export of one country,
-- or no share can be computed from it, as from an export of printed shares alone.
computable AS (
  SELECT
    *,
    is_placed AND NOT is_partial AND (
      given.milex_xdc IS NOT NULL
      OR coalesce(given.milex_constant.price_base_year = given.gdp_constant.price_base_year, false)
      OR (given.milex_usd IS NOT NULL AND given.own_gdp_usd IS NOT NULL)) AS is_original,
    lag(place) OVER in_time AS place_before
  FROM placed
  WINDOW in_time AS (
    PARTITION BY publisher, basis, iso3, year, is_placed
    ORDER BY vintage_date, edition_id, known_from)
),
with_original AS (
  SELECT
    *,
    last(if(is_original, struct(given.*, share_of_gdp_pct), NULL)) IGNORE NULLS OVER (
      PARTITION BY publisher, basis, iso3, year, is_placed
      ORDER BY vintage_date, edition_id, known_from) AS original
  FROM computable
),
compared AS (
  SELECT
    *,
    -- Both print the share, or there was none to be withdrawn.
    if(
        given.share_published_pct IS NULL,
        original.share_of_gdp_pct IS NULL,
        original.share_published_pct IS NOT NULL)
      AND given.share_status.obs_status <=> original.share_status.obs_status
      AND is_equal_if_given(given.share_published_pct, original.share_published_pct)
      AND is_equal_if_given(given.milex_xdc, original.milex_xdc)
      AND is_equal_if_given(given.milex_financial_year_xdc, original.milex_financial_year_xdc)
      AND is_equal_if_given(given.milex_usd, original.milex_usd)
      AND is_equal_if_given(given.gdp_xdc, original.gdp_xdc)
      AND is_equal_if_given(given.own_gdp_usd, original.own_gdp_usd)
      AND is_equal_if_given(given.equipment_share_pct, original.equipment_share_pct)
      AND is_equal_if_given(given.population, original.population)
      AND is_equal_if_given(given.published_per_capita_usd, original.published_per_capita_usd)
      -- Constant prices of two bases cannot be compared.
      AND (is_equal_if_given(given.milex_constant.value, original.milex_constant.value)
        OR given.milex_constant.price_base_year <> original.milex_constant.price_base_year)
      AND (is_equal_if_given(given.gdp_constant.value, original.gdp_constant.value)
        OR given.gdp_constant.price_base_year <> original.gdp_constant.price_base_year)
      -- A copy cannot show the status of a figure that it does not repeat.
      AND coalesce(given.milex_status.precedence <= original.milex_status.precedence, true)
      AND coalesce(given.gdp_status.precedence <= original.gdp_status.precedence, true) AS repeats
  FROM with_original
),
stood AS (
  SELECT
    *,
    CASE
      WHEN is_original THEN true
      WHEN is_placed AND place <= place_before + 1 AND repeats THEN NULL
      ELSE false
    END AS is_original_standing
  FROM compared
),
counted AS (
  SELECT
    *,
    is_placed AND NOT (
      NOT is_original
      AND coalesce(
        last(is_original_standing) IGNORE NULLS OVER (
          PARTITION BY publisher, basis, iso3, year, is_placed
          ORDER BY vintage_date, edition_id, known_from),
        false)) AS covers
  FROM stood
),
followed AS (
  SELECT
    publisher,
    basis,
    iso3,
    year,
    place,
    successor,
    lead(place) OVER (
      PARTITION BY publisher, basis, iso3, year
      ORDER BY vintage_date, edition_id, known_from) AS next_place
  FROM placed
  WHERE is_placed
),
told AS (
  SELECT
    edition_id, publisher, basis, vintage_date, known_from, iso3, year, covers,
    struct(
      gdp_edition_id, gdp_vintage_date,
      milex_usd, milex_usd_constant, price_base_year, milex_xdc, currency,
      base_milex_usd, gdp_usd, gdp_base_year,
      share_of_gdp_pct, share_nominal_pct, share_published_pct, share_source, obs_status,
      ratio_prices, ratio_milex, ratio_gdp, given.gdp_xdc, given.own_gdp_usd,
      share_of_financial_year_pct,
      equipment_share_pct, population, published_per_capita_usd) AS figures
  FROM counted
  UNION ALL
  SELECT
    successor.edition_id, publisher, basis, successor.vintage_date, successor.covered_from,
    iso3, year, true AS covers,
    NULL AS figures
  FROM followed
  WHERE successor IS NOT NULL AND coalesce(next_place > place + 1, true)
)
SELECT
  edition_id, publisher, basis, vintage_date, known_from, iso3, year, covers,
  figures.*
FROM told
