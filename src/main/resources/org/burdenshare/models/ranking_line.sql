-- ranking_line: one row a line of the members ranked as bars, on a screen of :columns columns; none where nobody is assessed
-- place: the order of the lines. meets_guideline: of the member; null in other lines. :block and :mark: what bars and guideline are drawn with.
WITH ranked AS (
  SELECT
    basis,
    year,
    max(guideline_pct) AS guideline_pct,
    greatest(max(share_of_gdp_pct), max(guideline_pct)) AS highest,
    max(length(ally_name)) AS longest_name,
    -- Beside the columns of text, which take 34 and the names; no bars where fewer than 10 are left.
    if(:columns - max(length(ally_name)) < 44, 0, :columns - max(length(ally_name)) - 34) AS width,
    array_join(array_sort(collect_set(if(meaning = '', NULL, concat(mark, ' ', meaning)))), '; ')
      AS legend,
    if(bool_or(change <> ''), concat('change in points since ', year - 1), '') AS change_legend
  FROM ranked_member
  GROUP BY basis, year
),
screen AS (
  SELECT
    *,
    least(width - 1, CAST(guideline_pct / highest * width AS INT)) AS guideline_place,
    concat(regexp_replace(CAST(guideline_pct AS STRING), '[.]0$', ''), ' %') AS guideline_label
  FROM ranked
),
bar AS (
  SELECT
    ranked_member.*,
    longest_name,
    guideline_place,
    -- Whoever meets the guideline reaches its mark, and nobody else does.
    CASE
      WHEN width = 0 OR share_of_gdp_pct IS NULL THEN NULL
      WHEN meets_guideline
        THEN greatest(CAST(round(share_of_gdp_pct / highest * width) AS INT), guideline_place + 1)
      ELSE least(CAST(round(share_of_gdp_pct / highest * width) AS INT), guideline_place)
    END AS length
  FROM ranked_member
  CROSS JOIN screen
)
SELECT
  0 AS place,
  format_string('%s, %d: military expenditure, percent of GDP', basis, year) AS line,
  CAST(NULL AS BOOLEAN) AS meets_guideline
FROM screen
UNION ALL
SELECT
  1 AS place,
  rtrim(concat(
    repeat(' ', longest_name + 7), 'share     verdict  change  ',
    if(
      width = 0,
      '',
      concat(
        repeat(' ', least(guideline_place, width - length(guideline_label))), guideline_label))))
    AS line,
  NULL AS meets_guideline
FROM screen
UNION ALL
SELECT
  1 + row_number() OVER (ORDER BY CAST(nullif(rank, '') AS INT) NULLS LAST, ally_name) AS place,
  rtrim(concat(
    format_string(
      '%3s  %s  %-6s %-1s  %-7s  %6s  ',
      rank, rpad(ally_name, longest_name, ' '), share, mark, verdict, change),
    coalesce(
      concat(
        rpad(repeat(:block, length), guideline_place, ' '), :mark,
        repeat(:block, length - guideline_place - 1)),
      ''))) AS line,
  meets_guideline
FROM bar
UNION ALL
SELECT
  1000 AS place,
  concat_ws('; ', nullif(legend, ''), nullif(change_legend, '')) AS line,
  NULL AS meets_guideline
FROM screen
ORDER BY place
