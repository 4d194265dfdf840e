-- dated_guideline: one row a guideline on the share of GDP or on the equipment share, with its years
SELECT
  code AS guideline,
  measure,
  CAST(threshold_pct AS DOUBLE) AS guideline_pct,
  CAST(in_force_from AS INT) AS in_force_from,
  CAST(in_force_until AS INT) AS in_force_until,
  CAST(review_year AS INT) AS review_year,
  CAST(due_year AS INT) AS due_year
FROM guideline_file
