-- tables_complete: a new edition has the series that its format always has and that trends need, unless it is an export of other tables, and the year of its last column is known
SELECT
  edition_id,
  concat(file_name, ' has no series that is known as ',
    array_join(
      array_sort(collect_list(
        concat('\'', title, '\'',
          coalesce(
            concat(', but figures under \'', nearest.title, '\' (',
              nearest.row_count, ' rows from ', nearest.locator, ')'),
            '')))),
      ', nor as '),
    '; jobs/inspect shows what was found in it; download it again, or, where a series stands under a',
    ' new title, write the title as it was in a copy of the file, or publish what there is by its',
    ' record (accepted: tables_complete)') AS sentence
FROM missing_series
WHERE is_lost AND is_needed
GROUP BY edition_id, file_name
UNION ALL
SELECT
  edition_id,
  concat(file_name, ' has figures after the last year that is known, under ',
    array_join(
      array_sort(collect_list(
        concat(coalesce(concat('\'', unclaimed.title, '\''), 'no heading'), ' (', locator, ')'))),
      ' and '),
    '; write the year there in a copy of the file, with an e behind it for an estimate, or publish',
    ' what there is without its newest year by its record (accepted: tables_complete)') AS sentence
FROM unclaimed_table AS unclaimed
INNER JOIN edition USING (edition_id)
WHERE is_new AND reason_code = 'unclear_last_year'
GROUP BY edition_id, file_name
