-- table_place: one row a series of a new edition that is a workbook: the cells in which its figures stand, sheet by sheet
WITH cell AS (
  SELECT
    edition_id,
    measure,
    unit,
    price_base_year,
    substring_index(substring_index(locator, '!', -2), '!', 1) AS sheet,
    rtrim('0123456789', substring_index(locator, '!', -1)) AS letters,
    try_cast(ltrim('ABCDEFGHIJKLMNOPQRSTUVWXYZ', substring_index(locator, '!', -1)) AS INT) AS number
  FROM new_observation
  -- Editions are selected first, so that large tables are not scanned.
  LEFT SEMI JOIN (
    SELECT edition_id FROM edition LEFT SEMI JOIN expected_series USING (reader) WHERE is_new
  ) AS workbook USING (edition_id)
  WHERE locator LIKE '%!%!%'
),
span AS (
  SELECT
    edition_id, measure, unit, price_base_year, sheet,
    min(struct(length(letters), letters)).letters AS first_column, min(number) AS first_row,
    max(struct(length(letters), letters)).letters AS last_column, max(number) AS last_row
  FROM cell
  WHERE number IS NOT NULL
  GROUP BY edition_id, measure, unit, price_base_year, sheet
)
SELECT
  edition_id,
  measure,
  unit,
  price_base_year,
  array_join(
    array_sort(collect_list(
      concat(sheet, '!', first_column, first_row, ':', last_column, last_row))),
    ' and ') AS place
FROM span
GROUP BY edition_id, measure, unit, price_base_year
