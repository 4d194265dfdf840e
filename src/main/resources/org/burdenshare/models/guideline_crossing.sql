-- guideline_crossing: one row a basis, ally, guideline and year in which a member's verdict differs from that of the year before
-- Like with like: where one year's share is computed and the other's printed, or the two are over
-- different GDP, the shares that both years print must cross the guideline too.
WITH in_time AS (
  SELECT
    *,
    lag(struct(year, vintage_date, edition_id, gdp_edition_id, gdp_vintage_date, meets_guideline,
        judged_pct, share_source, share_of_gdp_pct, share_published_pct,
        ratio_prices, currency, ratio_milex, ratio_gdp))
      OVER (PARTITION BY basis, ally, guideline ORDER BY year) AS before
  FROM guideline_verdict
),
crossing AS (
  SELECT
    *,
    -- Both years are ratios of one edition, one GDP, the same prices and currency.
    measure = 'share_of_gdp'
      AND before.edition_id = edition_id
      AND before.gdp_vintage_date <=> gdp_vintage_date
      AND before.ratio_prices = ratio_prices
      AND (ratio_prices <> 'current_xdc' OR before.currency <=> currency) AS is_comparable,
    if(
      measure = 'share_of_gdp',
      shares_of_two_years(
        struct(before.edition_id, before.gdp_edition_id, before.share_source,
          before.share_of_gdp_pct, before.share_published_pct),
        struct(edition_id, gdp_edition_id, share_source, share_of_gdp_pct, share_published_pct)),
      named_struct('before_pct', before.judged_pct, 'share_pct', judged_pct)) AS compared
  FROM in_time
  WHERE is_member
    AND before.year = year - 1
    AND before.meets_guideline <> meets_guideline
)
SELECT
  basis,
  ally,
  guideline,
  year,
  ally_name,
  guideline_pct,
  guideline_in_force,
  if(meets_guideline, 'up', 'down') AS direction,
  before.judged_pct AS share_before_pct,
  judged_pct AS share_after_pct,
  ln(try_divide(compared.share_pct, compared.before_pct)) AS log_share_change,
  if(is_comparable, ln(try_divide(ratio_milex, before.ratio_milex)), NULL) AS spending_contribution,
  if(is_comparable, -ln(try_divide(ratio_gdp, before.ratio_gdp)), NULL) AS gdp_contribution,
  before.vintage_date AS vintage_date_before,
  vintage_date
FROM crossing
WHERE meets(compared.before_pct, guideline_pct) = before.meets_guideline
  AND meets(compared.share_pct, guideline_pct) = meets_guideline
