-- The trend of the allies over the sample data, from the definitions alone and in another engine.
-- The one parameter is the day to speak as known on.
WITH
ally (iso3, accession_year) AS (
  VALUES
    ('BEL', 1949), ('CAN', 1949), ('DNK', 1949), ('FRA', 1949), ('GBR', 1949), ('ISL', 1949),
    ('ITA', 1949), ('LUX', 1949), ('NLD', 1949), ('NOR', 1949), ('PRT', 1949), ('USA', 1949),
    ('GRC', 1952), ('TUR', 1952), ('DEU', 1955), ('ESP', 1982), ('CZE', 1999), ('HUN', 1999),
    ('POL', 1999), ('BGR', 2004), ('EST', 2004), ('LTU', 2004), ('LVA', 2004), ('ROU', 2004),
    ('SVK', 2004), ('SVN', 2004), ('ALB', 2009), ('HRV', 2009), ('MNE', 2017), ('MKD', 2020),
    ('FIN', 2023), ('SWE', 2024)
),
cell AS (
  SELECT
    regexp_extract(filename, '([a-z]+)[a-z-]*-\d{4}-\d{2}-\d{2}\.csv$', 1) AS publisher,
    CAST(regexp_extract(filename, '(\d{4}-\d{2}-\d{2})\.csv$', 1) AS DATE) AS vintage,
    measure, unit, price_base_year, iso3, year, value, currency
  FROM read_csv(
    'sample-data/*.csv',
    filename = true,
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    columns = {
      'measure': 'VARCHAR', 'unit': 'VARCHAR', 'price_base_year': 'INTEGER', 'iso3': 'VARCHAR',
      'year': 'INTEGER', 'value': 'DOUBLE', 'currency': 'VARCHAR', 'obs_status': 'VARCHAR',
      'note': 'VARCHAR'
    })
  WHERE value IS NOT NULL AND vintage <= CAST(? AS DATE)
),
spending AS (
  SELECT * FROM cell WHERE publisher IN ('nato', 'sipri') AND measure = 'milex'
),
-- Constant prices over constant prices of the same base and edition.
constant_ratio AS (
  SELECT publisher, vintage, iso3, year, spending.value / gdp.value * 100 AS share
  FROM spending
  JOIN (SELECT * FROM cell WHERE measure = 'gdp' AND unit = 'USD') AS gdp
    USING (publisher, vintage, iso3, year, price_base_year)
  WHERE spending.unit = 'USD'
),
published AS (
  SELECT publisher, vintage, iso3, year, value AS share
  FROM cell
  WHERE measure = 'share_of_gdp'
),
-- Current prices in national currency over the GDP of the same days: within 200 days, one already
-- out before one still to come, the nearer before the farther. A currency that the publisher does not
-- name for certain (XXX) must be confirmed by the share that it prints.
current_ratio AS (
  SELECT
    spending.publisher, spending.vintage, spending.iso3, spending.year,
    spending.value / gdp.value * 100 AS share
  FROM spending
  JOIN (SELECT * FROM cell WHERE publisher NOT IN ('nato', 'sipri') AND measure = 'gdp') AS gdp
    USING (iso3, year, unit)
  LEFT JOIN published
    ON published.publisher = spending.publisher AND published.vintage = spending.vintage
      AND published.iso3 = spending.iso3 AND published.year = spending.year
  WHERE unit = 'XDC'
    AND abs(gdp.vintage - spending.vintage) <= 200
    AND CASE
      WHEN spending.currency = 'XXX'
        THEN spending.value / gdp.value * 100 BETWEEN published.share / 1.4 AND published.share * 1.4
      ELSE spending.currency = gdp.currency OR spending.currency IS NULL OR gdp.currency IS NULL
    END
  QUALIFY row_number() OVER (
    PARTITION BY spending.publisher, spending.vintage, spending.iso3, spending.year
    ORDER BY gdp.vintage > spending.vintage, abs(gdp.vintage - spending.vintage)) = 1
),
constant_spending AS (
  SELECT publisher, vintage, iso3, year, value AS milex, price_base_year
  FROM spending
  WHERE unit = 'USD' AND price_base_year IS NOT NULL
),
figure AS (
  SELECT
    upper(publisher) AS basis, vintage, iso3, year, milex, price_base_year,
    coalesce(constant_ratio.share, current_ratio.share, published.share) AS share
  FROM (
    SELECT DISTINCT publisher, vintage, iso3, year
    FROM cell
    WHERE publisher IN ('nato', 'sipri') AND measure IN ('milex', 'gdp', 'share_of_gdp'))
  LEFT JOIN constant_ratio USING (publisher, vintage, iso3, year)
  LEFT JOIN current_ratio USING (publisher, vintage, iso3, year)
  LEFT JOIN published USING (publisher, vintage, iso3, year)
  LEFT JOIN constant_spending USING (publisher, vintage, iso3, year)
),
-- One row a basis, area and year, from the newest edition that gives a share.
newest AS (
  SELECT *
  FROM figure
  QUALIFY row_number() OVER (
    PARTITION BY basis, iso3, year ORDER BY share IS NULL, vintage DESC) = 1
),
-- Every member of every year, with figures or without, and the years before an accession; Iceland
-- has no armed forces to assess.
trend AS (
  SELECT
    basis, iso3, year, vintage, price_base_year,
    accession_year <= year AS is_member,
    CASE WHEN iso3 <> 'ISL' THEN milex END AS milex,
    CASE WHEN iso3 <> 'ISL' THEN share END AS share
  FROM (SELECT DISTINCT basis, year FROM newest)
  CROSS JOIN ally
  LEFT JOIN newest USING (basis, iso3, year)
  WHERE accession_year <= year OR vintage IS NOT NULL
),
place AS (
  SELECT basis, iso3, year, rank() OVER (PARTITION BY basis, year ORDER BY share DESC) AS place
  FROM trend
  WHERE is_member AND share IS NOT NULL
),
-- Years that meet the guideline in a row keep the same distance to their place in line.
meeting AS (
  SELECT
    basis, iso3, year,
    year - row_number() OVER (PARTITION BY basis, iso3 ORDER BY year) AS island
  FROM trend
  WHERE is_member AND share >= 2
),
streak AS (
  SELECT basis, iso3, year, count(*) OVER (PARTITION BY basis, iso3, island ORDER BY year) AS years
  FROM meeting
)
SELECT
  trend.basis,
  trend.iso3 AS ally,
  trend.year,
  trend.is_member,
  trend.share AS share_of_gdp_pct,
  trend.share >= 2 AS meets_guideline,
  place.place AS rank_in_year,
  CASE WHEN before.vintage = trend.vintage THEN trend.share - before.share END AS share_change_pp,
  CASE
    WHEN trend.is_member AND trend.share IS NOT NULL THEN coalesce(streak.years, 0)
  END AS consecutive_years_meeting,
  (before_that.share + before.share + trend.share) / 3 AS share_avg_3y_pct,
  CASE
    WHEN before.vintage = trend.vintage AND before.price_base_year = trend.price_base_year
      THEN (trend.milex / before.milex - 1) * 100
  END AS real_growth_pct
FROM trend
LEFT JOIN trend AS before
  ON before.basis = trend.basis AND before.iso3 = trend.iso3 AND before.year = trend.year - 1
LEFT JOIN trend AS before_that
  ON before_that.basis = trend.basis AND before_that.iso3 = trend.iso3
    AND before_that.year = trend.year - 2
LEFT JOIN place
  ON place.basis = trend.basis AND place.iso3 = trend.iso3 AND place.year = trend.year
LEFT JOIN streak
  ON streak.basis = trend.basis AND streak.iso3 = trend.iso3 AND streak.year = trend.year
