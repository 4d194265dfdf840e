-- How many allies met 2 % in 2016, as known on each vintage date (replace the year)?
SELECT basis, vintage_date, members, assessed, meeting, meeting_published,
  array_join(allies_meeting, ' ') AS allies
FROM verdict_vintage
WHERE year = 2016
ORDER BY basis, vintage_date
