-- revision: one row a table, key and column in which two publications differ
-- Inputs: the rows of both publications; is_new tells of which, compared the columns that both
-- have. A row that only one of the two has is represented by its first figure. An aggregate that
-- one of them lacks entirely is skipped, and so is an area that is no member, since groups may be
-- added or removed. Numbers with a relative difference of at most 1e-9 are equal: two orders of
-- summing may differ by that much.
WITH common_aggregate AS (
  SELECT aggregate
  FROM both_alliance_trend
  GROUP BY aggregate
  HAVING bool_or(is_new) AND bool_or(NOT is_new)
),
common_area AS (
  SELECT ally
  FROM both_ally_trend
  GROUP BY ally
  HAVING bool_or(coalesce(is_member, true)) OR (bool_or(is_new) AND bool_or(NOT is_new))
),
told AS (
  SELECT
    'ally_trend' AS table_name, basis, ally AS area, CAST(NULL AS STRING) AS guideline, year,
    is_new, edition_id AS edition, gdp_edition_id AS gdp_edition, compared,
    array(
      figure_cell('share_of_gdp_pct', share_of_gdp_pct, share_of_gdp_pct),
      figure_cell('share_published_pct', share_published_pct, share_published_pct),
      figure_cell('milex_xdc', milex_xdc, milex_xdc),
      figure_cell('milex_usd', milex_usd, milex_usd),
      figure_cell('equipment_share_pct', equipment_share_pct, equipment_share_pct),
      code_cell('obs_status', 'changed_status', obs_status),
      code_cell('share_source', 'changed_status', share_source),
      code_cell('meets_guideline', 'verdict_flipped', meets_guideline),
      code_cell('meets_guideline_published', 'verdict_flipped', meets_guideline_published),
      code_cell('meets_equipment_guideline', 'verdict_flipped', meets_equipment_guideline)) AS cells
  FROM both_ally_trend
  LEFT SEMI JOIN common_area USING (ally)
  UNION ALL
  SELECT
    'alliance_trend', basis, aggregate, CAST(NULL AS STRING), year,
    is_new, CAST(NULL AS STRING), CAST(NULL AS STRING), compared,
    array(
      figure_cell('share_of_gdp_pct', share_of_gdp_pct, share_of_gdp_pct),
      figure_cell('share_published_pct', share_published_pct, share_published_pct),
      figure_cell('assessed', assessed, assessed),
      figure_cell('meeting', meeting, meeting),
      figure_cell('shortfall_usd', shortfall_usd, shortfall_usd))
  FROM both_alliance_trend
  LEFT SEMI JOIN common_aggregate USING (aggregate)
  UNION ALL
  SELECT
    'guideline_verdict', basis, ally, guideline, year,
    is_new, CAST(NULL AS STRING), CAST(NULL AS STRING), compared,
    array(
      figure_cell('judged_pct', judged_pct, judged_pct),
      figure_cell('guideline_pct', guideline_pct, guideline_pct),
      code_cell('meets_guideline', 'verdict_flipped', meets_guideline))
  FROM both_guideline_verdict
  LEFT SEMI JOIN common_area USING (ally)
),
common AS (
  SELECT
    * EXCEPT (cells),
    filter(cells, cell -> array_contains(compared, cell.column_name)) AS cells
  FROM told
),
side_by_side AS (
  SELECT
    table_name, basis, area, guideline, year,
    any_value(struct(edition, gdp_edition, cells)) FILTER (WHERE NOT is_new) AS old,
    any_value(struct(edition, gdp_edition, cells)) FILTER (WHERE is_new) AS new
  FROM common
  GROUP BY table_name, basis, area, guideline, year
),
cell AS (
  SELECT
    table_name, basis, area, guideline, year,
    CASE
      WHEN new.edition IS NULL OR NOT new.edition <=> old.edition THEN new.edition
      WHEN NOT new.gdp_edition <=> old.gdp_edition THEN coalesce(new.gdp_edition, new.edition)
      ELSE new.edition
    END AS brought_by,
    old IS NULL OR new IS NULL AS is_of_one,
    explode(transform(
      coalesce(new.cells, old.cells),
      (one, place) -> struct(place, get(old.cells, place) AS old, get(new.cells, place) AS new)))
      AS cell
  FROM side_by_side
),
differing AS (
  SELECT
    * EXCEPT (cell),
    coalesce(cell.new.column_name, cell.old.column_name) AS column_name,
    CASE
      WHEN cell.old.text IS NULL THEN 'new'
      WHEN cell.new.text IS NULL THEN 'withdrawn'
      ELSE cell.new.kind
    END AS kind,
    cell.old.text AS old_value,
    cell.new.text AS new_value,
    cell.new.number - cell.old.number AS difference
  FROM cell
  WHERE (NOT is_of_one OR cell.place = 0)
    AND coalesce(
      abs(cell.new.number - cell.old.number)
        > 1e-9 * greatest(abs(cell.old.number), abs(cell.new.number)),
      NOT cell.old.text <=> cell.new.text)
)
SELECT
  table_name,
  basis,
  area,
  guideline,
  year,
  column_name,
  kind,
  CASE kind
    WHEN 'verdict_flipped' THEN 1
    WHEN 'withdrawn' THEN 2
    WHEN 'changed_figure' THEN 3
    WHEN 'changed_status' THEN 4
    ELSE 5
  END AS priority,
  old_value,
  new_value,
  difference,
  brought_by
FROM differing
