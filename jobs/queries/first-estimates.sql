-- Are first estimates biased, and how far is a later share from the first (points)?
SELECT basis, measure_name, later_measure_name, release_number, first_status, revisions, confirmed,
  round(mean_pp, 3) AS mean_pp, round(median_pp, 3) AS median_pp, round(mean_absolute_pp, 3) AS mean_absolute_pp,
  round(root_mean_square_pp, 3) AS root_mean_square_pp, round(flipped_pct, 1) AS flipped_pct,
  round(intercept_pct, 3) AS intercept_pct, round(slope, 3) AS slope, round(r_squared, 3) AS r_squared
FROM revision_statistic
ORDER BY basis, measure_name, later_measure_name, release_number, first_status
