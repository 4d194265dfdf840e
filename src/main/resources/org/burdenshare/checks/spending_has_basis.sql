-- spending_has_basis: an edition with military expenditure has a known basis
SELECT
  edition_id,
  concat(file_name, ' holds military expenditure, but not by whose definition, expected a basis;',
    ' add ', array_join(transform(known.bases, one -> concat('basis: ', one.basis)), ' or '),
    ' to its record') AS sentence
FROM edition
LEFT ANTI JOIN basis USING (basis)
LEFT SEMI JOIN (
  SELECT edition_id
  FROM new_series
  WHERE measure = 'share_of_gdp' OR startswith(measure, 'milex')
) USING (edition_id)
CROSS JOIN (
  SELECT array_sort(collect_list(struct(preference, basis))) AS bases
  FROM basis
) AS known
WHERE is_new
