-- share_agrees_with_published: a computed share and the publisher's own are the same thing seen twice, within a factor of 3
WITH compared AS (
  SELECT
    *,
    if(
      share_of_gdp_pct > 0,
      greatest(
        share_of_gdp_pct / share_published_pct,
        share_published_pct / share_of_gdp_pct),
      double('Infinity')) AS severity
  FROM checked_share
  -- A smaller one is printed as 0.1, or as nothing.
  WHERE share_published_pct > 0.05D
)
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  severity,
  if(share_of_gdp_pct > 0, round(log10(share_of_gdp_pct / share_published_pct)), 0) AS power,
  concat(share_of_gdp_pct, ' % by edition ', edition_id, over_gdp, ', which prints ',
    share_published_pct, ' %') AS example
FROM compared
WHERE severity > 3
