-- How far are our shares from the publishers' own, by edition, and what explains the differences?
SELECT edition_id, count(*) AS shares, round(median(abs(difference_pp)), 4) AS median_pp,
  round(percentile(abs(difference_pp), 0.95), 4) AS p95_pp, round(max(abs(difference_pp)), 4) AS most_pp,
  count_if(verdict_differs) AS verdicts_differ, count_if(explanation = 'exact') AS exact,
  count_if(explanation = 'rounding') AS rounding, count_if(explanation = 'stored_round') AS stored_round,
  count_if(explanation = 'financial_year') AS financial_year,
  count_if(explanation = 'early_years') AS early_years,
  count_if(explanation = 'gdp_vintage') AS gdp_vintage, count_if(explanation = 'break') AS `break`,
  count_if(explanation = 'unexplained') AS unexplained
FROM reconciliation
GROUP BY edition_id
ORDER BY edition_id
