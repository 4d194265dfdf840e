-- expected_series: one row a format and series that every file of it has, by the title that its publisher gives it
SELECT reader, measure, unit, CAST(is_constant AS BOOLEAN) AS is_constant, title
FROM expected_series_file
