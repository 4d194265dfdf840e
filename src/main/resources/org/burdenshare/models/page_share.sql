-- page_share: one row a share that was ever known, as the page shows it: with its spending in US$, the figures behind it and why it changed
-- milex_base_year: the year of the prices of milex_usd_million, null for current ones. The price base is that of
-- the share: an edition that brings GDP of its own has both at constant prices.
WITH cell AS (
  SELECT
    basis,
    ally,
    year,
    realtime_start,
    side,
    struct(
      significant(value, 9) AS value,
      unit, currency, price_base_year, file_name, sheet, place, note) AS figure
  FROM trace
),
behind AS (
  SELECT
    basis,
    ally,
    year,
    realtime_start,
    any_value(figure) FILTER (WHERE side = 'numerator') AS numerator,
    any_value(figure) FILTER (WHERE side = 'denominator') AS denominator,
    any_value(figure) FILTER (WHERE side = 'published') AS published
  FROM cell
  GROUP BY basis, ally, year, realtime_start
),
changed AS (
  -- Other causes follow from the two shares.
  SELECT basis, ally, year, realtime_start, sentence
  FROM share_change
  WHERE met_before <> meets_guideline
),
priced AS (
  SELECT
    share_vintage.*,
    numerator,
    denominator,
    published,
    constant,
    current,
    gdp_edition <=> spending_edition AND constant IS NOT NULL AS has_own_prices,
    sentence
  FROM share_vintage
  LEFT JOIN spending_usd
    ON spending_usd.edition_id = spending_edition AND spending_usd.ally = share_vintage.ally
    AND spending_usd.year = share_vintage.year
  LEFT JOIN behind
    ON behind.basis = share_vintage.basis AND behind.ally = share_vintage.ally
    AND behind.year = share_vintage.year AND behind.realtime_start = share_vintage.realtime_start
  LEFT JOIN changed
    ON changed.basis = share_vintage.basis AND changed.ally = share_vintage.ally
    AND changed.year = share_vintage.year AND changed.realtime_start = share_vintage.realtime_start
)
SELECT
  basis,
  ally,
  year,
  realtime_start,
  realtime_end,
  round(share_of_gdp_pct, 6) AS share_pct,
  obs_status,
  guidelines_met,
  spending_edition,
  gdp_edition,
  round(share_published_pct, 6) AS share_published_pct,
  meets_guideline_published,
  significant(if(has_own_prices, constant.value, current) / 1e6, 7) AS milex_usd_million,
  if(has_own_prices, constant.price_base_year, NULL) AS milex_base_year,
  numerator,
  denominator,
  published,
  sentence AS change,
  if(
    meets_probability IS NULL,
    NULL,
    struct(
      meets_probability,
      round(share_low_pct, 2) AS low_pct,
      round(share_high_pct, 2) AS high_pct,
      probability_rests_on AS rests_on)) AS outlook
FROM priced
