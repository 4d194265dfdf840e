-- replaced_edition: one row an edition that a file would replace although published figures differ or are missing
-- differing, gone and new: how many such figures it has; first_figures: three of them in words. The
-- file may add figures.
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
      -- Some programs save figures with fifteen digits.
      WHEN abs(fresh.value - published.value) > 1e-12D * abs(published.value) THEN 'differs'
    END AS change
  FROM published
  FULL JOIN fresh USING (edition_id, measure, unit, base_year, iso3, year)
),
told AS (
  SELECT
    edition_id,
    change,
    row_number() OVER (
      PARTITION BY edition_id
      ORDER BY change = 'new', measure <> 'share_of_gdp', measure, unit, base_year, iso3, year)
      AS place,
    concat(measure, ' in ', unit, if(base_year = 0, '', concat(' at prices of ', base_year)),
      ' of ', iso3, ' ', year, ' was ', published, ' and is ',
      coalesce(concat(value, ' (', locator, ')'), 'not given')) AS sentence
  FROM compared
  WHERE change IS NOT NULL
)
SELECT
  edition_id,
  count_if(change = 'differs') AS differing,
  count_if(change = 'gone') AS gone,
  count_if(change = 'new') AS new,
  array_join(
    array_sort(
      collect_list(struct(place, sentence)) FILTER (WHERE change <> 'new' AND place <= 3)).sentence,
    ', ') AS first_figures
FROM told
GROUP BY edition_id
HAVING count_if(change <> 'new') > 0
