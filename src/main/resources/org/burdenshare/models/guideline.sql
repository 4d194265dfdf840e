-- guideline: one row a guideline: those that NATO dated, and OWN, the user's threshold on the share of GDP
SELECT guideline, measure, guideline_pct, in_force_from, in_force_until, review_year, due_year
FROM dated_guideline
UNION ALL
SELECT
  'OWN' AS guideline,
  'share_of_gdp' AS measure,
  CAST(:own_guideline_pct AS DOUBLE) AS guideline_pct,
  CAST(NULL AS INT) AS in_force_from,
  CAST(NULL AS INT) AS in_force_until,
  CAST(NULL AS INT) AS review_year,
  CAST(NULL AS INT) AS due_year
WHERE CAST(:own_guideline_pct AS DOUBLE) IS NOT NULL
