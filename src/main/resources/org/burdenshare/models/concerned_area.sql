-- concerned_area: one row an area that the trends speak of: the allies and the aggregates
SELECT iso3 FROM ally_file
UNION ALL
SELECT code FROM aggregate_file
