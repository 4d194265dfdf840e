-- offending_figure: one row a check and figure of an ally that fails it, to be reported together with its like
-- severity: the largest is reported; power: of ten, by which it is off; example: its value, its
-- place and what was expected. Where it is judged by the edition before: vote for the new figure
-- (1) or against it (-1), and example_before, the example if the edition before is to blame.
WITH told AS (
  SELECT
    'figure_within_range' AS check, edition_id, file_name, series, iso3, year,
    severity, CAST(power AS INT) AS power, example,
    struct(fits_thousands, fits_millions, fits_billions) AS fits, NULL AS by_edition_before
  FROM figure_within_range
  UNION ALL
  SELECT
    'no_spike', edition_id, file_name, series, iso3, year,
    severity, CAST(power AS INT), example, NULL, NULL
  FROM no_spike
  UNION ALL
  SELECT
    'magnitude_kept', edition_id, file_name, series, iso3, year,
    severity, CAST(power AS INT), example, NULL,
    struct(
      edition_before, file_before, example_before, accepted_before, vote, is_in_new_currency)
  FROM magnitude_kept
  UNION ALL
  SELECT
    'share_within_range', edition_id, file_name, series, iso3, year,
    severity, CAST(power AS INT), example, NULL, NULL
  FROM share_within_range
  UNION ALL
  SELECT
    'share_agrees_with_published', edition_id, file_name, series, iso3, year,
    severity, CAST(power AS INT), example, NULL, NULL
  FROM share_agrees_with_published
)
SELECT
  check, edition_id, file_name, series, iso3, year, severity, power, example,
  fits.*,
  by_edition_before.*
FROM told
