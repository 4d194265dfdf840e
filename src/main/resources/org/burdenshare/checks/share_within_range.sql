-- share_within_range: no share of an ally exceeds 100 %, and no share of GDP is below 0.05 %, as printed or as computed
-- Percent that are given as fractions lie below that, as does spending of nothing.
WITH exception AS (
  SELECT 'share_of_gdp' AS measure, iso3, year
  FROM check_exception
  WHERE check = 'share_within_range'
)
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  coalesce(abs(ln(nullif(value, 0))), 1e3D) AS severity,
  if(value > 100, 1, -1) AS power,
  concat(value, ' % (', locator, '), expected ',
    if(measure = 'share_of_gdp', least_credible_share(), 0), ' to 100') AS example
FROM ally_figure
LEFT ANTI JOIN exception USING (measure, iso3, year)
WHERE
  is_new
  AND unit = 'PERCENT'
  AND measure <> 'milex_real_change'
  AND (
    value > 100
    OR (assessed AND measure = 'share_of_gdp' AND value < least_credible_share()))
UNION ALL
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  coalesce(abs(ln(nullif(share_of_gdp_pct, 0))), 1e3D) AS severity,
  0 AS power,
  concat(share_of_gdp_pct, ' % by edition ', edition_id, over_gdp, ', expected ',
    least_credible_share(), ' to 100') AS example
FROM checked_share
LEFT ANTI JOIN exception USING (iso3, year)
WHERE share_of_gdp_pct NOT BETWEEN least_credible_share() AND 100
