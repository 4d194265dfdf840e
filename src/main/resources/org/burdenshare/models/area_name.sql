-- area_name: one row a code or name under which an area is known and first year for which it stands for it
-- A name may denote two states, one after the other; is_code: it is matched in capitals only, since
-- Nga is Russia in Vietnamese and not Nigeria; years_beyond_gdp: those in which the area's spending
-- may exceed its GDP.
WITH spelled AS (
  SELECT code, code AS name, CAST(NULL AS INT) AS from_year, CAST(NULL AS INT) AS until_year
  FROM area_file
  UNION ALL
  SELECT code, name, NULL, NULL FROM area_file
  UNION ALL
  SELECT code, name, CAST(from_year AS INT), CAST(until_year AS INT) FROM area_alias_file
),
exceeding AS (
  SELECT iso3, array_sort(collect_list(CAST(year AS INT))) AS years
  FROM check_exception_file
  WHERE check = 'share_within_range'
  GROUP BY iso3
)
SELECT DISTINCT
  key_of_area(spelled.name) AS area_key,
  spelled.code AS iso3,
  coalesce(spelled.from_year, -2147483648) AS first_year,
  coalesce(spelled.until_year, 2147483647) AS last_year,
  spelled.name RLIKE '^[A-Z_]{3,}$' AS is_code,
  ally_file.iso3 IS NOT NULL AS is_ally,
  coalesce(exceeding.years, CAST(array() AS ARRAY<INT>)) AS years_beyond_gdp
FROM spelled
LEFT JOIN ally_file ON ally_file.iso3 = spelled.code
LEFT JOIN exceeding ON exceeding.iso3 = spelled.code
