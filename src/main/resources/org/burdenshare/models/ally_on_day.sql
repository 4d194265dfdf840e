-- ally_on_day: one row a basis, ally or area of a group, and year: its figures as known on :as_of
-- A member without known figures has an empty row; one that is never assessed has GDP and
-- population only.
WITH told AS (
  SELECT DISTINCT basis, year
  FROM known_on_day
  -- An area that never joined is a member in no year.
  LEFT ANTI JOIN (SELECT iso3 FROM judged_area WHERE accession_year IS NULL) USING (iso3)
),
member_year AS (
  SELECT told.basis, ally.iso3, told.year
  FROM told
  INNER JOIN ally ON ally.accession_year <= told.year
),
every_member AS (
  SELECT *
  FROM known_on_day
  FULL JOIN member_year USING (basis, iso3, year)
)
SELECT
  basis,
  iso3 AS ally,
  year,
  ally_name,
  assessed,
  is_member_in(year, accession_year) AS is_member,
  edition_id,
  vintage_date,
  gdp_usd,
  gdp_base_year,
  price_base_year,
  population,
  if(assessed, coalesce(obs_status, 'O'), 'M') AS obs_status,
  if(assessed, gdp_vintage_date, NULL) AS gdp_vintage_date,
  if(assessed, gdp_edition_id, NULL) AS gdp_edition_id,
  if(assessed, milex_usd, NULL) AS milex_usd,
  if(assessed, milex_usd_constant, NULL) AS milex_usd_constant,
  if(assessed, milex_xdc, NULL) AS milex_xdc,
  if(assessed, currency, NULL) AS currency,
  if(assessed, base_milex_usd, NULL) AS base_milex_usd,
  if(assessed, share_of_gdp_pct, NULL) AS share_of_gdp_pct,
  if(assessed, share_nominal_pct, NULL) AS share_nominal_pct,
  if(assessed, share_published_pct, NULL) AS share_published_pct,
  if(assessed, share_source, NULL) AS share_source,
  if(assessed, ratio_prices, NULL) AS ratio_prices,
  if(assessed, ratio_milex, NULL) AS ratio_milex,
  if(assessed, ratio_gdp, NULL) AS ratio_gdp,
  if(assessed, equipment_share_pct, NULL) AS equipment_share_pct,
  if(assessed, published_per_capita_usd, NULL) AS published_per_capita_usd
FROM every_member
INNER JOIN judged_area USING (iso3)
