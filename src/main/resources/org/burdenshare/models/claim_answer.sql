-- claim_answer: one row a basis of :bases: whether a claim held as known on :on, what is right, and on which later days another answer became known
WITH compared AS (
  SELECT
    *,
    lag(answer) OVER (PARTITION BY basis ORDER BY day) AS before
  FROM claim_judgement
),
answered AS (
  SELECT
    basis,
    any_value(struct(*)) FILTER (WHERE day = :on) AS then,
    array_sort(collect_list(struct(
      day, edition, measure_name, holds, holds_as_printed, size(right) AS meeting,
      transform(right, one -> one.ally) AS allies))
      FILTER (WHERE day > :on AND NOT answer <=> before)) AS later
  FROM compared
  GROUP BY basis
)
SELECT
  basis,
  then.holds,
  then.holds_as_printed,
  then.year,
  then.edition,
  struct(
    size(then.right) AS meeting,
    size(then.right_as_printed) AS meeting_as_printed,
    then.members,
    then.assessed,
    then.right AS allies,
    then.named_shares AS named) AS right,
  then.near_line,
  later,
  citation,
  then.measure_name,
  coalesce(days, array()) AS releases_not_at_hand
FROM answered
LEFT JOIN (SELECT edition_id, citation FROM edition) ON edition_id = then.edition
LEFT JOIN release_gap USING (basis)
LEFT JOIN (SELECT basis, preference FROM basis) USING (basis)
ORDER BY preference
