-- checked_share: one row a share about to be published that is a ratio of spending and GDP
SELECT
  edition_id,
  file_name,
  'the share of GDP' AS series,
  ally AS iso3,
  year,
  share_of_gdp_pct,
  share_published_pct,
  -- The GDP of another publisher may be wrong, so it is named.
  if(gdp_edition_id <> edition_id, concat(' over the GDP of edition ', gdp_edition_id), '')
    AS over_gdp
FROM ally_trend
INNER JOIN edition USING (edition_id)
WHERE share_source = 'computed'
