-- dated_release: one row a release in the calendar of a publisher's releases
SELECT publisher, CAST(release_date AS DATE) AS release_date
FROM release_file
