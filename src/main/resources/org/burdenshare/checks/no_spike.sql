-- no_spike: a figure does not leave the year before by more than a factor of 100
WITH in_time AS (
  SELECT
    *,
    lag(struct(year, value)) OVER (
      PARTITION BY edition_id, measure, unit, price_base_year, iso3 ORDER BY year) AS before
  FROM ally_figure
  WHERE is_new AND value > 0 AND unit <> 'PERCENT'
),
compared AS (
  SELECT *, greatest(value / before.value, before.value / value) AS severity
  FROM in_time
  WHERE before.year = year - 1
)
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  severity,
  round(log10(severity)) AS power,
  concat(value, ' (', locator, '), more than a factor of 100 from ', before.value,
    ' the year before') AS example
FROM compared
WHERE severity > 100
