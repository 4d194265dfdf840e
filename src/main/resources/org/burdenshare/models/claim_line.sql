-- claim_line: one row a basis of :bases and line of the judgement of a claim: as known on :on, then what later releases made of it
-- place: the order of the lines, those of the preferred basis first.
WITH followed AS (
  SELECT
    *,
    day = :on AS is_the_day,
    transform(right, one -> one.ally_name) AS names,
    lag(transform(right, one -> one.ally_name)) OVER later AS names_before,
    lag(answer) OVER later AS before,
    lead(answer) OVER later AS after
  FROM claim_judgement
  WINDOW later AS (PARTITION BY basis ORDER BY day)
),
phrased AS (
  SELECT
    *,
    concat(
      CASE :direction
        WHEN 'at-least' THEN 'at least '
        WHEN 'more-than' THEN 'more than '
        WHEN 'below' THEN 'below '
        ELSE ''
      END,
      regexp_replace(:guideline_pct, '[.]0$', ''), ' % of GDP') AS claimed
  FROM followed
),
told AS (
  SELECT
    basis,
    struct(1, day) AS place,
    concat(
      basis, ', ', year, ', as known on ', day, ': ', verdict_word(holds),
      if(holds <=> holds_as_printed, '', concat('; as printed: ', verdict_word(holds_as_printed))))
      AS line
  FROM phrased
  WHERE is_the_day
  UNION ALL
  SELECT
    basis,
    struct(2, day) AS place,
    CASE
      WHEN assessed = 0 THEN concat('  No share of ', year, ' was known on that day.')
      WHEN is_of_named THEN concat('  ', coalesce(
        nullif(listed_shares(named_shares, :guideline_pct), ''), 'No share of them was known'),
        ' of GDP in ', year)
      ELSE concat(
        '  ', size(right), ' of ', members, ' members (', assessed, ' assessed) spent ', claimed, ' in ',
        year, ': ', coalesce(nullif(listed_shares(right, :guideline_pct), ''), 'nobody'))
    END AS line
  FROM phrased
  WHERE is_the_day
  UNION ALL
  SELECT
    basis,
    struct(3, day) AS place,
    concat('  ', label, ': ', listed_shares(shares, :guideline_pct)) AS line
  FROM (
    SELECT
      basis,
      day,
      stack(
        2,
        'named, and not so', if(is_of_named, array(), refuted),
        'so, and not named', if(:only, left_out, array())) AS (label, shares)
    FROM phrased
    WHERE is_the_day
  )
  WHERE size(shares) > 0
  UNION ALL
  SELECT basis, struct(4, day) AS place, concat('  ', listed_outlooks(near_line)) AS line
  FROM phrased
  WHERE is_the_day AND size(near_line) > 0
  UNION ALL
  SELECT
    basis,
    struct(4, day) AS place,
    concat(
      '  since ', day, ' (', edition, '): ', verdict_word(holds),
      if(is_of_named,
        concat(', ', coalesce(nullif(listed_shares(named_shares, :guideline_pct), ''), 'withdrawn')),
        concat(
          ', ', size(names),
          coalesce(concat(', without ', nullif(
            array_join(array_except(names_before, names), ', '), '')), ''),
          coalesce(concat(', with ', nullif(
            array_join(array_except(names, names_before), ', '), '')), '')))) AS line
  FROM phrased
  WHERE NOT is_the_day AND NOT answer <=> before
  UNION ALL
  -- The last day before another answer, or of all.
  SELECT basis, struct(4, day) AS place, concat('  still so on ', day, ' (', edition, ')') AS line
  FROM phrased
  WHERE NOT is_the_day AND answer <=> before AND NOT answer <=> after
  UNION ALL
  SELECT
    basis,
    struct(5, day) AS place,
    concat('  Source: ', citation) AS line
  FROM phrased
  INNER JOIN (SELECT edition_id AS edition, citation FROM edition) USING (edition)
  WHERE is_the_day
  UNION ALL
  SELECT
    basis,
    struct(6, day) AS place,
    concat('  Each figure: jobs/trace ALLY ', year, ' --basis ', basis, ' --as-of ', day) AS line
  FROM phrased
  WHERE is_the_day AND assessed > 0
)
SELECT basis, struct(preference, place) AS place, line
FROM told
LEFT JOIN basis USING (basis)
ORDER BY place
