-- spending_has_basis: an edition with military expenditure says by whose definition
SELECT
  edition_id,
  concat(file_name, ' holds military expenditure, but not by whose definition, expected a basis;',
    ' add basis: NATO or basis: SIPRI to its record') AS sentence
FROM edition
LEFT SEMI JOIN (
  SELECT edition_id
  FROM new_series
  WHERE measure = 'share_of_gdp' OR startswith(measure, 'milex')
) USING (edition_id)
WHERE is_new AND basis IS NULL
