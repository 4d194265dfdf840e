-- share_outlook: one row a basis, ally and year: how likely later releases are to put its share, as known on :as_of, at the guideline, and between which shares it will lie
WITH sampled AS (
  SELECT
    known_on_day.basis,
    iso3 AS ally,
    year,
    share_of_gdp_pct,
    guideline_pct,
    samples,
    sample_like(samples, age_of_share(year, vintage_date), size_of_share(share_of_gdp_pct)) AS sample
  FROM known_on_day
  INNER JOIN judged_area USING (iso3)
  CROSS JOIN share_guideline
  LEFT JOIN revision_sample ON revision_sample.basis = known_on_day.basis
  WHERE assessed AND share_of_gdp_pct IS NOT NULL
),
foreseen AS (
  SELECT
    basis, ally, year,
    outlook_of(share_of_gdp_pct, guideline_pct, samples, sample) AS outlook
  FROM sampled
)
SELECT basis, ally, year, outlook.*
FROM foreseen
