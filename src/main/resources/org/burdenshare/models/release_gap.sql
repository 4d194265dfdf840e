-- release_gap: one row a basis whose publisher had released editions by :as_of that are later than every one at hand
WITH at_hand AS (
  SELECT publisher, max(vintage_date) AS newest
  FROM edition
  WHERE vintage_date <= :as_of
  GROUP BY publisher
)
SELECT publisher AS basis, array_sort(collect_list(release_date)) AS days
FROM dated_release
INNER JOIN at_hand USING (publisher)
WHERE release_date > newest AND release_date <= :as_of
GROUP BY publisher
