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
    regexp_extract(filename, '([a-z]+)[a-z.-]*-\d{4}-\d{2}-\d{2}\.csv$', 1) AS publisher,
    CAST(regexp_extract(filename, '(\d{4}-\d{2}-\d{2})\.csv$', 1) AS DATE) AS vintage,
    measure, unit, price_base_year, iso3, year, value, currency,
    -- The most doubtful has the highest place.
    list_position(['A', 'E', 'P', 'F', 'B', 'D', 'U', 'O', 'M'], obs_status) AS doubt
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
  SELECT
    publisher, vintage, iso3, year, spending.value / gdp.value * 100 AS share,
    spending.value AS base_milex, gdp.value AS gdp
  FROM spending
  JOIN (SELECT * FROM cell WHERE measure = 'gdp' AND unit = 'USD') AS gdp
    USING (publisher, vintage, iso3, year, price_base_year)
  WHERE spending.unit = 'USD'
),
published AS (
  SELECT publisher, vintage, iso3, year, value AS share, doubt
  FROM cell
  WHERE measure = 'share_of_gdp'
),
-- Current prices in national currency over the GDP of the same days: within 200 days, one already
-- out before one still to come, the nearer before the farther. A currency that the publisher does not
-- name for certain (XXX) must be confirmed by the share that it prints.
current_ratio AS (
  SELECT
    spending.publisher, spending.vintage, spending.iso3, spending.year,
    spending.value / gdp.value * 100 AS share, gdp.doubt AS gdp_doubt
  FROM spending
  JOIN (SELECT * FROM cell WHERE publisher NOT IN ('nato', 'sipri') AND measure = 'gdp') AS gdp
    USING (iso3, year, unit)
  LEFT JOIN published
    ON published.publisher = spending.publisher AND published.vintage = spending.vintage
      AND published.iso3 = spending.iso3 AND published.year = spending.year
  WHERE unit = 'XDC'
    -- The World Bank's GDP is united Germany's also before 1991, spending is West Germany's.
    AND NOT (iso3 = 'DEU' AND year < 1991 AND gdp.publisher = 'world')
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
-- US$ of the day, in which SIPRI's spending is told besides.
current_spending AS (
  SELECT publisher, vintage, iso3, year, value AS usd
  FROM spending
  WHERE unit = 'USD' AND price_base_year IS NULL
),
constant_gdp AS (
  SELECT publisher, vintage, iso3, year, value AS gdp
  FROM cell
  WHERE publisher IN ('nato', 'sipri') AND measure = 'gdp' AND unit = 'USD'
    AND price_base_year IS NOT NULL
),
spending_doubt AS (
  SELECT publisher, vintage, iso3, year, max(doubt) AS doubt
  FROM spending
  GROUP BY ALL
),
own_gdp_doubt AS (
  SELECT publisher, vintage, iso3, year, max(doubt) AS doubt
  FROM cell
  WHERE measure = 'gdp'
  GROUP BY ALL
),
figure AS (
  SELECT
    upper(publisher) AS basis, vintage, iso3, year, milex, price_base_year,
    coalesce(constant_ratio.share, current_ratio.share, published.share) AS share,
    published.share AS share_published,
    CASE
      WHEN coalesce(constant_ratio.share, current_ratio.share) IS NOT NULL THEN 'computed'
      WHEN published.share IS NOT NULL THEN 'published'
    END AS share_source,
    -- Where spending in US$ of the day is all there is, the share says how large GDP must be.
    CASE
      WHEN constant_ratio.share IS NOT NULL THEN constant_ratio.gdp
      WHEN usd IS NOT NULL THEN usd / (coalesce(current_ratio.share, published.share) / 100)
      ELSE constant_gdp.gdp
    END AS gdp,
    CASE WHEN constant_ratio.share IS NOT NULL THEN constant_ratio.base_milex ELSE usd END
      AS base_milex,
    CASE
      WHEN constant_ratio.share IS NOT NULL
        THEN greatest(spending_doubt.doubt, own_gdp_doubt.doubt)
      WHEN current_ratio.share IS NOT NULL
        THEN greatest(spending_doubt.doubt, current_ratio.gdp_doubt)
      ELSE coalesce(published.doubt, spending_doubt.doubt)
    END AS doubt
  FROM (
    SELECT DISTINCT publisher, vintage, iso3, year
    FROM cell
    WHERE publisher IN ('nato', 'sipri') AND measure IN ('milex', 'gdp', 'share_of_gdp'))
  LEFT JOIN constant_ratio USING (publisher, vintage, iso3, year)
  LEFT JOIN current_ratio USING (publisher, vintage, iso3, year)
  LEFT JOIN published USING (publisher, vintage, iso3, year)
  LEFT JOIN constant_spending USING (publisher, vintage, iso3, year)
  LEFT JOIN current_spending USING (publisher, vintage, iso3, year)
  LEFT JOIN constant_gdp USING (publisher, vintage, iso3, year)
  LEFT JOIN spending_doubt USING (publisher, vintage, iso3, year)
  LEFT JOIN own_gdp_doubt USING (publisher, vintage, iso3, year)
),
-- An edition speaks of a year when it gives a share of it for anybody.
spoken AS (
  SELECT basis, year, vintage, bool_or(share IS NOT NULL) AS speaks
  FROM figure
  GROUP BY ALL
),
-- One row a basis, area and year, from the newest edition that speaks of the year, though it may
-- leave the area out.
newest AS (
  SELECT area.basis, area.iso3, area.year, spoken.vintage, figure.* EXCLUDE (basis, iso3, year, vintage)
  FROM (SELECT DISTINCT basis, iso3, year FROM figure) AS area
  JOIN spoken ON spoken.basis = area.basis AND spoken.year = area.year
  LEFT JOIN figure
    ON figure.basis = area.basis AND figure.iso3 = area.iso3 AND figure.year = area.year
      AND figure.vintage = spoken.vintage
  WHERE spoken.speaks OR figure.vintage IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY area.basis, area.iso3, area.year ORDER BY speaks DESC, spoken.vintage DESC) = 1
),
-- Every member of every year, with figures or without, and the years before an accession; Iceland
-- has no armed forces to assess.
trend AS (
  SELECT
    basis, iso3, year, vintage, price_base_year,
    accession_year <= year AS is_member,
    CASE WHEN iso3 <> 'ISL' THEN milex END AS milex,
    CASE WHEN iso3 <> 'ISL' THEN share END AS share,
    CASE WHEN iso3 <> 'ISL' THEN share_published END AS share_published,
    CASE WHEN iso3 <> 'ISL' THEN share_source END AS share_source,
    CASE WHEN iso3 <> 'ISL' THEN base_milex END AS base_milex,
    gdp,
    CASE
      WHEN iso3 = 'ISL' THEN 'M'
      ELSE coalesce(['A', 'E', 'P', 'F', 'B', 'D', 'U', 'O', 'M'][doubt], 'O')
    END AS status
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
  trend.share_published AS share_published_pct,
  trend.share_source,
  trend.status AS obs_status,
  trend.gdp AS gdp_usd,
  trend.share >= 2 AS meets_guideline,
  -- Half up, on the digits that are read rather than on their nearest binary fraction.
  round(CAST(trend.share AS DECIMAL(24, 14)), 2) >= 2 AS meets_guideline_rounded,
  round(CAST(trend.share_published AS DECIMAL(24, 14)), 2) >= 2 AS meets_guideline_published,
  trend.share - 2 AS margin_pp,
  CASE WHEN trend.share >= 2 THEN 0 ELSE (2 / trend.share - 1) * trend.base_milex END
    AS shortfall_usd,
  place.place AS rank_in_year,
  -- All computed shares of an edition are over one GDP here, so that they compare with each other;
  -- with a printed share only a printed one does.
  CASE
    WHEN before.vintage <> trend.vintage THEN NULL
    WHEN before.share_source = trend.share_source THEN trend.share - before.share
    ELSE trend.share_published - before.share_published
  END AS share_change_pp,
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
