-- trace_line: one row a basis of :bases and line of the explanation why :ally met the guideline in :year or not, as known on :as_of, and how its share changed; none if unknown
-- place: the order of the lines of a basis.
WITH share_line AS (
  SELECT
    basis,
    stack(
      5,
      0, '', headline,
      1, 'share', amount,
      2, 'why', why,
      6, 'note', note_on_membership,
      7, 'note', note_on_guideline) AS (nth, label, text)
  FROM traced_share
),
traced AS (
  SELECT
    basis,
    side,
    array_position(array('numerator', 'denominator', 'published'), side) AS nth,
    concat(
      CASE measure
        WHEN 'milex' THEN 'military expenditure '
        WHEN 'gdp' THEN 'GDP '
        WHEN 'share_of_gdp' THEN 'share '
      END,
      -- All its digits, and no exponent: none has more than 340 places behind the point.
      format_number(value, concat('#,##0.', repeat('#', 340))),
      if(
        unit = 'PERCENT',
        ' % of GDP',
        concat(
          ' ',
          if(unit = 'USD', 'US$', coalesce(nullif(currency, 'XXX'), 'in national currency')),
          ' at ',
          coalesce(concat('prices of ', price_base_year), 'current prices'))),
      ', status ', obs_status,
      coalesce(concat(', note: ', note), '')) AS amount,
    concat(edition_id, ': ',
      coalesce(concat(file_name, ', sheet ', sheet, ', cell ', place), locator)) AS location,
    citation
  FROM trace
  WHERE ally = :ally AND year = :year AND array_contains(:bases, basis)
    AND :as_of BETWEEN realtime_start AND realtime_end
),
figure_line AS (
  SELECT
    basis,
    side,
    2 + nth AS nth,
    posexplode(array(amount, location, citation)) AS (line, text)
  FROM traced
)
SELECT
  basis,
  struct(nth, 0 AS line) AS place,
  concat(if(nth = 0, '', concat('  ', rpad(label, 11), '  ')), text) AS line
FROM share_line
WHERE text IS NOT NULL
UNION ALL
SELECT
  basis,
  struct(nth, line) AS place,
  concat('  ', rpad(if(line = 0, side, ''), 11), '  ', text) AS line
FROM figure_line
UNION ALL
SELECT
  basis,
  struct(8 AS nth, datediff(realtime_start, DATE '1970-01-01') AS line) AS place,
  concat('  ', rpad('change', 11), '  ', sentence, '.') AS line
FROM share_change
LEFT SEMI JOIN traced_share USING (basis)
WHERE ally = :ally AND year = :year AND array_contains(:bases, basis)
ORDER BY place
