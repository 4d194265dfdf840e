-- revision_statistic: one row a basis, name of the measure then and later, number of the release after the first, and status of the first share: how far first shares were revised, as known on :as_of
-- A share that a release repeats was confirmed and counts as a revision of zero. Status is
-- estimate, normal, or all of both.
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
),
summed AS (
  SELECT
    basis,
    measure_name,
    later_measure_name,
    release_number,
    first_status,
    count(*) AS n,
    count_if(revision_pp = 0) AS confirmed,
    count_if(is_flipped) AS flipped,
    median(revision_pp) AS median_pp,
    sum_in_order(collect_list(revision_pp)) AS revised,
    sum_in_order(collect_list(abs(revision_pp))) AS absolute,
    sum_in_order(collect_list(revision_pp * revision_pp)) AS squared,
    sum_in_order(collect_list(first_pct)) AS x,
    sum_in_order(collect_list(later_pct)) AS y,
    sum_in_order(collect_list(first_pct * first_pct)) AS xx,
    sum_in_order(collect_list(first_pct * later_pct)) AS xy,
    sum_in_order(collect_list(later_pct * later_pct)) AS yy
  FROM compared
  GROUP BY
    basis, measure_name, later_measure_name, release_number,
    GROUPING SETS ((first_status), ())
)
SELECT
  basis,
  coalesce(measure_name, 'not said') AS measure_name,
  coalesce(later_measure_name, 'not said') AS later_measure_name,
  release_number,
  coalesce(first_status, 'all') AS first_status,
  CAST(n AS INT) AS revisions,
  CAST(confirmed AS INT) AS confirmed,
  revised / n AS mean_pp,
  median_pp,
  absolute / n AS mean_absolute_pp,
  sqrt(squared / n) AS root_mean_square_pp,
  flipped * 100D / n AS flipped_pct,
  -- The line of least squares through the first and the later shares
  try_divide(y * xx - x * xy, n * xx - x * x) AS intercept_pct,
  try_divide(n * xy - x * y, n * xx - x * x) AS slope,
  try_divide(pow(n * xy - x * y, 2), (n * xx - x * x) * (n * yy - y * y)) AS r_squared
FROM summed
