-- Do only five of NATO's 28 members spend at least 2 % of GDP on defence, as the press said of 2016?
SELECT year, members, assessed, meeting, meeting_published,
       array_join(allies_meeting, ' ') AS allies_meeting, vintage_date
FROM alliance_trend
WHERE basis = 'NATO' AND aggregate = 'NATO' AND year = 2016
