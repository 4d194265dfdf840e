-- gdp_territory: one row an area and a publisher whose GDP is of the territory of the area's spending only from a year on
SELECT iso3, gdp_publisher, CAST(first_year AS INT) AS first_year
FROM gdp_territory_file
