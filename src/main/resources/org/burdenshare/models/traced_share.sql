-- traced_share: one row a basis of :bases on which a share of :ally in :year was known on :as_of: it, and why it met the guideline or did not
WITH judged AS (
  SELECT
    basis,
    realtime_start,
    is_member,
    share_of_gdp_pct,
    share_published_pct,
    share_source,
    obs_status,
    guideline,
    spending_edition,
    gdp_edition,
    concat(
      if(meets_guideline, 'at least ', 'below '),
      regexp_replace(guideline_pct, '[.]0$', ''), ' %') AS verdict,
    concat(
      if(meets_guideline_published, 'at least ', 'below '),
      regexp_replace(guideline_pct, '[.]0$', ''), ' %') AS published_verdict,
    if(
      meets_guideline = meets_guideline_rounded,
      '',
      format_string(', though %.2f %% at two decimals', share_of_gdp_pct)) AS at_two_decimals
  FROM share_vintage
  WHERE ally = :ally AND year = :year AND array_contains(:bases, basis)
    AND :as_of BETWEEN realtime_start AND realtime_end
),
explained AS (
  SELECT
    edition_id AS spending_edition,
    gdp_edition,
    CASE explanation
      WHEN 'stored_round' THEN 'a round number that the edition''s own figures do not give'
      WHEN 'rounding' THEN 'which is rounded'
      WHEN 'financial_year' THEN 'which is over spending by financial year'
      WHEN 'early_years' THEN 'which rests on an older series of GDP'
      WHEN 'gdp_vintage' THEN 'which rests on another vintage of GDP'
      WHEN 'break' THEN 'which is of another currency or benchmark'
      WHEN 'unexplained' THEN 'for which no explanation is known'
    END AS explanation
  FROM reconciliation
  WHERE ally = :ally AND year = :year
)
SELECT
  basis,
  concat(:ally_name, ' ', :year, ' on ', basis, '''s definition, as known on ', :as_of, ': ',
    verdict, ' of GDP') AS headline,
  concat(share_of_gdp_pct, ' % of GDP, ', share_source, ', status ', obs_status, ', known since ',
    realtime_start) AS amount,
  if(
    share_source = 'computed',
    concat(
      'The spending of ', spending_edition, ' over the GDP of ',
      if(gdp_edition = spending_edition, 'the same edition', gdp_edition),
      ' is ', share_of_gdp_pct, ' %, ', verdict, at_two_decimals,
      coalesce(
        concat('; the ', share_published_pct, ' % that ', basis, ' prints', if(
          verdict = published_verdict,
          ' gives the same verdict',
          concat(', ', coalesce(explanation, 'as the last of several printed for it'),
            ', would be ', published_verdict))),
        ''),
      '.'),
    concat(
      'No spending of ', spending_edition,
      ' can be set against a GDP of its year, currency and time, so the ', share_of_gdp_pct,
      ' % that ', basis, ' prints stands, ', verdict, at_two_decimals, '.')) AS why,
  CASE WHEN NOT is_member THEN
    concat(:ally_name, ' became a member in ', :accession_year,
      ': no count and no rank includes this year.')
  END AS note_on_membership,
  CASE WHEN :year < in_force_from THEN
    concat('The guideline ', guideline, ' is in force from ', in_force_from,
      ': here its line is applied to an earlier year.')
  END AS note_on_guideline
FROM judged
INNER JOIN dated_guideline USING (guideline)
LEFT JOIN explained USING (spending_edition, gdp_edition)
