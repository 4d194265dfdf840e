-- revision_sample: one row a basis: the revisions of its shares of each age and size, of each size, of each age, and of all
-- In a map by sample_key. Of each sample fifty factors stand for all, each for one in fifty.
WITH sampled AS (
  SELECT
    basis,
    age,
    size,
    count(*) AS revisions,
    percentile_approx(
      factor,
      array(
        0.01, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15, 0.17, 0.19, 0.21, 0.23, 0.25,
        0.27, 0.29, 0.31, 0.33, 0.35, 0.37, 0.39, 0.41, 0.43, 0.45, 0.47, 0.49, 0.51,
        0.53, 0.55, 0.57, 0.59, 0.61, 0.63, 0.65, 0.67, 0.69, 0.71, 0.73, 0.75, 0.77,
        0.79, 0.81, 0.83, 0.85, 0.87, 0.89, 0.91, 0.93, 0.95, 0.97, 0.99),
      10000) AS factors,
    percentile_approx(factor, array(0.05, 0.95), 10000) AS likely_factors
  FROM seen_revision
  GROUP BY GROUPING SETS ((basis, age, size), (basis, size), (basis, age), (basis))
)
SELECT
  basis,
  map_from_entries(collect_list(struct(
    sample_key(age, size),
    struct(
      revisions,
      concat(
        revisions, ' revisions of shares',
        CASE
          WHEN age IS NULL AND size IS NULL THEN ''
          WHEN age IS NULL THEN ' of the same size'
          WHEN size IS NULL THEN ' of the same age'
          ELSE ' of the same age and size'
        END) AS name,
      factors,
      likely_factors)))) AS samples
FROM sampled
GROUP BY basis
