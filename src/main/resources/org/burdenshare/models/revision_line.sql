-- revision_line: one row a line of the report on changes since the previous publication; none if nothing changed
-- flips: how many verdicts flipped, each guideline's once. place: the order of the lines.
WITH counted AS (
  SELECT
    count_if(kind = 'verdict_flipped') AS flips,
    count_if(kind = 'changed_figure') AS figures,
    count_if(kind = 'changed_status') AS statuses,
    count_if(kind = 'new') AS new,
    count_if(kind = 'withdrawn') AS withdrawn
  FROM revision
  WHERE kind <> 'verdict_flipped' OR table_name = 'guideline_verdict'
  HAVING count(*) > 0
),
of_ally AS (
  SELECT * FROM revision WHERE table_name = 'ally_trend'
),
flip AS (
  SELECT
    row_number() OVER (ORDER BY verdict.basis, verdict.year, verdict.area) AS place,
    format_string('%s, %s %d: %s 2 %% (%.4f %%, before %.4f %%%s; edition %s)',
      verdict.basis, verdict.area, verdict.year,
      if(verdict.new_value = 'true', 'now meets', 'no longer meets'),
      CAST(share.new_value AS DOUBLE), CAST(share.old_value AS DOUBLE),
      coalesce(concat('; now ', source.new_value, ', before ', source.old_value), ''),
      verdict.brought_by) AS line
  FROM of_ally AS verdict
  LEFT JOIN of_ally AS share
    ON share.basis = verdict.basis AND share.area = verdict.area AND share.year = verdict.year
    AND share.column_name = 'share_of_gdp_pct'
  LEFT JOIN of_ally AS source
    ON source.basis = verdict.basis AND source.area = verdict.area AND source.year = verdict.year
    AND source.column_name = 'share_source'
  WHERE verdict.column_name = 'meets_guideline' AND verdict.kind = 'verdict_flipped'
)
SELECT
  flips,
  0 AS place,
  concat('Since the publication before: ', concat_ws(', ',
    concat(flips, if(flips = 1, ' verdict flipped', ' verdicts flipped')),
    concat(nullif(figures, 0), if(figures = 1, ' figure changed', ' figures changed')),
    concat(nullif(statuses, 0), if(statuses = 1, ' status changed', ' statuses changed')),
    concat(nullif(new, 0), ' new'),
    concat(nullif(withdrawn, 0), ' withdrawn'))) AS line
FROM counted
UNION ALL
SELECT flips, place, concat('  ', line) AS line
FROM flip
CROSS JOIN counted
WHERE place <= 20
UNION ALL
SELECT
  flips,
  21 AS place,
  '  and more; jobs/sql -f jobs/queries/revisions.sql lists them all' AS line
FROM flip
CROSS JOIN counted
WHERE place = 21
ORDER BY place
