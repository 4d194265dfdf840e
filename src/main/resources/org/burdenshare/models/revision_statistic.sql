-- revision_statistic: one row a basis, name of the measure then and later, number of the release after the first, and status of the first share: how far first shares were revised, as known on :as_of
-- A share that a release gives again was confirmed and counts as a revision of nothing. Status is
-- estimate, normal, or all of both. Means are rounded, for a sum differs in its last digits by the order of its terms.
WITH followed AS (
  SELECT
    basis,
    first_measure_name AS measure_name,
    measure_name AS later_measure_name,
    releases_before AS release_number,
    if(first.is_estimate, 'estimate', 'normal') AS first_status,
    compared_shares(first, share) AS pct
  FROM release_share
  WHERE releases_before > 0
),
compared AS (
  SELECT
    * EXCEPT (pct),
    pct.*,
    pct.later_pct - pct.first_pct AS revision_pp,
    meets(pct.later_pct, guideline_pct) <> meets(pct.first_pct, guideline_pct) AS is_flipped
  FROM followed
  CROSS JOIN share_guideline
  WHERE pct IS NOT NULL
)
SELECT
  basis,
  coalesce(measure_name, 'not said') AS measure_name,
  coalesce(later_measure_name, 'not said') AS later_measure_name,
  release_number,
  coalesce(first_status, 'all') AS first_status,
  CAST(count(*) AS INT) AS revisions,
  CAST(count_if(revision_pp = 0) AS INT) AS confirmed,
  round(avg(revision_pp), 9) AS mean_pp,
  round(median(revision_pp), 9) AS median_pp,
  round(avg(abs(revision_pp)), 9) AS mean_absolute_pp,
  round(sqrt(avg(revision_pp * revision_pp)), 9) AS root_mean_square_pp,
  count_if(is_flipped) * 100D / count(*) AS flipped_pct,
  round(regr_intercept(later_pct, first_pct), 9) AS intercept_pct,
  round(regr_slope(later_pct, first_pct), 9) AS slope,
  round(regr_r2(later_pct, first_pct), 9) AS r_squared
FROM compared
GROUP BY
  basis, measure_name, later_measure_name, release_number,
  GROUPING SETS ((first_status), ())
