-- expected_series: one row a format and series that every file of it has, by the title that its publisher gives it
-- words: the publisher's title lines above it; is_needed: an edition that should have it is not
-- published without it.
SELECT
  reader,
  measure,
  unit,
  CAST(is_constant AS BOOLEAN) AS is_constant,
  CAST(is_needed AS BOOLEAN) AS is_needed,
  title,
  words
FROM expected_series_file
