-- due_release: one row a publisher: its next release after those that were out on :as_of, and the last day on which it was out in past years, since when it is due
-- No release is awaited on a day before the newest edition, since it may have come later.
WITH seen AS (
  SELECT publisher, max(vintage_date) AS newest
  FROM edition
  WHERE vintage_date <= :as_of
  GROUP BY publisher
),
next_two_years AS (
  SELECT publisher, newest, explode(sequence(year(newest), year(newest) + 1)) AS year
  FROM seen
),
unseen AS (
  SELECT
    publisher,
    concat(release, ' ', year) AS release,
    to_date(concat(year, '-', latest)) AS due_since
  FROM next_two_years
  INNER JOIN release_season USING (publisher)
  WHERE to_date(concat(year, '-', earliest)) > newest
),
last_edition AS (
  SELECT max(vintage_date) AS last_day FROM edition
)
SELECT publisher, min_by(release, due_since) AS release, min(due_since) AS due_since
FROM unseen
CROSS JOIN last_edition
WHERE last_day <= :as_of
GROUP BY publisher
ORDER BY publisher
