-- claim_vintage: one row a basis of :bases, ally and change of the known share in the year of a claim; without an ally if no share was ever known
-- Of those who ever belonged to :aggregate; is_member: in that year.
WITH belonging AS (
  SELECT ally, collect_list(struct(from_year, until_year)) AS spans
  FROM aggregate_member
  WHERE aggregate = :aggregate
  GROUP BY ally
),
vintage AS (
  SELECT
    share_vintage.* EXCEPT (is_member),
    exists(spans, span -> year BETWEEN span.from_year AND span.until_year) AS is_member
  FROM share_vintage
  INNER JOIN belonging USING (ally)
),
claimed AS (
  SELECT
    asked.basis,
    coalesce(CAST(:year AS INT), max(known.year), year(:on)) AS year
  FROM (SELECT explode(:bases) AS basis) AS asked
  LEFT JOIN vintage AS known
    ON known.basis = asked.basis AND known.is_member
    AND :on BETWEEN known.realtime_start AND known.realtime_end
  GROUP BY asked.basis
)
SELECT
  basis,
  year,
  ally,
  is_member,
  realtime_start,
  realtime_end,
  spending_edition,
  ended_by,
  measure_name,
  if(guideline_pct = :guideline_pct, meets_probability, NULL) AS meets_probability,
  struct(
    ally,
    ally_name,
    share_of_gdp_pct,
    round(coalesce(share_published_pct, share_of_gdp_pct), 2) AS share_printed_pct) AS share
FROM claimed
LEFT JOIN vintage USING (basis, year)
