-- release_season: one row a release that a publisher brings each year, with the month and day on which it may be out and on which it has been; the reason stands in the file
SELECT publisher, release, earliest, latest
FROM release_season_file
