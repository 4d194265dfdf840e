-- replaced_figure: one row an edition that a file would replace and figure that is not as it was published, the first three
-- differing, gone and new: how many such figures the edition has. The file may add figures.
WITH published AS (
  SELECT edition_id, measure, unit, coalesce(price_base_year, 0) AS base_year, iso3, year, value
  FROM published_observation
  WHERE value IS NOT NULL
),
fresh AS (
  SELECT
    edition_id, measure, unit, coalesce(price_base_year, 0) AS base_year, iso3, year, value, locator
  FROM replacing_observation
  WHERE value IS NOT NULL
),
compared AS (
  SELECT
    edition_id,
    measure,
    unit,
    base_year,
    iso3,
    year,
    published.value AS published,
    fresh.value AS value,
    locator,
    CASE
      WHEN published.value IS NULL THEN 'new'
      WHEN fresh.value IS NULL THEN 'gone'
      -- Other programs keep fifteen digits of a figure when they save it.
      WHEN abs(fresh.value - published.value) > 1e-12D * abs(published.value) THEN 'differs'
    END AS change
  FROM published
  FULL JOIN fresh USING (edition_id, measure, unit, base_year, iso3, year)
),
counted AS (
  SELECT
    *,
    count_if(change = 'differs') OVER of_edition AS differing,
    count_if(change = 'gone') OVER of_edition AS gone,
    count_if(change = 'new') OVER of_edition AS new,
    row_number() OVER (
      PARTITION BY edition_id
      ORDER BY change = 'new', measure <> 'share_of_gdp', measure, unit, base_year, iso3, year)
      AS place
  FROM compared
  WHERE change IS NOT NULL
  WINDOW of_edition AS (PARTITION BY edition_id)
)
SELECT
  edition_id,
  differing,
  gone,
  new,
  place,
  concat(measure, ' in ', unit, if(base_year = 0, '', concat(' at prices of ', base_year)), ' of ',
    iso3, ' ', year, ' was ', published, ' and is ',
    coalesce(concat(value, ' (', locator, ')'), 'not given')) AS sentence
FROM counted
WHERE change <> 'new' AND place <= 3
ORDER BY edition_id, place
