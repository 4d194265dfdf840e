-- reconciliation: one row an edition, ally and year for which a share is both computed and published
-- Every difference gets a code that says what explains it, by the first rule that holds.
WITH compared AS (
  SELECT
    *,
    share_of_gdp_pct - share_published_pct AS difference_pp,
    printed_decimals(share_published_pct) AS decimals,
    -- Of several states of a share the last counts.
    row_number() OVER (PARTITION BY edition_id, iso3, year ORDER BY known_from DESC) AS place
  FROM state
  INNER JOIN judged_area USING (iso3)
  WHERE assessed AND share_source = 'computed' AND share_published_pct IS NOT NULL
),
last_state AS (
  SELECT * FROM compared WHERE place = 1
),
printing AS (
  SELECT
    edition_id,
    percentile(decimals, 0.5) FILTER (WHERE accession_year IS NOT NULL) AS edition_decimals
  FROM last_state
  GROUP BY edition_id
),
other_gdp AS (
  SELECT iso3, year, collect_set(gdp_xdc) AS gdps
  FROM figure
  WHERE basis IS NULL AND gdp_xdc > 0
  GROUP BY iso3, year
),
measured AS (
  SELECT
    last_state.*,
    edition_decimals,
    gdp_edition_id = edition_id AS is_own_gdp,
    abs(ln(try_divide(share_of_gdp_pct, share_published_pct))) AS apart,
    exists(gdps, gdp -> abs(ratio_milex / gdp * 100 - share_published_pct)
      <= abs(difference_pp) / 2) AS is_explained_by_other_gdp
  FROM last_state
  INNER JOIN printing USING (edition_id)
  LEFT JOIN other_gdp USING (iso3, year)
)
SELECT
  edition_id,
  iso3 AS ally,
  year,
  basis,
  ally_name,
  is_member_in(year, accession_year) AS is_member,
  vintage_date,
  gdp_edition_id AS gdp_edition,
  share_of_gdp_pct AS computed_pct,
  share_published_pct AS published_pct,
  difference_pp,
  guideline,
  guideline_pct,
  meets(share_of_gdp_pct, guideline_pct) AS meets_computed,
  meets(share_published_pct, guideline_pct) AS meets_published,
  meets(share_of_gdp_pct, guideline_pct) <> meets(share_published_pct, guideline_pct)
    AS verdict_differs,
  guidelines_differing(share_of_gdp_pct, share_published_pct, share_guidelines)
    AS guidelines_differing,
  CASE
    -- Equal but for the noise of division
    WHEN abs(difference_pp) <= 1e-9 THEN 'exact'
    -- The edition prints few decimals, and at these the two are equal
    WHEN edition_decimals <= 4 AND abs(difference_pp) <= 0.5 * pow(10, -edition_decimals) + 1e-9
      THEN 'rounding'
    -- Unrounded shares but for this round number, which the edition's own figures do not give
    WHEN is_own_gdp AND decimals <= 2 AND decimals < edition_decimals
      AND abs(difference_pp) <= 0.5 * pow(10, -decimals)
      THEN 'stored_round'
    -- Spending by financial year over the same GDP gives the published share
    WHEN abs(share_of_financial_year_pct - share_published_pct) <= abs(difference_pp) / 10
      THEN 'financial_year'
    -- Before 2000 publishers rest on older GDP series
    WHEN year <= 1999 AND NOT is_own_gdp THEN 'early_years'
    -- Within the usual revision of a year's GDP, or at least half explained by another GDP
    WHEN NOT is_own_gdp AND (apart <= 0.03 OR is_explained_by_other_gdp) THEN 'gdp_vintage'
    -- A currency was changed, or a benchmark moved
    WHEN apart > 0.1 THEN 'break'
    ELSE 'unexplained'
  END AS explanation
FROM measured
CROSS JOIN share_guideline
