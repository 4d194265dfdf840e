-- missing_series: one row a new edition and series that files of its format always have and that gives no figure of an ally in it
-- A series whose rest may be in an unknown table counts as missing if it has less than two thirds
-- of the allies of the most complete series. is_lost: the edition is not an export of other tables,
-- since it has most series, or an unknown table. nearest: the unknown table with the most similar
-- title, and the words that differ; null: none.
WITH drifted AS (
  -- A hidden sheet is usually a draft, and a column is not a table
  SELECT DISTINCT edition_id, true AS is_drifted
  FROM unclaimed_table
  WHERE reason_code NOT IN ('hidden_sheet', 'unclear_last_year')
),
counted AS (
  SELECT
    *,
    is_drifted IS NOT NULL
      AND 3 * allies < 2 * max(allies) OVER (PARTITION BY edition_id) AS is_torn
  FROM new_series
  LEFT JOIN drifted USING (edition_id)
),
given AS (
  SELECT DISTINCT
    edition_id, measure, unit, price_base_year IS NOT NULL AS is_constant, true AS is_given
  FROM counted
  WHERE allies > 0 AND NOT is_torn
),
expected AS (
  SELECT
    edition_id,
    file_name,
    known.title,
    words,
    is_needed,
    is_given IS NULL AS is_missing,
    3 * count(is_given) OVER of_edition >= 2 * count(*) OVER of_edition AS has_most
  FROM edition
  INNER JOIN expected_series AS known USING (reader)
  LEFT JOIN given USING (edition_id, measure, unit, is_constant)
  WHERE is_new
  WINDOW of_edition AS (PARTITION BY edition_id)
),
missing AS (
  SELECT expected.*, has_most OR is_drifted IS NOT NULL AS is_lost
  FROM expected
  LEFT JOIN drifted USING (edition_id)
  WHERE is_missing
),
compared AS (
  SELECT
    missing.edition_id,
    missing.title,
    struct(
      told_title AS title, unclaimed.locator, row_count,
      words_apart(unclaimed.title, words) AS difference) AS nearest,
    levenshtein(lower(words), lower(unclaimed.title)) AS distance,
    greatest(length(words), length(unclaimed.title)) AS length,
    unclaimed.locator AS place
  FROM missing
  INNER JOIN unclaimed_table AS unclaimed USING (edition_id)
),
paired AS (
  -- Each is the nearest to the other
  SELECT
    *,
    row_number() OVER (PARTITION BY edition_id, title ORDER BY distance, place) = 1
      AND row_number() OVER (PARTITION BY edition_id, place ORDER BY distance, title) = 1 AS is_pair
  FROM compared
  WHERE 2 * distance <= length
)
SELECT edition_id, file_name, missing.title, is_needed, is_lost, nearest
FROM missing
LEFT JOIN (SELECT edition_id, title, nearest FROM paired WHERE is_pair) USING (edition_id, title)
