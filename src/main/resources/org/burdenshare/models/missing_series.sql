-- missing_series: one row a new edition and series that files of its format always have and that was not found in it
-- nearest: of the titles in it that nobody knows, or whose sheet is hidden, the one that is spelled most like it; null: there is none.
WITH unclaimed AS (
  SELECT edition_id, title AS unknown_title, count(*) AS row_count,
    min_by(locator, struct(length(locator), locator)) AS locator
  FROM rejected_figure
  WHERE reason_code IN ('unknown_section', 'unknown_table', 'no_header', 'hidden_sheet')
  GROUP BY edition_id, title
),
given AS (
  SELECT edition_id, measure, unit, price_base_year IS NOT NULL AS is_constant
  FROM new_series
),
missing AS (
  SELECT edition_id, file_name, expected.*
  FROM edition
  INNER JOIN expected_series AS expected USING (reader)
  LEFT ANTI JOIN given USING (edition_id, measure, unit, is_constant)
  WHERE is_new
)
SELECT
  edition_id,
  file_name,
  title,
  min_by(
    struct(unknown_title AS title, locator, row_count),
    levenshtein(lower(title), lower(coalesce(unknown_title, '')))) AS nearest
FROM missing
LEFT JOIN unclaimed USING (edition_id)
GROUP BY edition_id, file_name, title
