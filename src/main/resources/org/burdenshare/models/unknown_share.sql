-- unknown_share: one row a basis of :bases on which no share of :ally in :year was known on :as_of: the sentence that says why
WITH asked AS (
  SELECT explode(:bases) AS basis
),
vintage AS (
  SELECT
    basis,
    min(year) AS first_year,
    max(year) AS last_year,
    min(realtime_start) FILTER (WHERE year = :year) AS first_day,
    max_by(struct(spending_edition, realtime_end, ended_by), realtime_start)
      FILTER (WHERE year = :year AND realtime_end < :as_of) AS ended,
    count_if(year = :year AND :as_of BETWEEN realtime_start AND realtime_end) > 0 AS is_known
  FROM share_vintage
  WHERE ally = :ally
  GROUP BY basis
)
SELECT
  basis,
  concat('No share of ', :ally_name, ' for ', :year, ' on ', basis, '''s definition is known on ',
    :as_of, ': ',
    coalesce(
      concat('that of ', ended.spending_edition, ' was withdrawn on ',
        date_add(ended.realtime_end, 1), ' by ', ended.ended_by),
      concat('the first came on ', first_day),
      concat('editions give ', first_year, ' to ', last_year),
      'no edition gives any year of it'),
    '.') AS line
FROM asked
LEFT JOIN vintage USING (basis)
WHERE NOT coalesce(is_known, false)
ORDER BY basis
