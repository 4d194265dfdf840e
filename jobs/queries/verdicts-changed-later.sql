-- Which verdicts about the past have been changed by a later release?
-- renamed: the publisher calls the measure otherwise since, so the two may not measure the same
SELECT basis, ally_name, year, realtime_start AS changed_on, met_before, meets_guideline AS meets_now,
  round(share_before_pct, 4) AS share_before_pct, round(share_of_gdp_pct, 4) AS share_now_pct,
  edition_before, spending_edition, measure_before <> measure_name AS renamed, measure_before,
  measure_name AS measure_now, change_reason, sentence
FROM share_change
WHERE met_before <> meets_guideline AND edition_before <> spending_edition AND is_member AND year >= 2006
ORDER BY basis, year, ally_name, changed_on
