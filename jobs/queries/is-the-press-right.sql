-- Is the press right: did as many members meet 2 % of GDP as it said, were they those whom it named, and what did later releases make of it?
WITH claim AS (
  -- The press on 18 November 2016; replace the day, the number, the names and, for a year that is said, newest.
  SELECT DATE'2016-11-18' AS day, 5 AS said, array('USA', 'GBR', 'POL', 'GRC', 'EST') AS named
),
newest AS (
  SELECT day, said, named, basis, max(year) AS year
  FROM claim
  JOIN share_vintage ON day BETWEEN realtime_start AND realtime_end
  WHERE is_member
  GROUP BY day, said, named, basis
)
SELECT basis, year, vintage_date AS known_since,
       meeting = said AND size(array_except(allies_meeting, named)) = 0 AS is_right,
       meeting, members, said,
       array_join(allies_meeting, ' ') AS allies_meeting,
       array_join(array_except(named, allies_meeting), ' ') AS named_and_not_so,
       array_join(array_except(allies_meeting, named), ' ') AS so_and_not_named
FROM newest
JOIN verdict_vintage USING (basis, year)
QUALIFY coalesce(lead(vintage_date) OVER (PARTITION BY basis ORDER BY vintage_date) > day, true)
ORDER BY basis, known_since
