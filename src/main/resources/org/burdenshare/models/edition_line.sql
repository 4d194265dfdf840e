-- edition_line: one row a line that is told of a new edition: whose it is, what it gives, what was rejected, how its shares agree with printed ones
-- place: the order of an edition's lines.
WITH apart AS (
  SELECT
    reconciliation.edition_id,
    gdp_edition,
    is_new,
    year,
    abs(difference_pp) AS apart,
    verdict_differs
  FROM reconciliation
  INNER JOIN edition USING (edition_id)
),
given AS (
  SELECT
    edition_id,
    row_number() OVER (
      PARTITION BY edition_id ORDER BY measure, unit, price_base_year) AS place,
    concat(measure, ' in ', unit, coalesce(concat(' at prices of ', price_base_year), ''), ': ',
      figures, ' figures and ', missing, ' missing ones of ', areas, ' areas, ', first_year, ' to ',
      last_year) AS line
  FROM new_series
),
refused AS (
  SELECT edition_id, reason, count(*) AS times, min(locator) AS first
  FROM rejected_figure
  GROUP BY edition_id, reason
  ORDER BY edition_id, reason
  LIMIT 1000
),
agreeing AS (
  SELECT
    edition_id,
    format_string(
      'shares of allies computed against published: %d, difference in points median %.4f, 95th percentile %.4f, most %.4f; %d on the other side of 2 %%',
      count(*), median(apart), percentile(apart, 0.95), max(apart),
      count_if(verdict_differs)) AS line
  FROM apart
  WHERE is_new
  GROUP BY edition_id
),
-- Which GDP editions stand behind the shares of editions that have none, and how well: told of the
-- edition of spending, and of that of GDP where it alone is new. Older years rest on older series.
partnered AS (
  SELECT
    if(apart.is_new, apart.edition_id, gdp_edition) AS edition_id,
    apart.edition_id AS spending_edition,
    gdp_edition,
    format_string(
      '%s: %d shares of allies since %d, difference in points median %.4f, 95th percentile %.4f, most %.4f; %d on the other side of 2 %%',
      if(
        apart.is_new,
        concat('GDP of ', gdp_edition),
        concat('GDP that goes with ', apart.edition_id)),
      count(*), first_year_compared(), median(apart), percentile(apart, 0.95), max(apart),
      count_if(verdict_differs)) AS line
  FROM apart
  INNER JOIN edition AS gdp ON gdp.edition_id = gdp_edition
  WHERE gdp_edition <> apart.edition_id AND year >= first_year_compared()
    AND (apart.is_new OR gdp.is_new)
  GROUP BY apart.edition_id, gdp_edition, apart.is_new
)
SELECT
  edition_id,
  struct(0, 0, '', '') AS place,
  concat('edition ', edition_id, ', ',
    coalesce(concat(basis, '''s definition'), 'no definition of spending'), ', released ',
    vintage_date, ' (by ', vintage_source, ')') AS line
FROM edition
WHERE is_new
UNION ALL
SELECT edition_id, struct(0, 1, '', '') AS place, citation AS line FROM edition WHERE is_new
UNION ALL
SELECT edition_id, struct(1, place, '', '') AS place, line FROM given
UNION ALL
SELECT
  edition_id,
  struct(2, 0, reason, '') AS place,
  concat('rejected: ', times, ' rows, first ', first, ': ', reason) AS line
FROM refused
UNION ALL
SELECT
  edition_id,
  struct(2, 1, title, '') AS place,
  concat('not found: ''', title, ''', which files of this format always have',
    coalesce(
      concat('; of the titles that are not known the nearest is ''', nearest.title, ''' at ', nearest.locator),
      '')) AS line
FROM missing_series
UNION ALL
SELECT edition_id, struct(3, 0, '', '') AS place, line FROM agreeing
UNION ALL
SELECT edition_id, struct(4, 0, spending_edition, gdp_edition) AS place, line FROM partnered
ORDER BY edition_id, place
