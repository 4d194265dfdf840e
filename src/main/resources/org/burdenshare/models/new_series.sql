-- new_series: one row a new edition, measure, unit and price base: how much the edition gives of it, and of how many allies
WITH by_area AS (
  SELECT
    edition_id,
    measure,
    unit,
    price_base_year,
    iso3,
    count(value) AS figures,
    count(*) - count(value) AS missing,
    min(year) AS first_year,
    max(year) AS last_year
  FROM new_observation
  GROUP BY edition_id, measure, unit, price_base_year, iso3
),
of_allies AS (
  SELECT by_area.*, if(ally.iso3 IS NULL, 0, figures) AS ally_figures
  FROM by_area
  LEFT JOIN ally USING (iso3)
)
SELECT
  edition_id,
  measure,
  unit,
  price_base_year,
  sum(figures) AS figures,
  count_if(ally_figures > 0) AS allies,
  sum(missing) AS missing,
  count(*) AS areas,
  min(first_year) AS first_year,
  max(last_year) AS last_year
FROM of_allies
GROUP BY edition_id, measure, unit, price_base_year
