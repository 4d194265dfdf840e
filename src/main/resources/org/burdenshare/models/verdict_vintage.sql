-- verdict_vintage: one row a basis, vintage date and year: how many members were assessed and met the guideline by what was known on that day
WITH calendar AS (
  SELECT
    basis,
    min(day) AS first_day,
    max(day) AS last_day,
    array_sort(collect_list(day) FILTER (WHERE is_vintage)) AS vintages
  FROM known_day
  GROUP BY basis
),
counted_calendar AS (
  -- The number of vintage dates before each day since the first: a day is looked up by its offset,
  -- at the same cost for any number of vintages.
  SELECT
    basis,
    first_day,
    vintages,
    concat(
      array_repeat(0, datediff(get(vintages, 0), first_day) + 1),
      flatten(transform(
        vintages,
        (day, place) -> array_repeat(
          place + 1,
          datediff(coalesce(get(vintages, place + 1), last_day), day))))) AS vintages_before
  FROM calendar
),
interval AS (
  SELECT
    share_vintage.*,
    vintages,
    vintages_before[datediff(realtime_start, first_day)] AS first_vintage,
    CASE WHEN end_reason IS NULL
      THEN size(vintages)
      ELSE vintages_before[datediff(date_add(realtime_end, 1), first_day)]
    END AS vintages_until
  FROM share_vintage
  INNER JOIN counted_calendar USING (basis)
  WHERE is_member
),
known AS (
  SELECT
    *,
    explode(slice(vintages, first_vintage + 1, vintages_until - first_vintage)) AS vintage_date
  FROM interval
),
counted AS (
  SELECT
    basis,
    vintage_date,
    year,
    CAST(count(*) AS INT) AS assessed,
    CAST(count_if(meets_guideline) AS INT) AS meeting,
    if(
      count(share_published_pct) > 0,
      CAST(count_if(meets_guideline_published) AS INT),
      NULL) AS meeting_published,
    count_by_guideline(
      max(share_guidelines), flatten(collect_list(guidelines_met))) AS meeting_by_guideline,
    array_sort(collect_list(ally) FILTER (WHERE meets_guideline)) AS allies_meeting,
    array_sort(collect_list(ally) FILTER (WHERE meets_guideline_published))
      AS allies_meeting_published
  FROM known
  GROUP BY basis, vintage_date, year
),
members AS (
  SELECT year, CAST(count(*) AS INT) AS members
  FROM (SELECT DISTINCT year FROM counted)
  INNER JOIN ally ON accession_year <= year
  GROUP BY year
)
SELECT
  basis,
  vintage_date,
  year,
  members,
  assessed,
  meeting,
  meeting_published,
  meeting_by_guideline,
  allies_meeting,
  allies_meeting_published
FROM counted
INNER JOIN members USING (year)
