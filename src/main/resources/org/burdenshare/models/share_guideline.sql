-- share_guideline: one row: the guideline on which every share is judged, and beside it all that are on the share of GDP
WITH on_share AS (
  SELECT array_sort(collect_list(struct(guideline, guideline_pct))) AS share_guidelines
  FROM guideline
  WHERE measure = 'share_of_gdp'
)
SELECT guideline, guideline_pct, in_force_from, in_force_until, share_guidelines
FROM guideline
CROSS JOIN on_share
WHERE guideline = 'GDP_2'
