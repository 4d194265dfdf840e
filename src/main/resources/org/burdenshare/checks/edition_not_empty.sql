-- edition_not_empty: a new edition gives at least one usable figure
SELECT
  edition_id,
  concat(file_name, ' gives no usable figure, expected at least one; see the rejected rows')
    AS sentence
FROM edition
LEFT ANTI JOIN new_series USING (edition_id)
WHERE is_new
