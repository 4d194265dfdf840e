-- page_vintage: one row a basis and day on which a release changed what was known
SELECT DISTINCT basis, vintage_date
FROM verdict_vintage
