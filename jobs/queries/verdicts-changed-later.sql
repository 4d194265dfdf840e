-- Which verdicts about the past have been changed by a later release?
-- renamed: the publisher calls the measure otherwise since, so the two may not measure the same
SELECT basis, ally_name, year, realtime_start AS changed_on, before.meets AS met_before,
  meets_guideline AS meets_now, round(before.share, 4) AS share_before_pct,
  round(share_of_gdp_pct, 4) AS share_now_pct, before.edition AS edition_before, spending_edition,
  before.measure <> measure_name AS renamed, before.measure AS measure_before, measure_name AS measure_now
FROM (
  SELECT *, lag(struct(meets_guideline AS meets, share_of_gdp_pct AS share,
    spending_edition AS edition, measure_name AS measure)) OVER (PARTITION BY basis, ally, year ORDER BY realtime_start) AS before
  FROM share_vintage)
WHERE before.meets <> meets_guideline AND before.edition <> spending_edition AND is_member AND year >= 2006
ORDER BY basis, year, ally_name, changed_on
