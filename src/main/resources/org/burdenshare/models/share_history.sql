-- share_history: one row a basis of :bases and vintage of what was known of the share of :ally in :year
SELECT
  basis,
  realtime_start AS known_from,
  CASE WHEN end_reason IS NOT NULL THEN realtime_end END AS known_until,
  share_of_gdp_pct,
  share_published_pct,
  share_source,
  obs_status,
  meets_guideline,
  spending_edition,
  gdp_edition,
  end_reason
FROM share_vintage
WHERE ally = :ally AND year = :year AND array_contains(:bases, basis)
ORDER BY basis, known_from
