-- figure_within_range: an ally's money and heads lie between bounds that hold for all years
-- It detects a wrong unit in a first edition, which has no edition before it.
SELECT
  edition_id,
  file_name,
  series,
  iso3,
  year,
  coalesce(abs(ln(nullif(value, 0) / sqrt(least * most))), 1e3D) AS severity,
  if(value > most, 1, -1) AS power,
  concat(value, ' (', locator, '), expected ', least, ' to ', most) AS example,
  value * 1e3D BETWEEN least AND most AS fits_thousands,
  value * 1e6D BETWEEN least AND most AS fits_millions,
  value * 1e9D BETWEEN least AND most AS fits_billions
FROM ally_figure
WHERE is_new AND (value < least OR value > most)
