-- offending_series: one row a check, edition, series and ally whose figures offend, or one for all allies where most of a file's offend
-- Then the fault is in the file and not in a single figure.
WITH judged AS (
  SELECT edition_id, series, iso3 FROM ally_figure WHERE is_new
  UNION
  SELECT edition_id, series, iso3 FROM checked_share
),
judged_series AS (
  SELECT
    edition_id AS judged_edition,
    series AS judged_series,
    CAST(count(*) AS INT) AS allies
  FROM judged
  GROUP BY edition_id, series
),
-- By ally and, where ally is null, of all of them
told_of AS (
  SELECT *, explode(array(iso3, NULL)) AS ally
  FROM offending_figure
),
counted AS (
  SELECT
    check,
    edition_id,
    file_name,
    edition_before,
    file_before,
    series,
    ally,
    count(*) AS figures,
    size(collect_set(iso3)) AS allies_off,
    min(year) AS first_year,
    max(year) AS last_year,
    max(struct(severity, -year AS earlier, iso3, year, example, example_before)) AS worst,
    percentile_approx(power, array(0.1D, 0.9D)) AS powers,
    coalesce(sum(if(is_in_new_currency, 0, vote)), 0) AS votes,
    coalesce(bool_and(is_in_new_currency), false) AS is_redenominated,
    coalesce(bool_or(accepted_before), false) AS accepted_before,
    bool_and(fits_thousands) AS fits_thousands,
    bool_and(fits_millions) AS fits_millions,
    bool_and(fits_billions) AS fits_billions
  FROM told_of
  GROUP BY check, edition_id, file_name, edition_before, file_before, series, ally
),
-- The rest without allies whose figures all moved by a conversion rate
without_new_currencies AS (
  SELECT
    * EXCEPT (figures, allies_off, worst),
    ally IS NOT NULL AND is_redenominated AS is_spared,
    figures - if(
      ally IS NULL,
      sum(if(ally IS NOT NULL AND is_redenominated, figures, 0)) OVER of_a_series,
      0) AS figures,
    allies_off - count_if(ally IS NOT NULL AND is_redenominated) OVER of_a_series AS allies_off,
    if(
      ally IS NULL,
      max(if(ally IS NULL OR is_redenominated, NULL, worst)) OVER of_a_series,
      worst) AS worst
  FROM counted
  WINDOW of_a_series AS (PARTITION BY check, edition_id, edition_before, series)
),
-- Which of the two editions moved, by all figures in which they differ
blamed AS (
  SELECT
    *,
    sum(if(ally IS NULL, votes, 0)) OVER (
      PARTITION BY check, edition_id, edition_before) > 0 AS is_earlier
  FROM without_new_currencies
  WHERE figures > 0 AND NOT is_spared
),
-- An edition reported by its own comparison is not reported by the next one as well.
accused AS (
  SELECT
    *,
    max(NOT is_earlier) OVER (
      PARTITION BY check, if(is_earlier, edition_before, edition_id), series) AS is_told_already
  FROM blamed
),
series_or_ally AS (
  SELECT
    check,
    edition_id,
    if(is_earlier, file_before, file_name) AS file_name,
    series,
    ally,
    figures,
    allies_off,
    allies,
    concat_ws(' to ', first_year, nullif(last_year, first_year)) AS years,
    worst.iso3 AS worst_ally,
    worst.year AS worst_year,
    if(is_earlier, worst.example_before, worst.example) AS example,
    if(is_earlier, -powers[1], powers[0]) AS least_power,
    if(is_earlier, -powers[0], powers[1]) AS most_power,
    is_earlier,
    fits_thousands,
    fits_millions,
    fits_billions,
    max(ally IS NULL AND allies_off >= 3 AND allies_off * 2 > allies) OVER (
      PARTITION BY check, edition_id, edition_before, series) AS is_of_most_allies
  FROM accused
  INNER JOIN judged_series ON judged_edition = edition_id AND judged_series = series
  WHERE NOT is_earlier OR NOT (is_told_already OR accepted_before)
)
SELECT *
FROM series_or_ally
WHERE (ally IS NULL) = is_of_most_allies
