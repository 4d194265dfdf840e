-- fallen_share: one row an edition and basis whose members' shares were computed before and now are those that the publisher prints
-- No error by itself, but the symptom of a wrong unit or currency in spending or GDP. :new_gdp
-- names the files of GDP that came with it, the first suspects; null: none.
WITH in_time AS (
  SELECT
    basis, ally, year, share_source, realtime_end,
    lag(share_source) OVER (PARTITION BY basis, ally, year ORDER BY realtime_start) AS source_before
  FROM share_vintage
  WHERE realtime_start <= :as_of
),
fallen AS (
  SELECT basis, area AS ally, year
  FROM revision
  WHERE NOT :is_first_publication
    AND table_name = 'ally_trend' AND column_name = 'share_source'
    AND old_value = 'computed' AND new_value = 'published'
  UNION ALL
  -- A first publication is compared with the edition before.
  SELECT basis, ally, year
  FROM in_time
  WHERE :is_first_publication
    AND realtime_end >= :as_of AND share_source = 'published' AND source_before = 'computed'
),
told AS (
  SELECT
    edition_id,
    basis,
    array_sort(collect_set(ally_name)) AS names,
    count(*) AS figures,
    concat_ws(' to ', min(year), nullif(max(year), min(year))) AS years,
    bool_or(milex_xdc IS NOT NULL OR milex_usd IS NOT NULL OR milex_usd_constant IS NOT NULL)
      AS has_spending
  FROM fallen
  INNER JOIN ally_trend USING (basis, ally, year)
  -- GDP of another territory is no fault.
  LEFT ANTI JOIN gdp_territory ON gdp_territory.iso3 = ally AND year < gdp_territory.first_year
  WHERE share_source = 'published' AND is_member
  GROUP BY edition_id, basis
)
SELECT
  edition_id,
  basis,
  concat('edition ', edition_id, ': the shares of ',
    if(size(names) > 10, concat(size(names), ' members'), array_join(names, ', ')), ' (',
    if(figures > 1, concat(figures, ' figures, '), ''), years,
    ') were computed before and now are those that ', basis, ' prints, for ',
    if(
      has_spending,
      concat('the GDP that goes with it has none for them that confirms its spending; look at the',
        ' years, unit and currency of ', coalesce(:new_gdp, 'both')),
      'it gives no spending to be divided by GDP'),
    '.') AS sentence
FROM told
-- In a first publication an edition of shares alone takes no computed share from anybody who saw one.
WHERE has_spending OR NOT :is_first_publication
ORDER BY edition_id
