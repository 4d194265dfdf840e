-- known_day: one row a basis and day on which something became known of an ally or ceased to be
-- is_vintage: the publisher itself gave a share of an ally, or the known share of one changed
-- otherwise.
WITH told AS (
  SELECT basis, known_from AS day, publisher = basis AS is_vintage
  FROM state
  LEFT SEMI JOIN (SELECT iso3 FROM ally WHERE assessed) USING (iso3)
  WHERE covers AND share_of_gdp_pct IS NOT NULL
  UNION ALL
  SELECT basis, realtime_start AS day, true AS is_vintage
  FROM share_vintage
  LEFT SEMI JOIN ally ON ally.iso3 = share_vintage.ally
  UNION ALL
  SELECT basis, date_add(realtime_end, 1) AS day, true AS is_vintage
  FROM share_vintage
  LEFT SEMI JOIN ally ON ally.iso3 = share_vintage.ally
  WHERE end_reason IS NOT NULL
)
SELECT basis, day, bool_or(is_vintage) AS is_vintage
FROM told
GROUP BY basis, day
