-- What was known when, from the definitions alone and in another engine: every key is asked anew on
-- every day on which anything became known, and days that say the same are then put together. The
-- table cell holds the observations with the publisher, basis and vintage of their editions; the
-- table status the precedence of each observation status.
CREATE TABLE known AS
WITH RECURSIVE
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
-- At current prices, of all allies: Iceland's printed shares take part in choosing a GDP.
plain AS (
  FROM cell
  WHERE value IS NOT NULL AND price_base_year IS NULL
    AND (iso3 = 'ISL' OR iso3 IN (SELECT iso3 FROM ally))
),
gdp_edition AS (
  SELECT DISTINCT edition_id AS gdp_edition_id, vintage AS gdp_vintage, iso3
  FROM current
  WHERE basis IS NULL AND measure = 'gdp' AND unit = 'XDC'
),
candidate AS (
  SELECT edition_id, iso3, gdp_edition_id, greatest(vintage, gdp_vintage) AS partner_from,
    gdp_vintage - vintage AS days
  FROM (SELECT DISTINCT edition_id, vintage FROM cell WHERE basis IS NOT NULL) AS spending
  CROSS JOIN gdp_edition
  WHERE abs(gdp_vintage - vintage) <= 200
    AND edition_id NOT IN (SELECT edition_id FROM with_own_gdp)
),
-- Every share over every GDP that may be its partner. A currency that the publisher does not name
-- for certain (XXX) must be confirmed by the share that it prints.
quotient AS (
  SELECT milex.edition_id, iso3, year, gdp.edition_id AS gdp_edition_id,
    milex.value / gdp.value * 100 AS share, printed.value AS printed
  FROM plain AS milex
  JOIN plain AS gdp USING (iso3, year, unit)
  LEFT JOIN (FROM plain WHERE measure = 'share_of_gdp') AS printed
    ON printed.edition_id = milex.edition_id AND printed.iso3 = milex.iso3 AND printed.year = milex.year
  WHERE milex.measure = 'milex' AND gdp.measure = 'gdp' AND unit = 'XDC'
    AND (milex.edition_id, gdp.edition_id) IN (SELECT edition_id, gdp_edition_id FROM candidate)
    -- The World Bank's GDP is united Germany's also before 1991, spending is West Germany's.
    AND NOT (iso3 = 'DEU' AND year < 1991 AND gdp.publisher = 'World Bank')
    AND CASE
      WHEN milex.currency = 'XXX'
        THEN coalesce(share BETWEEN printed.value / 1.4 AND printed.value * 1.4, false)
      ELSE coalesce(milex.currency = gdp.currency, true)
    END
),
agreement AS (
  SELECT edition_id, gdp_edition_id, median(abs(share - printed)) AS apart
  FROM quotient
  WHERE year >= 2000 AND printed IS NOT NULL
  GROUP BY ALL
  HAVING count(*) >= 30
),
ranked AS (
  SELECT candidate.*, {'unjudged': apart IS NULL, 'apart': coalesce(round(apart, 9), 'infinity'), 'later': days > 0,
    'days': abs(days), 'edition': gdp_edition_id} AS place
  FROM candidate LEFT JOIN agreement USING (edition_id, gdp_edition_id)
),
-- From the day on which both are out, unless a better one is out by then, or was out before that is
-- worse by no more than a thousandth of a point.
partner AS (
  FROM ranked
  ANTI JOIN ranked AS other
    ON other.edition_id = ranked.edition_id AND other.iso3 = ranked.iso3
      AND (
        (other.partner_from = ranked.partner_from AND other.place < ranked.place)
        OR (other.partner_from < ranked.partner_from
          AND (other.place.apart <= ranked.place.apart + 0.001 OR ranked.place.unjudged)))
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
    key.*, partner_from, published.value, coalesce(quotient.share, published.value),
    CASE WHEN quotient.share IS NOT NULL THEN 'computed' WHEN published.value IS NOT NULL THEN 'published' END,
    CASE
      WHEN quotient.share IS NOT NULL THEN greatest(milex_doubt.doubt, gdp_doubt.doubt)
      ELSE coalesce(share_doubt.doubt, milex_doubt.doubt)
    END.status
  FROM key
  JOIN partner USING (edition_id, iso3)
  LEFT JOIN quotient USING (edition_id, iso3, year, gdp_edition_id)
  LEFT JOIN published USING (edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'milex') AS milex_doubt USING (edition_id, iso3, year)
  LEFT JOIN (SELECT edition_id AS gdp_edition_id, iso3, year, doubt FROM worst WHERE measure = 'gdp')
    AS gdp_doubt USING (gdp_edition_id, iso3, year)
  LEFT JOIN (FROM worst WHERE measure = 'share_of_gdp') AS share_doubt USING (edition_id, iso3, year)
),
-- The figures that an edition gives of an ally and year, those that two editions are compared by.
given AS (
  SELECT edition_id, basis, vintage, iso3, year, measure, unit, price_base_year, value, obs_status
  FROM figure
  WHERE basis = upper(publisher)
    AND (measure IN ('milex', 'gdp', 'share_of_gdp', 'equipment_share', 'population', 'milex_per_capita')
      OR (measure = 'milex_financial_year' AND unit = 'XDC'))
),
-- Of whom a share can be computed from the edition's own figures, given a GDP.
two_sided AS (
  SELECT edition_id, iso3, year FROM own
  UNION
  SELECT edition_id, iso3, year
  FROM current
  WHERE basis = upper(publisher) AND measure = 'milex' AND unit = 'XDC'
),
covering AS (
  SELECT basis, edition_id, vintage, year, min(known_from) AS covered_from, list(DISTINCT iso3) AS allies,
    row_number() OVER (PARTITION BY basis, year ORDER BY vintage, edition_id) AS place
  FROM state
  WHERE share IS NOT NULL
  GROUP BY basis, edition_id, vintage, year
),
-- A partial edition gives fewer than two thirds of the allies of the last edition that is not.
judged AS (
  SELECT basis, year, place, edition_id, covered_from, vintage, allies AS standing, false AS partial
  FROM covering
  WHERE place = 1
  UNION ALL
  SELECT covering.basis, covering.year, covering.place, covering.edition_id, covering.covered_from,
    covering.vintage,
    if(len(list_intersect(standing, allies)) / len(standing) < 2 / 3, standing, allies),
    len(list_intersect(standing, allies)) / len(standing) < 2 / 3
  FROM judged
  JOIN covering
    ON covering.basis = judged.basis AND covering.year = judged.year AND covering.place = judged.place + 1
),
-- Which editions speak of an ally in a year, in the order of their release.
speaker AS (
  SELECT judged.basis, judged.year, place, edition_id, vintage, covered_from, ally.iso3,
    named.share IS NOT NULL AS names
  FROM judged
  CROSS JOIN ally
  LEFT JOIN (SELECT edition_id, iso3, year, any_value(share) AS share FROM state GROUP BY ALL) AS named
    USING (edition_id, iso3, year)
  WHERE NOT partial OR named.share IS NOT NULL
),
differing AS (
  SELECT DISTINCT earlier.edition_id AS original, later.edition_id, iso3, year
  FROM given AS earlier
  JOIN given AS later USING (basis, iso3, year, measure, unit)
  WHERE later.vintage >= earlier.vintage
    AND earlier.price_base_year IS NOT DISTINCT FROM later.price_base_year
    AND (abs(later.value - earlier.value) > 1e-9 * greatest(abs(later.value), abs(earlier.value))
      OR (measure = 'share_of_gdp' AND later.obs_status <> earlier.obs_status))
  UNION
  SELECT earlier.edition_id, later.edition_id, iso3, year
  FROM worst AS earlier
  JOIN worst AS later USING (measure, iso3, year)
  WHERE measure IN ('milex', 'gdp') AND later.doubt.p > earlier.doubt.p
),
repeating AS (
  SELECT original.edition_id AS original, original.place AS original_place, later.*
  FROM speaker AS original
  JOIN speaker AS later USING (basis, iso3, year)
  SEMI JOIN two_sided
    ON two_sided.edition_id = original.edition_id AND two_sided.iso3 = original.iso3
      AND two_sided.year = original.year
  ANTI JOIN two_sided AS itself
    ON itself.edition_id = later.edition_id AND itself.iso3 = later.iso3 AND itself.year = later.year
  ANTI JOIN differing
    ON differing.original = original.edition_id AND differing.edition_id = later.edition_id
      AND differing.iso3 = later.iso3 AND differing.year = later.year
  SEMI JOIN published AS printed
    ON printed.edition_id = original.edition_id AND printed.iso3 = original.iso3
      AND printed.year = original.year
  SEMI JOIN published AS printed_again
    ON printed_again.edition_id = later.edition_id AND printed_again.iso3 = later.iso3
      AND printed_again.year = later.year
  WHERE later.place > original.place
),
-- A copy repeats an edition that nobody who spoke in between revised or withdrew.
copy AS (
  SELECT original, edition_id, iso3, year
  FROM repeating
  WHERE NOT EXISTS (
    FROM speaker AS between_them
    WHERE between_them.basis = repeating.basis AND between_them.iso3 = repeating.iso3
      AND between_them.year = repeating.year AND between_them.place > repeating.original_place
      AND between_them.place < repeating.place
      AND NOT EXISTS (
        FROM repeating AS again
        WHERE again.original = repeating.original AND again.edition_id = between_them.edition_id
          AND again.iso3 = repeating.iso3 AND again.year = repeating.year))
),
day AS (SELECT DISTINCT basis, known_from AS day FROM state WHERE share IS NOT NULL),
speaking AS (
  SELECT basis, day, iso3, year, arg_max(edition_id, place) AS speaker
  FROM day JOIN speaker USING (basis)
  WHERE covered_from <= day
  GROUP BY ALL
),
asked AS (
  SELECT speaking.*, coalesce(copy.original, speaker) AS edition_id
  FROM speaking
  LEFT JOIN copy
    ON copy.edition_id = speaker AND copy.iso3 = speaking.iso3 AND copy.year = speaking.year
)
SELECT asked.basis, day, asked.year, asked.edition_id, speaker = asked.edition_id AS speaks_itself,
  ally.iso3, ally.accession_year, printed, share, source, obs_status
