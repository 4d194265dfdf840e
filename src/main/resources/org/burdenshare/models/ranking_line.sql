-- ranking_line: one row a line of the members ranked as bars, on a screen of :columns columns; none where nobody is assessed
-- place: the order of the lines. meets_guideline: of the member; null in other lines. :block and :mark: what bars and guideline are drawn with.
WITH ranking AS (
  SELECT
    basis,
    year,
    max(guideline_pct) AS guideline_pct,
    greatest(max(share_of_gdp_pct), max(guideline_pct)) AS highest,
    max(length(ally_name)) AS longest_name,
    array_sort(collect_list(struct(
      coalesce(CAST(nullif(rank, '') AS INT), 1000) AS place,
      ally_name, rank, share, mark, verdict, change, share_of_gdp_pct, meets_guideline)))
      AS members,
    array_join(array_sort(collect_set(if(meaning = '', NULL, concat(mark, ' ', meaning)))), '; ')
      AS legend,
    if(bool_or(change <> ''), concat('change in points since ', year - 1), '') AS change_legend
  FROM ranked_member
  GROUP BY basis, year
),
room AS (
  -- Beside the columns of text, which take 34 and the names; no bars where fewer than 10 are left.
  SELECT *, if(:columns - longest_name < 44, 0, :columns - longest_name - 34) AS width
  FROM ranking
),
guideline_mark AS (
  SELECT
    *,
    least(width - 1, CAST(guideline_pct / highest * width AS INT)) AS guideline_place,
    concat(regexp_replace(CAST(guideline_pct AS STRING), '[.]0$', ''), ' %') AS guideline_label
  FROM room
),
measured AS (
  -- Whoever meets the guideline reaches its mark, and nobody else does.
  SELECT
    *,
    transform(
      members,
      member -> CASE
        WHEN width = 0 OR member.share_of_gdp_pct IS NULL THEN NULL
        WHEN member.meets_guideline
          THEN greatest(
            CAST(round(member.share_of_gdp_pct / highest * width) AS INT), guideline_place + 1)
        ELSE least(CAST(round(member.share_of_gdp_pct / highest * width) AS INT), guideline_place)
      END) AS lengths
  FROM guideline_mark
),
drawn AS (
  SELECT
    format_string('%s, %d: military expenditure, percent of GDP', basis, year) AS title,
    concat(
      repeat(' ', longest_name + 7), 'share     verdict  change',
      if(
        width = 0,
        '',
        concat(
          repeat(' ', 2 + least(guideline_place, width - length(guideline_label))),
          guideline_label))) AS heading,
    transform(
      members,
      (member, number) -> struct(
        rtrim(concat(
          format_string(
            '%3s  %s  %-6s %-1s  %-7s  %6s  ',
            member.rank, rpad(member.ally_name, longest_name, ' '), member.share, member.mark,
            member.verdict, member.change),
          coalesce(
            concat(
              rpad(repeat(:block, lengths[number]), guideline_place, ' '), :mark,
              repeat(:block, lengths[number] - guideline_place - 1)),
            ''))) AS line,
        member.meets_guideline AS meets_guideline)) AS bars,
    concat_ws('; ', nullif(legend, ''), nullif(change_legend, '')) AS legend
  FROM measured
)
SELECT place, told.line, told.meets_guideline
FROM drawn
LATERAL VIEW posexplode(concat(
  array(
    struct(title AS line, CAST(NULL AS BOOLEAN) AS meets_guideline),
    struct(heading AS line, CAST(NULL AS BOOLEAN) AS meets_guideline)),
  bars,
  array(struct(legend AS line, CAST(NULL AS BOOLEAN) AS meets_guideline)))) AS place, told
ORDER BY place
