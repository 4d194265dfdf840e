-- claim_line: one row a basis of :bases and line of the judgement of a claim: as known on :on, then what later releases made of it
-- place: the order of the lines, those of the preferred basis first.
WITH followed AS (
  SELECT
    *,
    transform(right, one -> one.ally_name) AS names,
    lag(transform(right, one -> one.ally_name)) OVER later AS names_before,
    lag(measure_name) OVER later AS measure_before,
    lag(answer) OVER later AS before,
    lead(answer) OVER later AS after
  FROM claim_judgement
  WINDOW later AS (PARTITION BY basis ORDER BY day)
),
told AS (
  SELECT
    basis,
    day,
    if(
      day = :on,
      array(
        concat(
          basis, ', ', year, ', as known on ', day, ': ', verdict_word(holds),
          if(holds <=> holds_as_printed, '',
            concat('; as printed: ', verdict_word(holds_as_printed)))),
        CASE
          WHEN members = 0 THEN concat('  Nobody belonged to ', :aggregate, ' in ', year, '.')
          WHEN assessed = 0 THEN concat('  No share of ', year, ' was known on that day.')
          WHEN is_of_named THEN concat('  ', coalesce(
            nullif(listed_shares(named_shares, :guideline_pct), ''), 'No share of them was known'),
            ' of GDP in ', year)
          ELSE concat(
            '  ', size(right), ' of ', members, ' members',
            if(:aggregate = 'NATO', '', concat(' of ', :aggregate)),
            ' (', assessed, ' assessed',
            coalesce(concat(', but not ', nullif(array_join(not_assessed, ', '), '')), ''),
            ') spent ',
            :claimed_share, ' in ', year, ': ',
            coalesce(nullif(listed_shares(right, :guideline_pct), ''), 'nobody'))
        END,
        concat('  named, and not so: ', nullif(
          listed_shares(if(is_of_named, NULL, refuted), :guideline_pct), '')),
        concat('  so, and not named: ', nullif(
          listed_shares(if(:only, left_out, NULL), :guideline_pct), '')),
        if(size(near_line) > 0, concat('  ', listed_outlooks(near_line)), NULL),
        concat('  ', listed_gap(basis, days)),
        -- What became of it stands here.
        NULL,
        concat('  Source: ', citation),
        if(
          assessed > 0,
          concat(
            '  Each figure', if(:aggregate = 'NATO', '', ' of an ally'), ': jobs/trace ALLY ', year, ' --basis ', basis, ' --as-of ', day),
          NULL)),
      array(NULL, NULL, NULL, NULL, NULL, NULL, CASE
        WHEN NOT answer <=> before THEN concat(
          '  since ', day, ' (', edition, '): ', verdict_word(holds), ', ',
          if(is_of_named,
            coalesce(nullif(listed_shares(named_shares, :guideline_pct), ''), 'withdrawn'),
            concat(
              size(names),
              coalesce(concat(', without ', nullif(
                array_join(array_except(names_before, names), ', '), '')), ''),
              coalesce(concat(', with ', nullif(
                array_join(array_except(names, names_before), ', '), '')), ''))),
          coalesce(concat('; the measure is now ''',
            nullif(measure_name, measure_before), ''', before ''', measure_before, ''''), ''))
        -- The last day before another answer, or of all.
        WHEN NOT answer <=> after THEN concat('  still so on ', day, ' (', edition, ')')
      END)) AS lines
  FROM followed
  LEFT JOIN (SELECT edition_id AS edition, citation FROM edition) USING (edition)
  LEFT JOIN release_gap USING (basis)
),
numbered AS (
  SELECT basis, day, posexplode(lines) AS (number, line)
  FROM told
)
SELECT basis, struct(preference, number, day) AS place, line
FROM numbered
LEFT JOIN basis USING (basis)
WHERE line IS NOT NULL
ORDER BY place
