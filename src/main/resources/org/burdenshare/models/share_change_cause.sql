-- share_change_cause: one row a basis, iso3, year and change of what was known of the share, with its points by cause
-- From spending, GDP, another price base, another source or another name of the measure; the points
-- add up to the change. The columns of share_interval and of the steps stand beside.
WITH released AS (
  SELECT edition_id, measure_name
  FROM edition
),
new_currency AS (
  SELECT iso3, collect_list(old_units_in_new) AS rates
  FROM redenomination
  GROUP BY iso3
),
beside AS (
  SELECT
    share_interval.*,
    released.measure_name,
    released.measure_name <> released_before.measure_name AS is_renamed,
    coalesce(rates, array()) AS rates,
    behind.prices <> before.behind.prices AS is_repriced,
    coalesce(
      behind.prices = before.behind.prices AND behind.ratio_prices = before.behind.ratio_prices
        AND behind.ratio_gdp > 0 AND before.behind.ratio_gdp > 0,
      false) AS is_same_ratio
  FROM share_interval
  LEFT JOIN released ON released.edition_id = spending_edition
  LEFT JOIN released AS released_before ON released_before.edition_id = before.spending_edition
  LEFT JOIN new_currency USING (iso3)
  WHERE share_of_gdp_pct IS NOT NULL
),
alike AS (
  SELECT
    *,
    -- Two shares that compare like with like: quotients at the same prices; as printed, where one of
    -- the two was computed and the other is not; else as they were known.
    CASE
      WHEN is_same_ratio THEN struct(
        before.behind.ratio_milex / before.behind.ratio_gdp * 100 AS old,
        behind.ratio_milex / behind.ratio_gdp * 100 AS new)
      WHEN share_source <> before.share_source
          AND share_published_pct IS NOT NULL AND before.share_published_pct IS NOT NULL
        THEN struct(before.share_published_pct AS old, share_published_pct AS new)
      WHEN before IS NOT NULL THEN struct(before.share_of_gdp_pct AS old, share_of_gdp_pct AS new)
    END AS pct,
    -- What both give in the same money: spending over GDP on the same prices, else at current prices
    coalesce(
      if(
        is_same_ratio,
        factors(
          before.behind.ratio_milex, behind.ratio_milex,
          before.behind.ratio_gdp, behind.ratio_gdp),
        NULL),
      if(
        before.behind.own_gdp_usd > 0 AND behind.own_gdp_usd > 0,
        factors(
          before.behind.milex_usd, behind.milex_usd,
          before.behind.own_gdp_usd, behind.own_gdp_usd),
        NULL),
      factors(
        before.behind.milex_xdc, behind.milex_xdc, before.behind.gdp_xdc, behind.gdp_xdc),
      factors(before.behind.milex_usd, behind.milex_usd, NULL, NULL)) AS factors
  FROM beside
),
in_one_currency AS (
  -- US$ are the same money whatever the currency.
  SELECT
    *,
    if(
      factors.milex = try_divide(behind.milex_xdc, before.behind.milex_xdc),
      old_money_in_new(factors.milex, try_divide(pct.new, pct.old), rates),
      1D) AS rate
  FROM alike
),
revised AS (
  SELECT
    *,
    factors.milex * rate AS milex_factor,
    if(is_repriced, factors.gdp * rate, NULL) AS gdp_factor,
    share_of_gdp_pct - pct.new - (before.share_of_gdp_pct - pct.old) AS source_pp
  FROM in_one_currency
),
divided AS (
  -- What one side does to the share before the other has moved and after it has, half of each
  SELECT
    *,
    if(
      is_same_ratio AND rate = 1,
      (behind.ratio_milex - before.behind.ratio_milex)
        * (100 / before.behind.ratio_gdp + 100 / behind.ratio_gdp) / 2,
      coalesce((milex_factor - 1) * (pct.old + pct.new / milex_factor) / 2, 0D)) AS spending_pp,
    coalesce((try_divide(1, gdp_factor) - 1) * (pct.old + pct.new * gdp_factor) / 2, 0D) AS gdp_pp
  FROM revised
),
attributed AS (
  SELECT
    *,
    pct.new - pct.old - spending_pp - gdp_pp AS rest_pp,
    CASE
      WHEN is_repriced THEN 'prices'
      WHEN is_same_ratio THEN 'gdp'
      WHEN share_source <> before.share_source
          AND (share_published_pct IS NULL OR before.share_published_pct IS NULL) THEN 'source'
      WHEN milex_factor IS NULL AND is_confirmed(pct.old, pct.new)
        OR abs(pct.new - pct.old - spending_pp) <= rounding_of(pct.old) + rounding_of(pct.new)
          AND milex_factor IS NOT NULL THEN 'rounding'
      WHEN milex_factor IS NOT NULL THEN 'gdp'
      WHEN is_renamed THEN 'measure'
      ELSE 'unexplained'
    END AS rest_cause
  FROM divided
),
explained AS (
  SELECT
    *,
    CASE WHEN before IS NOT NULL THEN array(
      struct(spending_pp AS pp, 'spending' AS cause),
      struct(gdp_pp AS pp, 'gdp' AS cause),
      struct(
        source_pp AS pp, if(share_source = before.share_source, 'rounding', 'source') AS cause),
      struct(rest_pp AS pp, rest_cause AS cause))
    END AS causes
  FROM attributed
)
SELECT
  *,
  CASE
    WHEN before IS NULL THEN NULL
    WHEN power_apart(before.share_of_gdp_pct, share_of_gdp_pct) IS NOT NULL
        AND is_credible(before.share_of_gdp_pct) <> is_credible(share_of_gdp_pct)
      THEN if(is_credible(share_of_gdp_pct), 'corrected', 'mistaken')
    WHEN was_withdrawn THEN 'reinstated'
    WHEN round(share_of_gdp_pct - before.share_of_gdp_pct, 9) <> 0 THEN largest_cause(causes)
    WHEN share_source <> before.share_source THEN 'source'
    WHEN obs_status <> before.obs_status THEN 'status'
    WHEN NOT round(share_published_pct, 9) <=> round(before.share_published_pct, 9) THEN 'printed'
    ELSE largest_cause(causes)
  END AS change_reason,
  share_of_gdp_pct - before.share_of_gdp_pct AS change_pp,
  points_of(causes, array('spending')) AS change_spending_pp,
  points_of(causes, array('gdp')) AS change_gdp_pp,
  points_of(causes, array('prices')) AS change_prices_pp,
  points_of(causes, array('source', 'rounding', 'unexplained')) AS change_source_pp,
  points_of(causes, array('measure')) AS change_measure_pp,
  (milex_factor - 1) * 100 AS revised_spending_pct,
  (coalesce(
      gdp_factor,
      if(rest_cause = 'gdp', try_divide(pct.old, pct.new) * milex_factor, NULL)) - 1) * 100
    AS revised_gdp_pct
FROM explained
