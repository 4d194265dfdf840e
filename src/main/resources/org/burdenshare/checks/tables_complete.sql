-- tables_complete: where a new edition has figures under titles that nobody knows, it has all series that files of its format always have
SELECT
  edition_id,
  concat(file_name, ' has no series that is known as ',
    array_join(
      array_sort(collect_list(
        concat('\'', title, '\', but figures under ',
          coalesce(concat('\'', nearest.title, '\''), 'no title'), ' (',
          nearest.row_count, ' rows from ', nearest.locator, ')'))),
      ', nor as '),
    '; where that is the same under a new title, write the title as it was in a copy of the file, or',
    ' publish what there is by its record (accepted: tables_complete)') AS sentence
FROM missing_series
WHERE nearest.locator IS NOT NULL
GROUP BY edition_id, file_name
