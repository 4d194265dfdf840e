-- counts_agree_with_vintages: counts by vintage are those of the alliance on the day of which the trends speak
WITH newest AS (
  SELECT basis, max(vintage_date) AS vintage_date
  FROM verdict_vintage
  WHERE vintage_date <= :as_of
  GROUP BY basis
),
known AS (
  SELECT basis, year, struct(members, assessed, meeting, allies_meeting) AS by_vintage
  FROM verdict_vintage
  INNER JOIN newest USING (basis, vintage_date)
),
told AS (
  SELECT basis, year, struct(members, assessed, meeting, allies_meeting) AS by_trend
  FROM alliance_trend
  WHERE aggregate = 'NATO' AND assessed > 0
)
SELECT
  CAST(NULL AS STRING) AS edition_id,
  concat('the members that meet 2 % in ', year, ' on the basis ', basis, ' are ',
    coalesce(to_json(by_trend), 'none'), ' in alliance_trend and ',
    coalesce(to_json(by_vintage), 'none'),
    ' in verdict_vintage, expected the same; this is a fault of the program') AS sentence
FROM told
FULL JOIN known USING (basis, year)
WHERE NOT by_vintage <=> by_trend
