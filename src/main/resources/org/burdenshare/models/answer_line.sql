-- answer_line: one row a basis and line of the answer to who meets 2 %, in the latest year of which it knows anything
-- place: the order of the lines, those of the preferred basis first.
WITH latest AS (
  SELECT
    basis,
    max_by(
      struct(year, vintage_date, members, assessed, meeting, meeting_published), year) AS latest
  FROM alliance_trend
  WHERE aggregate = 'NATO' AND assessed > 0
  GROUP BY basis
),
member AS (
  SELECT
    basis,
    year,
    ally_name,
    year = latest.year AS is_latest,
    guideline_in_force,
    meets_guideline,
    meets_probability,
    meets_guideline <> meets_guideline_published AS is_disputed,
    concat(ally_name, ': ', if(
      share_source = 'computed',
      -- SIPRI's workbook has spending; GDP comes from another publisher.
      format_string('%.4f %% from %s, published as %.2f %%',
        share_of_gdp_pct,
        if(
          edition_id = gdp_edition_id,
          'the edition''s own figures',
          concat('its spending over the GDP of ', gdp_edition_id)),
        share_published_pct),
      format_string('%.4f %% unrounded, %.2f %% at the two decimals of a published share',
        share_of_gdp_pct, share_published_pct))) AS dispute
  FROM ally_trend
  INNER JOIN latest USING (basis)
  WHERE is_member AND share_of_gdp_pct IS NOT NULL
),
met AS (
  SELECT
    basis,
    array_sort(collect_list(ally_name) FILTER (WHERE is_latest AND meets_guideline)) AS names
  FROM member
  GROUP BY basis
),
due AS (
  SELECT guideline, due_year
  FROM guideline
),
-- The user's threshold, and the other guidelines on the share in force.
higher AS (
  SELECT
    basis,
    guideline,
    any_value(guideline_pct) AS guideline_pct,
    any_value(due_year) AS due_year,
    array_sort(collect_list(ally_name) FILTER (WHERE meets_guideline)) AS names,
    count_if(NOT meets_guideline) AS short,
    median(-margin_pp) FILTER (WHERE NOT meets_guideline) AS median_gap_pp,
    min(struct(margin_pp, ally_name)) AS furthest
  FROM guideline_verdict
  INNER JOIN latest USING (basis)
  INNER JOIN due USING (guideline)
  WHERE is_member AND measure = 'share_of_gdp' AND guideline <> 'GDP_2'
    AND coalesce(guideline_in_force, true) AND year = latest.year
  GROUP BY basis, guideline
),
unsure AS (
  SELECT
    basis,
    array_sort(collect_list(struct(ally_name, meets_probability))) AS shares
  FROM member
  WHERE is_latest AND is_unsure(meets_probability)
  GROUP BY basis
),
disputed_before AS (
  SELECT
    basis,
    array_sort(collect_list(struct(year, ally_name))) AS shares
  FROM member
  WHERE is_disputed AND NOT is_latest AND guideline_in_force
  GROUP BY basis
),
told AS (
  SELECT
    basis,
    struct(1, '') AS place,
    concat(basis, ', ', latest.year, ' (released ', latest.vintage_date, '): ', latest.members,
      ' members, ', latest.assessed, ' assessed, ', latest.meeting, ' meet 2 % of GDP: ',
      coalesce(nullif(array_join(names, ', '), ''), 'none')) AS line
  FROM latest
  LEFT JOIN met USING (basis)
  UNION ALL
  SELECT
    basis,
    struct(2, guideline) AS place,
    concat('  and ', size(names), ' meet ', regexp_replace(guideline_pct, '[.]0$', ''), ' %',
      coalesce(concat(' (due ', due_year, ')'), ''), ': ',
      coalesce(nullif(array_join(names, ', '), ''), 'none'),
      if(
        short = 0,
        '',
        format_string(
          if(
            short = 1,
            '; %3$s is short of it by %4$.2f points',
            '; %1$d fall short, by %2$.2f points in the median and at most %4$.2f (%3$s)'),
          short, median_gap_pp, furthest.ally_name, -furthest.margin_pp))) AS line
  FROM higher
  UNION ALL
  SELECT
    basis,
    struct(3, '') AS place,
    concat('  ', latest.meeting, ' on the unrounded shares, ', latest.meeting_published,
      ' on those that ', basis, ' publishes') AS line
  FROM latest
  WHERE latest.meeting <> latest.meeting_published
  UNION ALL
  SELECT basis, struct(4, ally_name) AS place, concat('  ', dispute) AS line
  FROM member
  WHERE is_disputed AND is_latest
  UNION ALL
  SELECT
    basis,
    struct(5, '') AS place,
    concat('  the two verdicts also differ for ',
      array_join(transform(slice(shares, 1, 6), one -> concat(one.ally_name, ' ', one.year)), ', '),
      if(size(shares) > 6, concat(' and ', size(shares) - 6, ' more'), '')) AS line
  FROM disputed_before
  UNION ALL
  SELECT
    basis,
    struct(6, '') AS place,
    concat('  ', listed_outlooks(shares)) AS line
  FROM unsure
  UNION ALL
  SELECT basis, struct(7, '') AS place, concat('  ', listed_gap(basis, days)) AS line
  FROM release_gap
  LEFT SEMI JOIN latest USING (basis)
)
SELECT basis, struct(preference, place) AS place, line
FROM told
LEFT JOIN basis USING (basis)
ORDER BY place
