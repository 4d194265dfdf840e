-- What was known when, from the definitions alone and in another engine: every key is asked anew on
-- every day on which anything became known, and days that say the same are then put together. The
-- table cell holds the observations with the publisher, basis and vintage of their editions; the
-- table status the precedence of each observation status.
CREATE TABLE known AS
WITH
ally (iso3, accession_year) AS (
  VALUES
    ('BEL', 1949), ('CAN', 1949), ('DNK', 1949), ('FRA', 1949), ('GBR', 1949), ('ITA', 1949),
    ('LUX', 1949), ('NLD', 1949), ('NOR', 1949), ('PRT', 1949), ('USA', 1949), ('GRC', 1952),
    ('TUR', 1952), ('DEU', 1955), ('ESP', 1982), ('CZE', 1999), ('HUN', 1999), ('POL', 1999),
    ('BGR', 2004), ('EST', 2004), ('LTU', 2004), ('LVA', 2004), ('ROU', 2004), ('SVK', 2004),
    ('SVN', 2004), ('ALB', 2009), ('HRV', 2009), ('MNE', 2017), ('MKD', 2020), ('FIN', 2023),
    ('SWE', 2024)
),
figure AS (SELECT * FROM cell JOIN ally USING (iso3) WHERE value IS NOT NULL),
worst AS (
  SELECT edition_id, measure, iso3, year, max({'p': precedence, 'status': obs_status}) AS doubt
  FROM figure JOIN status USING (obs_status)
  GROUP BY ALL
),
newest_base AS (
  SELECT edition_id, measure, iso3, year, max({'base': price_base_year, 'value': value}) AS figure
  FROM figure
  WHERE unit = 'USD' AND price_base_year IS NOT NULL
  GROUP BY ALL
),
current AS (SELECT * FROM figure WHERE price_base_year IS NULL),
constant_ratio AS (
  SELECT milex.edition_id, milex.iso3, milex.year, milex.figure.value / gdp.figure.value * 100 AS share
  FROM newest_base AS milex
  JOIN newest_base AS gdp USING (edition_id, iso3, year)
  WHERE milex.measure = 'milex' AND gdp.measure = 'gdp' AND milex.figure.base = gdp.figure.base
),
own AS (
  FROM constant_ratio
  UNION ALL
  SELECT edition_id, iso3, year, milex.value / gdp.value * 100
  FROM current AS milex
  JOIN current AS gdp USING (edition_id, iso3, year, unit)
  ANTI JOIN constant_ratio USING (edition_id, iso3, year)
  WHERE milex.measure = 'milex' AND gdp.measure = 'gdp' AND unit = 'USD'
),
with_own_gdp AS (
  SELECT DISTINCT edition_id FROM cell WHERE measure = 'gdp' AND value IS NOT NULL
),
published AS (SELECT * FROM current WHERE measure = 'share_of_gdp'),
gdp_edition AS (
  SELECT DISTINCT edition_id AS gdp_edition_id, vintage AS gdp_vintage, iso3
  FROM current
  WHERE basis IS NULL AND measure = 'gdp' AND unit = 'XDC'
),
partner AS (
  SELECT spending.edition_id, iso3, gdp_edition_id, greatest(vintage, gdp_vintage) AS partner_from
  FROM (SELECT DISTINCT edition_id, vintage FROM cell WHERE basis IS NOT NULL) AS spending
  CROSS JOIN gdp_edition
  WHERE abs(gdp_vintage - vintage) <= 200
    AND edition_id NOT IN (SELECT edition_id FROM with_own_gdp)
  QUALIFY row_number() OVER (
    PARTITION BY spending.edition_id, iso3
    ORDER BY gdp_vintage > vintage, abs(gdp_vintage - vintage), gdp_edition_id) = 1
),
over_partner AS (
  SELECT
    milex.edition_id, iso3, year, gdp.edition_id AS gdp_edition_id, partner_from,
    milex.value / gdp.value * 100 AS share
  FROM current AS milex
  JOIN partner USING (edition_id, iso3)
  JOIN current AS gdp USING (iso3, year, unit)
  LEFT JOIN published USING (edition_id, iso3, year)
  WHERE milex.measure = 'milex' AND gdp.measure = 'gdp' AND unit = 'XDC'
    AND gdp.edition_id = partner.gdp_edition_id
    AND CASE
      WHEN milex.currency = 'XXX'
        THEN coalesce(milex.value / gdp.value * 100
          BETWEEN published.value / 1.4 AND published.value * 1.4, false)
      ELSE coalesce(milex.currency = gdp.currency, true)
    END
),
key AS (
  SELECT DISTINCT edition_id, basis, vintage, iso3, year, accession_year
  FROM figure
  WHERE basis = upper(publisher)
),
state AS (
  SELECT
    key.*, key.vintage AS known_from, published.value AS printed,
    coalesce(own.share, published.value) AS share,
    CASE WHEN own.share IS NOT NULL THEN 'computed' WHEN published.value IS NOT NULL THEN 'published' END
      AS source,
    CASE
      WHEN own.share IS NOT NULL THEN greatest(milex_doubt.doubt, gdp_doubt.doubt)
      ELSE coalesce(share_doubt.doubt, milex_doubt.doubt)
    END.status AS obs_status
  FROM key
  LEFT JOIN own USING (edition_id, iso3, year)
  LEFT JOIN published USING (edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'milex') AS milex_doubt USING (edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'gdp') AS gdp_doubt USING (edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'share_of_gdp') AS share_doubt USING (edition_id, iso3, year)
  UNION ALL
  SELECT
    key.*, partner_from, published.value, over_partner.share, 'computed',
    greatest(milex_doubt.doubt, gdp_doubt.doubt).status
  FROM key
  JOIN over_partner USING (edition_id, iso3, year)
  LEFT JOIN published USING (edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'milex') AS milex_doubt USING (edition_id, iso3, year)
  LEFT JOIN (SELECT edition_id AS gdp_edition_id, iso3, year, doubt FROM worst WHERE measure = 'gdp')
    AS gdp_doubt USING (gdp_edition_id, iso3, year)
),
day AS (SELECT DISTINCT basis, known_from AS day FROM state WHERE share IS NOT NULL),
covering AS (
  SELECT basis, edition_id, vintage, year, min(known_from) AS covered_from
  FROM state
  WHERE share IS NOT NULL
  GROUP BY ALL
),
speaking AS (
  SELECT basis, day, year, arg_max(edition_id, {'vintage': vintage, 'edition': edition_id}) AS edition_id
  FROM day JOIN covering USING (basis)
  WHERE covered_from <= day
  GROUP BY ALL
)
SELECT speaking.basis, day, speaking.year, speaking.edition_id, ally.iso3, ally.accession_year, printed,
  share, source, obs_status
