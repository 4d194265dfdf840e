-- guideline_crossing: one row a basis, ally, guideline and year in which a member's verdict differs from that of the year before
WITH in_time AS (
  SELECT
    *,
    lag(struct(year, vintage_date, edition_id, gdp_vintage_date, meets_guideline, judged_pct,
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
      AND (ratio_prices <> 'current_xdc' OR before.currency <=> currency) AS is_comparable
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
  ln(try_divide(judged_pct, before.judged_pct)) AS log_share_change,
  if(is_comparable, ln(try_divide(ratio_milex, before.ratio_milex)), NULL) AS spending_contribution,
  if(is_comparable, -ln(try_divide(ratio_gdp, before.ratio_gdp)), NULL) AS gdp_contribution,
  before.vintage_date AS vintage_date_before,
  vintage_date
FROM crossing
