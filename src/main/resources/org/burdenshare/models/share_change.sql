-- share_change: one row a basis, ally, year and change of what was known of the share: what it was before, and in a sentence why it changed
WITH in_time AS (
  SELECT
    *,
    lag(struct(
        share_of_gdp_pct, share_source, obs_status, meets_guideline, measure_name,
        spending_edition, gdp_edition, prices))
      OVER (PARTITION BY basis, ally, year ORDER BY realtime_start) AS before
  FROM share_vintage
),
compared AS (
  SELECT
    *,
    round(change_pp, 9) <> 0 AS is_other_share,
    share_source <> before.share_source AS is_other_source,
    share_source = 'computed' AND before.share_source = 'computed' AS are_computed,
    decimals_apart(before.share_of_gdp_pct, share_of_gdp_pct, guideline_pct) AS decimals,
    greatest(
      abs(change_spending_pp), abs(change_gdp_pp), abs(change_prices_pp), abs(change_source_pp),
      abs(change_measure_pp)) AS most_pp
  FROM in_time
  WHERE change_reason IS NOT NULL
),
worded AS (
  SELECT
    *,
    coalesce(
      concat('spending was revised ', percent_moved(revised_spending_pct)),
      'spending was none in one of the two') AS spending_text,
    concat(
      if(are_computed, 'GDP', 'the GDP behind the printed share'),
      ' was revised ', percent_moved(revised_gdp_pct),
      if(
        are_computed AND gdp_edition <> spending_edition AND gdp_edition <> before.gdp_edition,
        concat(' (', gdp_edition, ' in place of ', before.gdp_edition, ')'),
        '')) AS gdp_text,
    concat(
      'it is on ', prices, ', before on ', before.prices,
      CASE
        WHEN revised_spending_pct IS NULL
          THEN ', and the two editions do not tell revisions of spending and GDP apart from that'
        WHEN revised_gdp_pct IS NULL
          THEN ', and the two editions do not tell a revision of GDP apart from that'
        ELSE ''
      END) AS prices_text,
    CASE
      WHEN is_other_source AND share_source = 'computed' THEN concat(
        'it is computed over the GDP of ',
        if(gdp_edition = spending_edition, 'the same edition', gdp_edition),
        ', before it was the printed one')
      WHEN is_other_source THEN concat(
        'it is the printed one, before it was computed over the GDP of ',
        if(before.gdp_edition = before.spending_edition, 'the same edition', before.gdp_edition))
      ELSE 'the printed share is rounded'
    END AS source_text,
    'the two editions do not both give spending in the same money, which would tell why' AS unexplained_text,
    concat(
      'the publisher calls what it measures ''', measure_name, ''', before ''', before.measure_name, '''')
      AS measure_text
  FROM compared
),
listed AS (
  SELECT
    *,
    array(
      CASE change_reason
        WHEN 'corrected' THEN concat(
          'an error of a factor of ', factor_apart(before.share_of_gdp_pct, share_of_gdp_pct),
          ' was corrected')
        WHEN 'mistaken' THEN concat(
          'an error of a factor of ', factor_apart(before.share_of_gdp_pct, share_of_gdp_pct),
          coalesce(concat(', which stands until ', ended_by), ''))
      END) AS error_texts,
    -- Causes of less than a hundredth of the largest are omitted.
    transform(
      array_sort(filter(
        array(
          struct(-abs(change_gdp_pp) AS order, gdp_text AS text),
          struct(-abs(change_spending_pp) AS order, spending_text AS text),
          struct(-abs(change_prices_pp) AS order, prices_text AS text),
          struct(
            -abs(change_source_pp) AS order,
            if(
              change_reason = 'unexplained' OR NOT is_other_source
                AND abs(change_source_pp) > rounding_of(before.share_of_gdp_pct) + rounding_of(share_of_gdp_pct),
              unexplained_text,
              source_text) AS text),
          struct(
            -abs(change_measure_pp) AS order,
            concat(
              measure_text,
              ', and the two editions do not both give the spending that would tell more') AS text)),
        one -> is_other_share AND one.order <= -most_pp / 100)),
      one -> one.text) AS cause_texts,
    array(
      if(is_other_source AND NOT is_other_share, source_text, NULL),
      if(
        obs_status <> before.obs_status,
        concat('its status is ', obs_status, ', before ', before.obs_status),
        NULL),
      if(measure_name <> before.measure_name AND change_measure_pp = 0, measure_text, NULL),
      if(change_reason = 'printed', 'the share that is printed beside it changed', NULL))
      AS other_texts
  FROM worded
)
SELECT
  basis,
  ally,
  year,
  realtime_start,
  ally_name,
  is_member,
  before.spending_edition AS edition_before,
  spending_edition,
  before.measure_name AS measure_before,
  measure_name,
  before.share_of_gdp_pct AS share_before_pct,
  share_of_gdp_pct,
  before.meets_guideline AS met_before,
  meets_guideline,
  change_reason,
  concat(
    ally_name, ' ', year,
    CASE
      WHEN NOT is_other_share THEN ' stayed at '
      ELSE concat(
        if(change_pp > 0, ' rose', ' fell'), ' from ',
        in_decimals(before.share_of_gdp_pct, decimals), ' to ')
    END,
    in_decimals(share_of_gdp_pct, decimals), ' % in ', spending_edition,
    if(change_reason = 'reinstated', ', which gives it again after a withdrawal', ''),
    coalesce(concat(': ', nullif(
      -- Two revisions in one direction share their verb.
      regexp_replace(
        array_join(concat(error_texts, cause_texts, other_texts), ', '),
        '(was revised (up|down) by [^,]+), ([A-Za-z ]+) was revised \\2 by',
        '$1, $3 by'),
      '')), '')) AS sentence
FROM listed
