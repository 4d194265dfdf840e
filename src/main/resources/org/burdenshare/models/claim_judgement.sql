-- claim_judgement: one row a basis of :bases and day, from :on, on which something new was known of the year of a claim; :on comes first
-- A part that is missing from a claim is null and has no effect. If members without a share could
-- decide, the judgement is "cannot be told". A member that is never assessed, for it has no armed
-- forces, is not counted below the line, but may be named among the only ones that are.
WITH change AS (
  SELECT
    basis,
    year,
    explode(array(
      struct(:on AS day, CAST(NULL AS STRING) AS bringing),
      if(realtime_start > :on, struct(realtime_start AS day, spending_edition AS bringing), NULL),
      -- The day after: it was revised or withdrawn.
      if(
        realtime_end >= :on AND realtime_end < DATE '9999-12-31',
        struct(date_add(realtime_end, 1) AS day, ended_by AS bringing), NULL))) AS change
  FROM claim_vintage
),
day AS (
  SELECT basis, year, change.day, max(change.bringing) AS bringing
  FROM change
  WHERE change IS NOT NULL
  GROUP BY basis, year, change.day
),
known AS (
  SELECT
    day.basis,
    day.year,
    day.day,
    bringing,
    ally,
    is_member,
    realtime_start,
    spending_edition,
    measure_name,
    meets_probability,
    share,
    array_contains(:allies, ally) AS is_named,
    is_as_claimed(share.share_of_gdp_pct, :direction, :guideline_pct, :decimals) AS is_claimed,
    is_as_claimed(share.share_printed_pct, :direction, :guideline_pct, :decimals)
      AS is_claimed_as_printed
  FROM day
  LEFT JOIN claim_vintage AS vintage
    ON vintage.basis = day.basis AND vintage.year = day.year
    AND day.day BETWEEN vintage.realtime_start AND vintage.realtime_end
),
counted AS (
  SELECT
    basis,
    year,
    day,
    coalesce(
      any_value(bringing), max_by(spending_edition, struct(realtime_start, spending_edition)))
      AS edition,
    max_by(measure_name, struct(realtime_start, spending_edition)) AS measure_name,
    count_if(is_member) AS assessed,
    array_sort(collect_list(share) FILTER (WHERE is_member AND is_claimed)) AS right,
    array_sort(collect_list(share) FILTER (WHERE is_member AND is_claimed_as_printed))
      AS right_as_printed,
    array_sort(collect_list(share) FILTER (WHERE is_member AND is_claimed AND NOT is_named))
      AS left_out,
    count_if(is_member AND is_claimed_as_printed AND NOT is_named) AS left_out_as_printed,
    array_sort(collect_list(share) FILTER (WHERE is_named AND NOT is_claimed)) AS refuted,
    count_if(is_named AND NOT is_claimed_as_printed) AS refuted_as_printed,
    array_sort(collect_list(share) FILTER (WHERE is_named)) AS named_shares,
    array_sort(
      collect_list(struct(share.ally_name, meets_probability))
        FILTER (WHERE is_unsure(meets_probability) AND (is_member OR is_named))) AS near_line
  FROM known
  GROUP BY basis, year, day
),
membership AS (
  SELECT
    basis,
    year,
    count_if(year BETWEEN from_year AND until_year) AS members,
    count_if(
      year(:on) BETWEEN from_year AND until_year
        AND coalesce(from_year <> accession_year OR accession_date <= :on, true))
      AS members_on_the_day,
    count_if(year BETWEEN from_year AND until_year AND assessed) AS assessable,
    collect_list(ally_name) FILTER (WHERE year BETWEEN from_year AND until_year AND NOT assessed)
      AS not_assessed,
    collect_list(ally_name) FILTER (
      WHERE NOT assessed AND :only AND :direction = 'below' AND array_contains(:allies, iso3))
      AS excepted
  FROM (SELECT DISTINCT basis, year FROM claim_vintage)
  CROSS JOIN (SELECT * FROM aggregate_member WHERE aggregate = :aggregate)
  INNER JOIN judged_area ON iso3 = ally
  GROUP BY basis, year
),
compared AS (
  SELECT
    *,
    assessable - assessed AS missing,
    size(:allies) - size(named_shares) - size(excepted) AS unknown,
    :members IS NULL OR :members IN (members, members_on_the_day) AS members_hold
  FROM counted
  INNER JOIN membership USING (basis, year)
),
judged AS (
  SELECT
    *,
    if(
      assessed > 0,
      count_holds(size(right) + size(excepted), missing, :least, :most)
        AND names_hold(size(refuted), unknown, size(left_out), missing, :only)
        AND members_hold,
      NULL) AS holds,
    if(
      assessed > 0,
      count_holds(size(right_as_printed) + size(excepted), missing, :least, :most)
        AND names_hold(refuted_as_printed, unknown, left_out_as_printed, missing, :only)
        AND members_hold,
      NULL) AS holds_as_printed,
    -- Nobody is counted where a claim only speaks of those whom it names.
    size(:allies) > 0 AND NOT :only AND :least = 0 AND :most >= members AS is_of_named
  FROM compared
)
SELECT
  basis,
  day,
  year,
  edition,
  measure_name,
  members,
  assessed,
  if(:direction = 'below', not_assessed, array()) AS not_assessed,
  holds,
  holds_as_printed,
  right,
  right_as_printed,
  left_out,
  refuted,
  named_shares,
  if(is_of_named, filter(near_line, one -> array_contains(named_shares.ally_name, one.ally_name)), near_line)
    AS near_line,
  is_of_named,
  -- The columns whose change is a new answer.
  struct(
    holds,
    holds_as_printed,
    if(is_of_named, NULL, transform(right, one -> one.ally)) AS allies) AS answer
FROM judged
