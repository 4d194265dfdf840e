-- Do only five of NATO's 28 members spend at least 2 % of GDP on defence, as the press said on 18 November 2016?
SELECT year, members, assessed, meeting, meeting_published,
       array_join(allies_meeting, ' ') AS allies_meeting, vintage_date
FROM verdict_vintage
WHERE basis = 'NATO' AND year = 2016 AND vintage_date <= DATE'2016-11-18'
ORDER BY vintage_date DESC
LIMIT 1
