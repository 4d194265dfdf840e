-- Which editions stand behind the figures, and how are they cited?
SELECT edition_id, basis, vintage_date, observation_count, rejected_count, citation, licence
FROM edition
ORDER BY vintage_date
