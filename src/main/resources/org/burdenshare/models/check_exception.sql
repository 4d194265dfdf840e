-- check_exception: one row a figure that may fail a check; the reason stands in the file
SELECT check, iso3, CAST(year AS INT) AS year
FROM check_exception_file
