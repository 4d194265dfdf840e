'use strict';

/* The figures behind a chart in full, and the SQL that gives the same rows of the published tables. */
{
  const page = (globalThis.page ??= { charts: [] });

  const text = (value) => `'${value.replaceAll("'", "''")}'`;
  const texts = (values) => values.map(text).join(', ');

  /* Each condition stands here as SQL and as the same question to a state of knowledge. */

  const onBases = (bases) => ({
    sql: `basis IN (${texts(bases)})`,
    holds: (state) => bases.includes(state.basis),
  });

  const ofAllies = (allies) => ({
    sql: `ally IN (${texts(allies.map((ally) => ally.code))})`,
    holds: (state) => allies.some((ally) => ally.code === state.ally),
  });

  const ofYear = (year) => ({ sql: `year = ${year}`, holds: (state) => state.year === year });

  const isMember = (state) =>
    page.belongs(page.groups.get(page.defaults.group), state.ally, state.year);

  const ofMembers = { sql: 'is_member', holds: isMember };

  /** Of the members of a group in each year. */
  function ofGroup(group) {
    const spans = [...group.spans.values()].flat();
    const sql = spans
      .map((span) => `ally = ${text(span.ally)} AND year BETWEEN ${span.from_year} AND ${span.until_year}`)
      .join('\n    OR ');
    return {
      sql: `(${sql})`,
      holds: (state) => page.belongs(group, state.ally, state.year),
    };
  }

  /** Of who is counted in each year: the members of the alliance or of the chosen group. */
  const ofCounted = ({ group }) => (group.code === page.defaults.group ? ofMembers : ofGroup(group));

  /** Without spending there is no GDP to be had from it, and nothing that is missing. */
  const ofSpending = {
    sql: 'milex_usd_million > 0\n  AND share_of_gdp_pct > 0',
    holds: (state) => state.milex > 0 && state.pct > 0,
  };

  const knownOn = (day) => ({
    sql: `DATE '${day}' BETWEEN realtime_start AND realtime_end`,
    holds: (state) => state.start <= day && day <= state.end,
  });

  const knownUntil = (day) => ({
    sql: `realtime_start <= DATE '${day}'`,
    holds: (state) => state.start <= day,
  });

  const columnsOf = (values) => Object.entries(values).map(([label, value]) => ({ label, value }));

  const keys = {
    basis: (state) => state.basis,
    ally: (state) => state.ally,
    year: (state) => state.year,
  };

  const statesWhere = (measure, conditions) =>
    [...page.statesByMeasure[measure].values()]
      .flat()
      .filter((state) => conditions.every((condition) => condition.holds(state)));

  const where = (conditions) => `WHERE ${conditions.map((condition) => condition.sql).join('\n  AND ')}`;

  /** Shares of GDP that conditions let through. */
  function sharesInFull(guideline, ...conditions) {
    return {
      columns: columnsOf({
        ...keys,
        realtime_start: (state) => state.start,
        realtime_end: (state) => state.end,
        ally_name: (state) => page.allyByCode.get(state.ally).name,
        is_member: isMember,
        share_of_gdp_pct: (state) => state.pct,
        share_published_pct: (state) => state.published,
        meets_guideline: (state) => state.met && state.met.includes(guideline.code),
        obs_status: (state) => state.status,
        spending_edition: (state) => state.edition.id,
        measure_name: (state) => state.edition.measureName,
      }),
      rows: statesWhere('share_of_gdp', conditions),
      tables: ['share_vintage'],
      sql: [
        'SELECT basis, ally, year, realtime_start, realtime_end, ally_name, is_member, share_of_gdp_pct,',
        `  share_published_pct, array_contains(guidelines_met, ${text(guideline.code)}) AS meets_guideline,`,
        '  obs_status, spending_edition, measure_name',
        'FROM share_vintage',
        where(conditions),
        'ORDER BY basis, ally, year, realtime_start',
      ].join('\n'),
    };
  }

  /**
   * The shares of spending that went into equipment, as the newest edition of a year on a day has them;
   * of two of one day the one with the later name.
   */
  function equipmentSql(day) {
    return [
      'SELECT basis, iso3 AS ally, year, value AS equipment_share_pct, obs_status AS equipment_status',
      'FROM observation JOIN edition USING (edition_id)',
      "WHERE measure = 'equipment_share' AND unit = 'PERCENT' AND value IS NOT NULL AND basis IS NOT NULL",
      `  AND iso3 IN (SELECT ally FROM ally_trend) AND year >= ${page.equipmentGuideline.from}`,
      `  AND vintage_date <= DATE '${day}'`,
      'QUALIFY vintage_date = max(vintage_date) OVER (PARTITION BY basis, year)',
      '  AND row_number() OVER (PARTITION BY basis, iso3, year ORDER BY vintage_date DESC, edition_id DESC) = 1',
    ].join('\n');
  }

  const indented = (sql) => sql.replaceAll(/^/gm, '  ');

  /** Shares that went into equipment, as known on a day. */
  function equipmentInFull(day, ...conditions) {
    return {
      columns: columnsOf({
        ...keys,
        equipment_share_pct: (state) => state.pct,
        equipment_status: (state) => state.status,
      }),
      rows: statesWhere('equipment_share', [...conditions, knownOn(day)]),
      tables: ['observation', 'edition', 'ally_trend'],
      sql: [
        `SELECT * FROM (\n${indented(equipmentSql(day))}\n)`,
        where(conditions),
        'ORDER BY basis, ally, year',
      ].join('\n'),
    };
  }

  /**
   * The shares that a guideline judges: those known on the day, or all until then. Those of equipment have
   * no column that says who was a member.
   */
  function judgedInFull(view, known, conditions = [], bases = [view.basis]) {
    const all = [onBases(bases), ...conditions];
    return view.guideline.measure === 'equipment_share'
      ? equipmentInFull(
          view.asOf,
          ...all.map((condition) => (condition === ofMembers ? ofGroup(view.group) : condition)),
        )
      : sharesInFull(view.guideline, ...all, known(view.asOf));
  }

  /** Allies and years of which both shares were known on the day. */
  function bothSharesInFull(view) {
    const conditions = [onBases([view.basis]), ofCounted(view), knownOn(view.asOf)];
    return {
      columns: columnsOf({
        ...keys,
        share_of_gdp_pct: (state) => state.pct,
        equipment_share_pct: (state) => equipmentOf(state, view).pct,
      }),
      rows: statesWhere('share_of_gdp', conditions).filter((state) => equipmentOf(state, view)),
      tables: ['share_vintage', 'observation', 'edition', 'ally_trend'],
      sql: [
        'SELECT basis, ally, year, share_of_gdp_pct, equipment_share_pct',
        `FROM share_vintage JOIN (\n${indented(equipmentSql(view.asOf))}\n) USING (basis, ally, year)`,
        where(conditions),
        'ORDER BY basis, ally, year',
      ].join('\n'),
    };
  }

  const equipmentOf = (state, view) =>
    page.knownOn(view.asOf, 'equipment_share', state.basis, state.ally, state.year);

  /** Spending of the United States and of the others, of every edition out on the day that has all members'. */
  function totalsInFull(view) {
    return {
      columns: columnsOf({
        edition_id: (row) => row.edition.id,
        year: (row) => row.year,
        price_base_year: (row) => row.base,
        united_states_usd_million: (row) => row.unitedStates,
        europe_and_canada_usd_million: (row) => row.europeAndCanada,
      }),
      rows: page.totalRows.filter((row) => row.edition.basis === view.basis && row.edition.day <= view.asOf),
      tables: ['observation', 'edition', 'share_vintage'],
      sql: `WITH spending AS (
  SELECT edition_id, iso3 AS ally, year,
    max(price_base_year) FILTER (WHERE measure = 'milex' AND unit = 'USD') AS price_base_year,
    max_by(value, price_base_year)
      FILTER (WHERE measure = 'milex' AND unit = 'USD' AND price_base_year IS NOT NULL) AS milex
  FROM observation JOIN edition USING (edition_id)
  WHERE basis = ${text(view.basis)} AND vintage_date <= DATE '${view.asOf}'
    AND measure IN ('milex', 'share_of_gdp') AND value IS NOT NULL
  GROUP BY edition_id, iso3, year
)
SELECT edition_id, year, max(price_base_year) AS price_base_year,
  sum(milex) FILTER (WHERE ally = 'USA') / 1e6 AS united_states_usd_million,
  sum(milex) FILTER (WHERE ally <> 'USA') / 1e6 AS europe_and_canada_usd_million
FROM spending
JOIN (SELECT DISTINCT ally, year FROM share_vintage WHERE basis = ${text(view.basis)} AND is_member)
  USING (ally, year)
GROUP BY edition_id, year
HAVING count(milex) = count(*) AND count(DISTINCT price_base_year) = 1
ORDER BY edition_id, year`,
    };
  }

  /** What is missing to guidelines in US$, of every member and year whose share came with money. */
  function shortfallsInFull(view, day, guidelines, missingTo) {
    const conditions = [onBases([view.basis]), ofCounted(view), knownOn(day), ofSpending];
    const name = (guideline) => `missing_to_${guideline.code.toLowerCase()}_usd_million`;
    return {
      columns: columnsOf({
        ...keys,
        share_of_gdp_pct: (state) => state.pct,
        milex_usd_million: (state) => state.milex,
        ...Object.fromEntries(
          guidelines.map((guideline) => [name(guideline), (state) => missingTo(guideline, state)]),
        ),
      }),
      rows: statesWhere('share_of_gdp', conditions),
      tables: ['share_vintage', 'observation'],
      sql: [
        `WITH spending AS (
  SELECT edition_id AS spending_edition, iso3 AS ally, year,
    max_by(value, price_base_year) FILTER (WHERE price_base_year IS NOT NULL) AS constant,
    max(value) FILTER (WHERE price_base_year IS NULL) AS current
  FROM observation
  WHERE measure = 'milex' AND unit = 'USD' AND value IS NOT NULL
  GROUP BY edition_id, iso3, year
),
priced AS (
  -- on the prices of the share: an edition that brings GDP of its own has both at constant ones
  SELECT *,
    CASE WHEN gdp_edition = spending_edition AND constant IS NOT NULL THEN constant ELSE current END / 1e6
      AS milex_usd_million
  FROM share_vintage JOIN spending USING (spending_edition, ally, year)
)
SELECT basis, ally, year, share_of_gdp_pct, milex_usd_million,`,
        guidelines
          .map(
            (guideline) =>
              `  greatest(0, milex_usd_million * (${guideline.pct} - share_of_gdp_pct) / share_of_gdp_pct) AS ${name(guideline)}`,
          )
          .join(',\n'),
        'FROM priced',
        where(conditions),
        'ORDER BY basis, ally, year',
      ].join('\n'),
    };
  }

  /* How to run it, each whole. The publication is named, so that later ones change no answer. */

  const onTheCommandLine = ({ sql }) =>
    `jobs/sql --publication ${page.figures.publication.id} --format csv <<'SQL'\n${sql};\nSQL`;

  const inDuckDb = ({ sql, tables }) =>
    [
      `jobs/export --publication ${page.figures.publication.id} --table ${tables.join(',')} --format parquet --to figures`,
      "duckdb <<'SQL'",
      ...tables.map((table) => `CREATE VIEW ${table} AS SELECT * FROM 'figures/${table}.parquet';`),
      `${sql};`,
      'SQL',
    ].join('\n');

  const inPandas = ({ sql }) =>
    [
      'import subprocess, pandas',
      '',
      `sql = """\n${sql}\n"""`,
      `command = ["jobs/sql", "--publication", "${page.figures.publication.id}", "--format", "csv", "-e", sql]`,
      'with subprocess.Popen(command, stdout=subprocess.PIPE) as query:',
      '    figures = pandas.read_csv(query.stdout)',
    ].join('\n');

  Object.assign(page, {
    onBases,
    ofAllies,
    ofYear,
    ofCounted,
    ofSpending,
    knownOnDay: knownOn,
    knownUntil,
    sharesInFull,
    judgedInFull,
    bothSharesInFull,
    totalsInFull,
    shortfallsInFull,
    onTheCommandLine,
    inDuckDb,
    inPandas,
  });
}
