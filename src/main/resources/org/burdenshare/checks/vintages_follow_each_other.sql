-- vintages_follow_each_other: intervals do not overlap, and the interval after a revision begins the next day
WITH followed AS (
  SELECT
    *,
    lead(realtime_start) OVER (PARTITION BY basis, ally, year ORDER BY realtime_start) AS next_start
  FROM share_vintage
)
SELECT
  spending_edition AS edition_id,
  concat('the share of ', ally, ' for ', year, ' on the basis ', basis, ' is known from ',
    realtime_start, ' to ', realtime_end, ' and then from ',
    coalesce(CAST(next_start AS STRING), 'no day'),
    ', expected intervals without overlap or hole; this is a fault of the program') AS sentence
FROM followed
WHERE next_start <= realtime_end
  OR (end_reason = 'revised' AND NOT next_start <=> date_add(realtime_end, 1))
