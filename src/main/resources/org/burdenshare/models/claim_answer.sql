-- claim_answer: one row a basis of :bases: whether a claim held as known on :on, what is right, and on which later days another answer became known
WITH compared AS (
  SELECT
    *,
    lag(struct(holds, holds_as_printed, right)) OVER (PARTITION BY basis ORDER BY day) AS before
  FROM claim_judgement
),
later AS (
  SELECT
    basis,
    array_sort(collect_list(struct(
      day, edition, holds, holds_as_printed, size(right) AS meeting,
      transform(right, one -> one.ally) AS allies))) AS later
  FROM compared
  WHERE day > :on AND NOT struct(holds, holds_as_printed, right) <=> before
  GROUP BY basis
)
SELECT
  basis,
  holds,
  holds_as_printed,
  year,
  edition,
  struct(
    size(right) AS meeting,
    size(right_as_printed) AS meeting_as_printed,
    members,
    assessed,
    right AS allies,
    named_shares AS named) AS right,
  coalesce(later, array()) AS later,
  citation
FROM compared
LEFT JOIN later USING (basis)
LEFT JOIN (SELECT edition_id AS edition, citation FROM edition) USING (edition)
LEFT JOIN basis USING (basis)
WHERE day = :on
ORDER BY preference
