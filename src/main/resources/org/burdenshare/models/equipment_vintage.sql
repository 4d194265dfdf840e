-- equipment_vintage: one row a basis, ally, year and change of what was known of the share of spending that went into major equipment
-- Judged by the guideline on equipment since it is in force. A figure that the next complete
-- edition of that definition lacks was withdrawn.
WITH given AS (
  SELECT
    basis, year, edition_id, vintage_date, iso3 AS ally,
    struct(value, obs_status) AS figure
  FROM concerned
  LEFT SEMI JOIN ally USING (iso3)
  INNER JOIN edition USING (edition_id)
  WHERE measure = 'equipment_share' AND unit = 'PERCENT' AND value IS NOT NULL
    AND basis IS NOT NULL
),
said AS (
  SELECT basis, year, edition_id, vintage_date, collect_set(ally) AS allies
  FROM given
  GROUP BY basis, year, edition_id, vintage_date
),
in_order AS (
  SELECT
    basis, year,
    array_sort(collect_list(struct(vintage_date, edition_id, allies))) AS editions
  FROM said
  GROUP BY basis, year
),
completeness AS (
  SELECT basis, year, judged_by_completeness(editions) AS judged
  FROM in_order
),
judged AS (
  SELECT basis, year, inline(judged)
  FROM completeness
),
withdrawn AS (
  SELECT
    basis, year, edition_id, vintage_date,
    explode(array_except(before.allies, allies)) AS ally
  FROM judged
  INNER JOIN said USING (basis, year, edition_id)
  WHERE NOT is_partial
),
told AS (
  SELECT basis, ally, year, edition_id, vintage_date, figure FROM given
  UNION ALL
  SELECT basis, ally, year, edition_id, vintage_date, NULL AS figure FROM withdrawn
),
compared AS (
  SELECT
    *,
    lag(figure) OVER (PARTITION BY basis, ally, year ORDER BY vintage_date, edition_id) AS before
  FROM told
),
followed AS (
  SELECT
    *,
    lead(vintage_date) OVER (PARTITION BY basis, ally, year ORDER BY vintage_date, edition_id)
      AS next_date
  FROM compared
  WHERE NOT figure <=> before
)
SELECT
  basis,
  ally,
  year,
  vintage_date AS realtime_start,
  coalesce(date_sub(next_date, 1), DATE '9999-12-31') AS realtime_end,
  figure.value AS value,
  figure.obs_status AS obs_status,
  guideline,
  guideline_pct,
  meets(figure.value, guideline_pct) AS meets_guideline,
  edition_id
FROM followed
CROSS JOIN (SELECT * FROM guideline WHERE measure = 'equipment_share')
WHERE figure IS NOT NULL AND year >= in_force_from
