-- unclaimed_table: one row a new edition and table, block or column of its file that nobody knows or that cannot be used
-- told_title: the line of its title by which it is known.
SELECT
  edition_id,
  reason_code,
  title,
  substring_index(title, ' | ', if(reason_code = 'unknown_section', -1, 1)) AS told_title,
  count(*) AS row_count,
  min_by(locator, struct(length(locator), locator)) AS locator
FROM rejected_figure
WHERE reason_code IN (
  'unknown_section', 'unknown_table', 'unknown_header', 'no_header', 'unclear_last_year',
  'damaged_sheet', 'hidden_sheet')
GROUP BY edition_id, reason_code, title
