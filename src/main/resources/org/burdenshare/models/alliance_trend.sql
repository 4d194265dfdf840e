-- alliance_trend: one row a basis, aggregate and year: counts, and shares as ratios of sums
-- A sum or ratio includes every assessed member, from one edition or on one price base, or is null.
-- Areas of a group count as its members in the years in which they belong to it, even if they are
-- no allies then.
WITH told AS (
  SELECT DISTINCT basis, year
  FROM ally_trend
  LEFT SEMI JOIN ally ON ally.iso3 = ally_trend.ally
),
member AS (
  SELECT
    told.basis,
    aggregate_member.aggregate,
    told.year,
    aggregate_member.ally,
    from_year = told.year AS has_joined,
    ally_trend.* EXCEPT (basis, ally, year),
    -- GDP counts where spending does, and for a member that has none by its nature.
    gdp_usd IS NOT NULL AND (base_milex_usd IS NOT NULL OR NOT assessed) AS is_in_ratio,
    milex_usd_constant IS NOT NULL AS is_summed
  FROM told
  INNER JOIN aggregate_member ON told.year BETWEEN from_year AND until_year
  LEFT JOIN ally_trend
    ON ally_trend.basis = told.basis AND ally_trend.ally = aggregate_member.ally
    AND ally_trend.year = told.year
),
counted AS (
  SELECT
    basis,
    aggregate,
    year,
    CAST(count(*) AS INT) AS members,
    CAST(count(share_of_gdp_pct) AS INT) AS assessed,
    CAST(count_if(meets_guideline) AS INT) AS meeting,
    count(share_published_pct) AS published,
    CAST(count_if(meets_guideline_published) AS INT) AS meeting_published,
    max(share_guidelines) AS share_guidelines,
    flatten(collect_list(guidelines_met)) AS all_met,
    array_sort(collect_list(ally) FILTER (WHERE meets_guideline)) AS allies_meeting,
    max(vintage_date) AS vintage_date,
    median(share_of_gdp_pct) AS median_share_pct,
    collect_list(ally) FILTER (WHERE has_joined) AS joined,
    -- Sums at constant prices
    array_sort(collect_list(ally) FILTER (WHERE is_summed)) AS summed,
    collect_list(milex_usd_constant) AS constant_terms,
    min(price_base_year) FILTER (WHERE is_summed) AS first_base,
    max(price_base_year) FILTER (WHERE is_summed) AS last_base,
    min(edition_id) FILTER (WHERE is_summed) AS first_edition,
    max(edition_id) FILTER (WHERE is_summed) AS last_edition,
    count_if(share_of_gdp_pct IS NOT NULL AND NOT is_summed) AS unsummed,
    -- The ratio of sums, on the prices of each share
    collect_list(base_milex_usd) FILTER (WHERE is_in_ratio) AS milex_terms,
    collect_list(gdp_usd) FILTER (WHERE is_in_ratio) AS gdp_terms,
    min(coalesce(gdp_base_year, 0)) FILTER (WHERE is_in_ratio) AS first_prices,
    max(coalesce(gdp_base_year, 0)) FILTER (WHERE is_in_ratio) AS last_prices,
    count_if(share_of_gdp_pct IS NOT NULL AND NOT is_in_ratio) AS left_out,
    collect_list(shortfall_usd) AS shortfall_terms
  FROM member
  GROUP BY basis, aggregate, year
),
summed AS (
  SELECT
    *,
    unsummed = 0 AND first_base = last_base AND first_edition = last_edition AS is_one_edition,
    left_out = 0 AND first_prices = last_prices AS is_one_base,
    sum_in_order(constant_terms) AS constant_sum,
    sum_in_order(milex_terms) AS milex_sum,
    sum_in_order(gdp_terms) AS gdp_sum,
    sum_in_order(shortfall_terms) AS shortfall_sum
  FROM counted
),
in_time AS (
  SELECT
    *,
    if(is_one_base, try_divide(milex_sum, gdp_sum) * 100, NULL) AS share_of_gdp_pct,
    lag(struct(year, is_one_edition, first_edition, first_base, constant_sum, summed))
      OVER (PARTITION BY basis, aggregate ORDER BY year) AS before
  FROM summed
)
SELECT
  in_time.basis,
  in_time.aggregate,
  in_time.year,
  members,
  assessed,
  if(assessed > 0, meeting, NULL) AS meeting,
  if(published > 0, meeting_published, NULL) AS meeting_published,
  if(assessed > 0, count_by_guideline(share_guidelines, all_met), NULL) AS meeting_by_guideline,
  allies_meeting,
  in_time.vintage_date,
  if(is_one_edition, constant_sum, NULL) AS milex_usd_constant,
  if(is_one_edition, first_base, NULL) AS price_base_year,
  if(in_time.share_of_gdp_pct IS NOT NULL, gdp_sum, NULL) AS gdp,
  in_time.share_of_gdp_pct,
  median_share_pct,
  printed.share_published_pct,
  if(is_one_base, shortfall_sum, NULL) AS shortfall_usd,
  -- Except for those who joined this year, the sums of two years have the same members; nobody
  -- left.
  CASE WHEN before.year = in_time.year - 1
      AND is_one_edition AND before.is_one_edition
      AND before.first_edition = first_edition AND before.first_base = first_base
      AND size(array_except(before.summed, summed)) = 0
      AND size(array_except(array_except(summed, before.summed), joined)) = 0
    THEN (try_divide(constant_sum, before.constant_sum) - 1) * 100
  END AS real_growth_pct
FROM in_time
LEFT JOIN known_on_day AS printed
  ON printed.basis = in_time.basis AND printed.iso3 = in_time.aggregate
  AND printed.year = in_time.year