FROM speaking
CROSS JOIN ally
LEFT JOIN state
  ON state.edition_id = speaking.edition_id AND state.iso3 = ally.iso3 AND state.year = speaking.year
    AND state.known_from <= day
QUALIFY row_number() OVER (
  PARTITION BY speaking.basis, ally.iso3, speaking.year, day
  ORDER BY state.known_from DESC NULLS LAST, source = 'computed' DESC NULLS LAST) = 1;

CREATE TABLE share_vintage AS
WITH
changed AS (
  SELECT *, {'share': round(share, 9), 'printed': round(printed, 9), 'source': source,
    'status': CASE WHEN share IS NOT NULL THEN obs_status END} AS figure
  FROM known
  QUALIFY lag(figure) OVER (PARTITION BY basis, iso3, year ORDER BY day) IS DISTINCT FROM figure
    OR row_number() OVER (PARTITION BY basis, iso3, year ORDER BY day) = 1
),
followed AS (
  SELECT *, lead(day) OVER in_time AS next_day, lead(edition_id) OVER in_time AS next_edition,
    lead(share) OVER in_time AS next_share
  FROM changed
  WINDOW in_time AS (PARTITION BY basis, iso3, year ORDER BY day)
)
SELECT
  basis, iso3 AS ally, year, day AS realtime_start,
  coalesce(next_day - 1, DATE '9999-12-31') AS realtime_end,
  accession_year <= year AS is_member, share AS share_of_gdp_pct, source AS share_source, obs_status,
  share >= 2 AS meets_guideline, edition_id AS spending_edition,
  CASE WHEN next_day IS NOT NULL THEN if(next_share IS NULL, 'withdrawn', 'revised') END AS end_reason,
  next_edition AS ended_by
FROM followed
WHERE share IS NOT NULL;

CREATE TABLE verdict_vintage AS
SELECT
  basis, day AS vintage_date, year, count(*) AS assessed, count_if(share >= 2) AS meeting,
  CASE WHEN count(printed) > 0 THEN count_if(round_even(printed * 100, 0) / 100 >= 2) END
    AS meeting_published,
  coalesce(string_agg(iso3, ' ' ORDER BY iso3) FILTER (share >= 2), '') AS allies_meeting
FROM known
WHERE share IS NOT NULL AND accession_year <= year
GROUP BY basis, day, year;
