-- What does the last publication say otherwise than the one before, flipped verdicts first?
SELECT kind, table_name, basis, area, guideline, year, column_name, old_value, new_value, brought_by
FROM revision
ORDER BY priority, table_name, basis, area, guideline, year, column_name
