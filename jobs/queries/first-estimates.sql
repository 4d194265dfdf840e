-- Are first estimates biased: how far is the latest share of a year from the first (points)?
WITH given AS (
  SELECT DISTINCT basis, iso3 AS ally, year, vintage_date
  FROM observation JOIN edition USING (edition_id)
  WHERE basis IS NOT NULL AND measure IN ('milex', 'share_of_gdp') AND value IS NOT NULL),
first_estimate AS (
  SELECT basis, ally, year, min(realtime_start) AS first_day,
    min_by(share_source, realtime_start) AS share_source
  FROM share_vintage
  WHERE is_member AND year >= 2006
  GROUP BY basis, ally, year),
-- A share is followed as long as it is computed, or printed, as the first one was.
followed AS (
  SELECT basis, ally, ally_name, year, first_day, max(realtime_end) AS last_day,
    max_by(share_of_gdp_pct, realtime_start) - min_by(share_of_gdp_pct, realtime_start) AS revision
  FROM share_vintage JOIN first_estimate USING (basis, ally, year, share_source)
  GROUP BY basis, ally, ally_name, year, first_day),
-- What no later edition gives again was neither revised nor confirmed.
judged AS (
  SELECT *
  FROM followed LEFT SEMI JOIN given
    ON given.basis = followed.basis AND given.ally = followed.ally AND given.year = followed.year
    AND given.vintage_date > first_day AND given.vintage_date <= last_day)
SELECT basis, ally_name, count(*) AS years, count_if(abs(revision) < 1e-9) AS confirmed,
  round(avg(revision), 3) AS mean_revision_pp, round(avg(abs(revision)), 3) AS mean_size_pp,
  round(max_by(revision, abs(revision)), 3) AS largest_pp, max_by(year, abs(revision)) AS of_year
FROM judged
GROUP BY basis, ally_name
ORDER BY basis, mean_size_pp DESC
