-- Are first estimates biased: how far is the latest share of a year from the first (points)?
SELECT basis, ally_name, count(*) AS years, round(avg(revision), 3) AS mean_revision_pp,
  round(avg(abs(revision)), 3) AS mean_size_pp,
  round(max_by(revision, abs(revision)), 3) AS largest_pp, max_by(year, abs(revision)) AS of_year
FROM (
  SELECT basis, ally_name, year, max_by(share_of_gdp_pct, realtime_start)
    - min_by(share_of_gdp_pct, realtime_start) AS revision
  FROM share_vintage
  WHERE is_member AND year >= 2006
  GROUP BY basis, ally_name, year
  HAVING count(DISTINCT spending_edition) > 1)
GROUP BY basis, ally_name
ORDER BY basis, mean_size_pp DESC
