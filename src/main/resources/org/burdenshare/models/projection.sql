-- projection: one row a basis, member, guideline still due and number of years that growth is taken from
-- Arithmetic, not forecast: no publisher says so, and no verdict follows from it. The latest year and
-- the one so many years before stand in one edition; money grows at constant prices of one base alone.
WITH positive AS (
  SELECT * FROM ally_trend WHERE share_of_gdp_pct > 0
),
latest AS (
  SELECT *, row_number() OVER (PARTITION BY basis, ally ORDER BY year DESC) AS place
  FROM positive
),
due AS (
  SELECT guideline, guideline_pct, review_year, due_year FROM guideline WHERE due_year IS NOT NULL
),
span AS (
  SELECT
    latest.* EXCEPT (guideline, guideline_pct),
    due.*,
    growth_years,
    due_year - latest.year AS years_left,
    yearly_growth(latest.share_of_gdp_pct, earlier.share_of_gdp_pct, growth_years) AS share_growth,
    CASE WHEN earlier.price_base_year = latest.price_base_year
      THEN yearly_growth(latest.milex_usd_constant, earlier.milex_usd_constant, growth_years)
    END AS milex_growth,
    CASE WHEN earlier.price_base_year = latest.price_base_year
        AND latest.gdp_base_year = latest.price_base_year AND earlier.gdp_base_year IS NOT NULL
      THEN yearly_growth(latest.gdp_usd, earlier.gdp_usd, growth_years)
    END AS gdp_growth
  FROM latest
  CROSS JOIN (SELECT explode(array(3, 5, 10)) AS growth_years)
  INNER JOIN positive AS earlier
    ON earlier.basis = latest.basis AND earlier.ally = latest.ally
    AND earlier.year = latest.year - growth_years AND earlier.edition_id = latest.edition_id
  INNER JOIN due ON latest.year < due_year
  WHERE place = 1 AND latest.is_member
),
course AS (
  SELECT *, gdp_usd * pow(gdp_growth, years_left) * guideline_pct / 100 AS milex_when_due
  FROM span
)
SELECT
  basis,
  ally,
  guideline,
  growth_years,
  ally_name,
  year AS last_year,
  share_of_gdp_pct,
  obs_status,
  guideline_pct,
  review_year,
  due_year,
  (share_growth - 1) * 100 AS share_growth_pct,
  (milex_growth - 1) * 100 AS milex_growth_pct,
  (gdp_growth - 1) * 100 AS gdp_growth_pct,
  CASE WHEN year <= review_year
    THEN share_of_gdp_pct * pow(share_growth, review_year - year)
  END AS share_in_review_year_pct,
  share_of_gdp_pct * pow(share_growth, years_left) AS share_in_due_year_pct,
  (pow(guideline_pct / share_of_gdp_pct, 1 / years_left) - 1) * 100 AS share_growth_needed_pct,
  (pow(try_divide(milex_when_due, milex_usd_constant), 1 / years_left) - 1) * 100
    AS milex_growth_needed_pct,
  (milex_when_due - milex_usd_constant) / years_left AS increase_needed_usd,
  price_base_year,
  edition_id,
  vintage_date
FROM course
