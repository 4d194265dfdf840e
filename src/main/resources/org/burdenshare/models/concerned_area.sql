-- concerned_area: one row an area that the trends speak of: the allies, the areas of groups and the aggregates that publishers print
SELECT iso3 FROM judged_area
UNION ALL
SELECT code FROM aggregate_file
