-- share_within_range: no share of an ally exceeds 100 %, as printed or as computed
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
  value AS severity,
  1 AS power,
  concat(value, ' % (', locator, '), expected 0 to 100') AS example
FROM ally_figure
LEFT ANTI JOIN exception USING (measure, iso3, year)
WHERE is_new AND unit = 'PERCENT' AND measure <> 'milex_real_change' AND value > 100
UNION ALL
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  share_of_gdp_pct AS severity,
  0 AS power,
  concat(share_of_gdp_pct, ' % by edition ', edition_id, over_gdp, ', expected 0 to 100')
    AS example
FROM checked_share
LEFT ANTI JOIN exception USING (iso3, year)
WHERE share_of_gdp_pct > 100
