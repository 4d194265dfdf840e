-- edition_line: one row a line of the report on a new edition: publisher, content, rejected rows, agreement of its shares with printed ones
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
    new_series.edition_id,
    row_number() OVER (
      PARTITION BY new_series.edition_id
      ORDER BY new_series.measure, new_series.unit, new_series.price_base_year) AS number,
    concat(new_series.measure, ' in ', new_series.unit,
      coalesce(concat(' at prices of ', new_series.price_base_year), ''), ': ',
      figures, ' figures and ', missing, ' missing ones of ', areas, ' areas, ', first_year, ' to ',
      last_year, coalesce(concat(', in ', table_place.place), '')) AS line
  FROM new_series
  LEFT JOIN table_place
    ON table_place.edition_id = new_series.edition_id
    AND table_place.measure = new_series.measure
    AND table_place.unit = new_series.unit
    AND table_place.price_base_year <=> new_series.price_base_year
),
refused AS (
  SELECT
    edition_id,
    reason,
    coalesce(title, '') AS title,
    count(*) AS times,
    min_by(locator, struct(length(locator), locator)) AS first,
    -- The content of unknown tables
    slice(
      array_sort(collect_list(
        if(
          reason_code IN ('unknown_section', 'unknown_table', 'unknown_header', 'no_header'),
          struct(length(locator) AS length, locator, left(raw_text, 101) AS raw_text),
          NULL))),
      1, 3) AS first_rows
  FROM rejected_figure
  GROUP BY edition_id, reason, title
  ORDER BY edition_id, reason, title
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
  struct(0, 0, '', '', 0) AS place,
  concat('edition ', edition_id, ', ',
    coalesce(concat(basis, '''s definition'), 'no definition of spending'), ', released ',
    vintage_date, ' (by ', vintage_source, ')') AS line
FROM edition
WHERE is_new
UNION ALL
SELECT edition_id, struct(0, 1, '', '', 0) AS place, citation AS line FROM edition WHERE is_new
UNION ALL
SELECT edition_id, struct(1, number, '', '', 0) AS place, line FROM given
UNION ALL
SELECT edition_id, struct(2, 0, reason, title, number) AS place, line
FROM refused
LATERAL VIEW posexplode(
  concat(
    array(concat('rejected: ', times, ' rows, first ', first, ': ', reason)),
    transform(
      first_rows,
      said -> concat('  ', said.locator, ': ', replace(left(said.raw_text, 100), '\t', ', '),
        if(length(said.raw_text) > 100, '…', ''))))) AS number, line
UNION ALL
SELECT
  edition_id,
  struct(2, 1, coalesce(nearest.locator, ''), '', if(any(is_lost AND is_needed), 0, 1)) AS place,
  concat('not found: ''', array_join(array_sort(collect_list(title)), ''', '''), '''',
    coalesce(
      concat(', but perhaps in ', nearest.locator, ' under ''', nearest.title, ''': ',
        nearest.difference),
      ', which files of this format always have'),
    if(any(is_lost AND is_needed), '; nothing of the file is published without it', '')) AS line
FROM missing_series
GROUP BY edition_id, nearest, is_lost AND is_needed
UNION ALL
SELECT edition_id, struct(3, 0, '', '', 0) AS place, line FROM agreeing
UNION ALL
SELECT edition_id, struct(4, 0, spending_edition, gdp_edition, 0) AS place, line FROM partnered
ORDER BY edition_id, place
