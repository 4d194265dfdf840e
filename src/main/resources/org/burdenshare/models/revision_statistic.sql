-- revision_statistic: one row a basis, name of the measure then and later, number of the release after the first, and status of the first share: how far first shares were revised, as known on :as_of
-- A share that a release gives again was confirmed and counts as a revision of nothing. Status is
-- estimate, normal, or all of both.
WITH followed AS (
  SELECT
    basis,
    first_measure_name AS measure_name,
    measure_name AS later_measure_name,
    releases_before AS release_number,
    if(first.is_estimate, 'estimate', 'normal') AS first_status,
    first.share_of_gdp_pct AS first_pct,
    revised_share(first, share) AS later_pct
  FROM release_share
  WHERE releases_before > 0
),
compared AS (
  SELECT
    *,
    later_pct - first_pct AS revision_pp,
    meets(later_pct, guideline_pct) <> meets(first_pct, guideline_pct) AS is_flipped
  FROM followed
  CROSS JOIN share_guideline
)
SELECT
  basis,
  coalesce(measure_name, 'not said') AS measure_name,
  coalesce(later_measure_name, 'not said') AS later_measure_name,
  release_number,
  coalesce(first_status, 'all') AS first_status,
  CAST(count(*) AS INT) AS revisions,
  CAST(count_if(abs(revision_pp) < 1e-9) AS INT) AS confirmed,
  avg(revision_pp) AS mean_pp,
  median(revision_pp) AS median_pp,
  avg(abs(revision_pp)) AS mean_absolute_pp,
  sqrt(avg(revision_pp * revision_pp)) AS root_mean_square_pp,
  count_if(is_flipped) * 100D / count(*) AS flipped_pct,
  regr_intercept(later_pct, first_pct) AS intercept_pct,
  regr_slope(later_pct, first_pct) AS slope,
  regr_r2(later_pct, first_pct) AS r_squared
FROM compared
GROUP BY
  basis, measure_name, later_measure_name, release_number,
  GROUPING SETS ((first_status), ())