FROM asked
JOIN ally ON ally.iso3 = asked.iso3
LEFT JOIN state
  ON state.edition_id = asked.edition_id AND state.iso3 = asked.iso3 AND state.year = asked.year
    AND state.known_from <= day
QUALIFY row_number() OVER (
  PARTITION BY asked.basis, asked.iso3, asked.year, day
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

-- A day on which an edition said something that was no copy, or on which what was known changed.
CREATE TABLE vintage_date AS
SELECT basis, edition.vintage AS day
FROM known
JOIN (SELECT DISTINCT edition_id, vintage FROM cell) AS edition USING (edition_id)
WHERE speaks_itself AND share IS NOT NULL AND edition.vintage = day
UNION
SELECT basis, realtime_start FROM share_vintage
UNION
SELECT basis, realtime_end + 1 FROM share_vintage WHERE end_reason IS NOT NULL;

CREATE TABLE verdict_vintage AS
SELECT
  basis, day AS vintage_date, year, count(*) AS assessed, count_if(share >= 2) AS meeting,
  CASE WHEN count(printed) > 0 THEN count_if(round_even(printed * 100, 0) / 100 >= 2) END
    AS meeting_published,
  coalesce(string_agg(iso3, ' ' ORDER BY iso3) FILTER (share >= 2), '') AS allies_meeting
FROM known
SEMI JOIN vintage_date USING (basis, day)
WHERE share IS NOT NULL AND accession_year <= year
GROUP BY basis, day, year;
