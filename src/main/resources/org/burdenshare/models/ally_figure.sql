-- ally_figure: one row a figure of an ally, with its edition and the bounds of its size; null: no bounds
-- A zero counts where none can be true: of an ally with armed forces, but not in US$, at whose
-- exchange rates SIPRI's older figures vanish.
SELECT
  dated_observation.*,
  assessed,
  concat(measure, ' in ', unit) AS series,
  least,
  most
FROM dated_observation
INNER JOIN (SELECT iso3, assessed FROM ally) USING (iso3)
LEFT JOIN size_range USING (measure, unit, iso3)
WHERE
  value > 0
  OR (
    value = 0
    AND (
      measure IN ('gdp', 'population')
      OR (assessed AND (measure = 'share_of_gdp' OR (measure = 'milex' AND unit = 'XDC')))))
