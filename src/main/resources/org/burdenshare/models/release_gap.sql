-- release_gap: one row a basis whose publisher had released editions by :as_of that are later than every one at hand
-- :releases is the calendar of releases: publisher and day.
WITH at_hand AS (
  SELECT publisher AS basis, max(vintage_date) AS newest
  FROM edition
  WHERE vintage_date <= :as_of
  GROUP BY publisher
),
released AS (
  SELECT split_part(release, ' ', 1) AS basis, CAST(split_part(release, ' ', 2) AS DATE) AS day
  FROM (SELECT explode(:releases) AS release)
)
SELECT basis, array_sort(collect_list(day)) AS days
FROM released
INNER JOIN at_hand USING (basis)
WHERE day > newest AND day <= :as_of
GROUP BY basis
