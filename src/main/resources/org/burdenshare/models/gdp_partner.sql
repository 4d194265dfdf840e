-- gdp_partner: one row a spending edition, area and day from which another GDP edition is its partner; null: none yet
-- A share is only as good as the agreement of its two sides, so the shares that the spending edition
-- prints for allies choose the GDP by which they come out (:gdp_partner = 'agreement'); where fewer than 30 can be
-- compared, and by 'nearest', the GDP nearest in time within :gdp_window_days, one already out before
-- one still to come; by 'latest' the newest that is out, whatever its day. All years of an area take
-- one partner, so that a series never changes its GDP midway. What was known on a day rests on what
-- was out on that day. An edition that brings its own GDP needs no partner.
WITH spending_area AS (
  SELECT DISTINCT edition_id, iso3, vintage_date FROM figure WHERE basis IS NOT NULL
),
with_own_gdp AS (
  SELECT DISTINCT edition_id
  FROM figure
  WHERE gdp_xdc IS NOT NULL OR own_gdp_usd IS NOT NULL OR gdp_constant IS NOT NULL
),
gdp AS (
  SELECT edition_id AS gdp_edition_id, iso3, year, gdp_xdc, gdp_currency
  FROM figure
  WHERE basis IS NULL AND gdp_xdc IS NOT NULL
),
pair AS (
  SELECT
    spending.edition_id,
    gdp.edition_id AS gdp_edition_id,
    gdp.vintage_date AS gdp_vintage_date,
    datediff(gdp.vintage_date, spending.vintage_date) AS days_after,
    greatest(gdp.vintage_date, spending.vintage_date) AS known_from
  FROM edition AS spending
  LEFT ANTI JOIN with_own_gdp ON with_own_gdp.edition_id = spending.edition_id
  INNER JOIN edition AS gdp
    ON gdp.basis IS NULL
    AND (:gdp_partner = 'latest'
      OR abs(datediff(gdp.vintage_date, spending.vintage_date)) <= :gdp_window_days)
  WHERE spending.basis IS NOT NULL
),
compared AS (
  SELECT
    pair.edition_id,
    pair.gdp_edition_id,
    abs(try_divide(milex_xdc, gdp.gdp_xdc) * 100 - share_published_pct) AS apart
  FROM figure AS spending
  LEFT SEMI JOIN ally ON ally.iso3 = spending.iso3
  INNER JOIN pair ON pair.edition_id = spending.edition_id
  INNER JOIN gdp
    ON gdp.gdp_edition_id = pair.gdp_edition_id AND gdp.iso3 = spending.iso3
    AND gdp.year = spending.year
  WHERE :gdp_partner = 'agreement'
    AND spending.year >= first_year_compared()
    AND milex_xdc IS NOT NULL AND share_published_pct IS NOT NULL
    AND is_same_currency(milex_xdc, currency, gdp.gdp_xdc, gdp.gdp_currency, share_published_pct)
),
agreement AS (
  SELECT edition_id, gdp_edition_id, round(median(apart), 9) AS apart
  FROM compared
  GROUP BY edition_id, gdp_edition_id
  HAVING count(apart) >= 30
),
candidate AS (
  SELECT
    pair.edition_id,
    gdp_area.iso3,
    pair.known_from,
    pair.gdp_edition_id,
    pair.gdp_vintage_date,
    struct(
      coalesce(agreement.apart, double('Infinity')) AS apart,
      :gdp_partner <> 'latest' AND days_after > 0 AS is_to_come,
      if(:gdp_partner = 'latest', -days_after, abs(days_after)) AS days_apart,
      pair.gdp_edition_id) AS place
  FROM pair
  INNER JOIN (SELECT DISTINCT gdp_edition_id, iso3 FROM gdp) AS gdp_area
    ON gdp_area.gdp_edition_id = pair.gdp_edition_id
  LEFT JOIN agreement
    ON agreement.edition_id = pair.edition_id
    AND agreement.gdp_edition_id = pair.gdp_edition_id
),
best_of_day AS (
  SELECT
    edition_id,
    iso3,
    known_from,
    min_by(struct(gdp_edition_id, gdp_vintage_date), place) AS partner,
    min(place) AS place
  FROM candidate
  GROUP BY edition_id, iso3, known_from
),
in_time AS (
  SELECT
    *,
    min(place) OVER (
      PARTITION BY edition_id, iso3 ORDER BY known_from
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best_before
  FROM best_of_day
),
partner AS (
  SELECT edition_id, iso3, known_from, partner.gdp_edition_id, partner.gdp_vintage_date
  FROM in_time
  -- By agreement it must agree better by more than 0.001 points, lest shares be revised for nothing.
  WHERE best_before IS NULL
    OR if(:gdp_partner = 'agreement', place.apart < best_before.apart - 0.001D, place < best_before)
)
SELECT edition_id, iso3, known_from, gdp_edition_id, gdp_vintage_date
FROM partner
LEFT SEMI JOIN spending_area USING (edition_id, iso3)
UNION ALL
SELECT
  edition_id,
  iso3,
  vintage_date AS known_from,
  CAST(NULL AS STRING) AS gdp_edition_id,
  CAST(NULL AS DATE) AS gdp_vintage_date
FROM spending_area
LEFT ANTI JOIN partner
  ON partner.edition_id = spending_area.edition_id AND partner.iso3 = spending_area.iso3
  AND partner.known_from <= spending_area.vintage_date
