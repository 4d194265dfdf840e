-- How many members met 2 % in each year, on each definition, unrounded and as published?
SELECT basis, year, members, assessed, meeting, meeting_published,
       array_join(allies_meeting, ' ') AS allies_meeting
FROM alliance_trend
WHERE aggregate = 'NATO'
ORDER BY basis, year
