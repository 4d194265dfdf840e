-- trace: one row a basis, ally, year, realtime_start and side: where every share that was ever known comes from, down to the cell
-- A numerator and a denominator are named only where their quotient is the share: a recomputation, not a
-- repetition of the rules by which it was computed. A share that is the publisher's own has a published
-- side alone, one that no publisher prints the two others alone.
WITH known AS (
  SELECT
    struct(basis, ally, year, realtime_start, realtime_end) AS share,
    ally,
    year,
    spending_edition,
    gdp_edition,
    share_source,
    share_of_gdp_pct,
    share_published_pct
  FROM share_vintage
),
given AS (
  SELECT
    edition_id,
    iso3 AS ally,
    year,
    struct(
      edition_id, measure, value, unit, currency, price_base_year, obs_status, locator, note)
      AS figure
  FROM observation
  WHERE value IS NOT NULL
),
pair AS (
  SELECT
    share,
    -- Where two pairs give the same share: constant prices before current, US$ before national.
    min_by(
      struct(milex.figure AS numerator, gdp.figure AS denominator),
      struct(
        milex.figure.price_base_year IS NULL, -milex.figure.price_base_year, milex.figure.unit))
      AS sides
  FROM known
  INNER JOIN given AS milex
    ON milex.edition_id = spending_edition AND milex.ally = known.ally AND milex.year = known.year
  INNER JOIN given AS gdp
    ON gdp.edition_id = gdp_edition AND gdp.ally = known.ally AND gdp.year = known.year
  WHERE share_source = 'computed'
    AND milex.figure.measure = 'milex' AND gdp.figure.measure = 'gdp'
    AND milex.figure.unit = gdp.figure.unit
    AND milex.figure.price_base_year <=> gdp.figure.price_base_year
    -- Division again, in the same order: but for the last bit the very same number.
    AND abs(try_divide(milex.figure.value, gdp.figure.value) * 100 - share_of_gdp_pct)
      <= share_of_gdp_pct * 1e-12D
  GROUP BY share
),
side AS (
  SELECT share, 'numerator' AS side, sides.numerator AS figure FROM pair
  UNION ALL
  SELECT share, 'denominator', sides.denominator FROM pair
  UNION ALL
  SELECT share, 'published', figure
  FROM known
  INNER JOIN given
    ON given.edition_id = spending_edition AND given.ally = known.ally AND given.year = known.year
  WHERE share_published_pct IS NOT NULL
    AND figure.measure = 'share_of_gdp' AND figure.unit = 'PERCENT'
    AND figure.price_base_year IS NULL
)
SELECT
  share.basis,
  share.ally,
  share.year,
  share.realtime_start,
  side,
  share.realtime_end,
  figure.measure,
  figure.value,
  figure.unit,
  figure.currency,
  figure.price_base_year,
  figure.obs_status,
  figure.edition_id,
  publisher,
  vintage_date,
  file_name,
  nullif(regexp_extract(figure.locator, '!([^!]+)![A-Z]+[0-9]+$', 1), '') AS sheet,
  regexp_extract(figure.locator, '[!:]([A-Z]+[0-9]+|[0-9]+(:[0-9]+)?)$', 1) AS place,
  figure.locator,
  citation,
  licence,
  figure.note
FROM side
INNER JOIN edition ON edition.edition_id = figure.edition_id
