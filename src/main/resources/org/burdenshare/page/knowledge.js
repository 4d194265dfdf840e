'use strict';

/* What was known on which day: the figures of the page, and questions to them. A day is a text as
   2016-11-18, so that days compare as texts do. */
{
  const page = (globalThis.page ??= { charts: [] });

  const figures = JSON.parse(document.getElementById('figures').textContent);

  /** The values of a column; those that repeat stand there once. */
  function valuesOf(column) {
    if (Array.isArray(column)) return column;
    return column.places ? column.places.map((place) => column.values[place]) : rowsOf(column);
  }

  /** The rows of a table, which the page holds as columns by name. */
  function rowsOf(table) {
    const columns = Object.entries(table).map(([name, column]) => [name, valuesOf(column)]);
    const [[, first]] = [...columns, ['', []]];
    return first.map((_, place) =>
      Object.fromEntries(columns.map(([name, values]) => [name, values[place]])),
    );
  }

  const areas = rowsOf(figures.areas).map((row) => ({
    code: row.iso3,
    name: row.ally_name,
    since: row.accession_year,
    assessed: row.assessed,
  }));
  const allyByCode = new Map(areas.map((ally) => [ally.code, ally]));

  /** Those who ever joined; an area of a group may be none. */
  const allies = areas.filter((ally) => ally.since !== null);

  /** The alliance, its parts, and groups of countries: who belongs to each in which years. */
  const groups = new Map();
  for (const row of rowsOf(figures.groups)) {
    if (!groups.has(row.aggregate)) {
      groups.set(row.aggregate, { code: row.aggregate, name: row.aggregate_name, spans: new Map() });
    }
    const { spans } = groups.get(row.aggregate);
    spans.set(row.ally, [...(spans.get(row.ally) || []), row]);
  }

  const guidelines = rowsOf(figures.guidelines)
    .map((row) => ({
      code: row.guideline,
      pct: row.guideline_pct,
      measure: row.measure,
      from: row.in_force_from,
    }))
    .sort((one, other) => one.measure.localeCompare(other.measure) * -1 || one.pct - other.pct);
  const guidelinesOnShare = guidelines.filter((guideline) => guideline.measure === 'share_of_gdp');
  const equipmentGuideline = guidelines.find((guideline) => guideline.measure === 'equipment_share');

  const editions = rowsOf(figures.editions).map((row) => ({
    id: row.edition_id,
    publisher: row.publisher,
    title: row.title,
    basis: row.basis,
    measureName: row.measure_name,
    file: row.file_name,
    citation: row.citation,
    licence: row.licence,
    day: row.vintage_date,
  }));
  const editionById = new Map(editions.map((edition) => [edition.id, edition]));

  /** What the United States and what the others spent, by edition and year. */
  const totalRows = rowsOf(figures.totals).map((row) => ({
    edition: editionById.get(row.edition_id),
    base: row.price_base_year,
    year: row.year,
    unitedStates: row.united_states,
    europeAndCanada: row.europe_and_canada,
  }));

  const vintages = rowsOf(figures.vintages);

  /** The days on which a release changed what was known on a definition. */
  const vintagesOf = (basis) =>
    vintages.filter((vintage) => vintage.basis === basis).map((vintage) => vintage.vintage_date);

  /** How a reader is told of each status of SDMX. */
  const statusWords = Object.fromEntries(
    rowsOf(figures.statuses).map((row) => [row.obs_status, row.word]),
  );

  /** What each definition of military expenditure says, the preferred one first. */
  const definitions = new Map(rowsOf(figures.bases).map((row) => [row.basis, row.definition]));

  /** The definitions of which anything is known, the preferred one first. */
  const bases = [...definitions.keys()].filter((basis) => vintagesOf(basis).length > 0);

  /** The days on which a publisher's release changed what was known, on any definition. */
  const vintageDays = [...new Set(vintages.map((vintage) => vintage.vintage_date))].sort();

  const stillKnown = '9999-12-31';

  /** A figure in its file; what it says, in which unit, and in which sheet and cell it stands. */
  const cellOf = (cell) =>
    cell && cell.value !== null ? { ...cell, base: cell.price_base_year, file: cell.file_name } : null;

  const stateOf = (row, measure) => ({
    basis: row.basis,
    ally: row.ally,
    measure,
    year: row.year,
    pct: row.share_pct,
    status: row.obs_status,
    published: row.share_published_pct,
    meetsPublished: row.meets_guideline_published,
    milex: row.milex_usd_million,
    milexBase: row.milex_base_year,
    cells: { numerator: row.numerator, denominator: row.denominator, published: row.published },
    change: row.change,
    start: row.realtime_start,
    end: row.realtime_end,
    met: row.guidelines_met,
    outlook: row.outlook,
    edition: editionById.get(row.spending_edition),
    gdpEdition: editionById.get(row.gdp_edition),
  });

  /** States of knowledge by basis, ally and year, the earliest first. */
  function statesOf(table, measure) {
    const states = new Map();
    for (const row of rowsOf(table)) {
      const key = `${row.basis} ${row.ally} ${row.year}`;
      if (!states.has(key)) states.set(key, []);
      states.get(key).push(stateOf(row, measure));
    }
    return states;
  }

  const statesByMeasure = {
    share_of_gdp: statesOf(figures.shares, 'share_of_gdp'),
    equipment_share: statesOf(figures.equipment, 'equipment_share'),
  };

  const yearsByMeasure = Object.fromEntries(
    Object.entries(statesByMeasure).map(([measure, states]) => [
      measure,
      Object.fromEntries(
        bases.map((basis) => [
          basis,
          [
            ...new Set(
              [...states.values()].filter((all) => all[0].basis === basis).map((all) => all[0].year),
            ),
          ].sort((one, other) => one - other),
        ]),
      ),
    ]),
  );

  /** All that was ever known of an ally and year, the earliest first. */
  function everKnown(measure, basis, ally, year) {
    return statesByMeasure[measure].get(`${basis} ${ally} ${year}`) || [];
  }

  /** What was known on a day; undefined where nothing was. */
  function knownOn(day, measure, basis, ally, year) {
    return everKnown(measure, basis, ally, year).find((state) => state.start <= day && day <= state.end);
  }

  function known(view, ally, year) {
    return knownOn(view.asOf, view.guideline.measure, view.basis, ally, year);
  }

  /** As the tables judged it on all digits: meets, below, or unassessed where there is no share. */
  function verdictOf(state, guideline) {
    if (!state || state.met === null) return 'unassessed';
    return state.met.includes(guideline.code) ? 'meets' : 'below';
  }

  const estimated = (state) => Boolean(state) && ['E', 'F', 'P'].includes(state.status);

  /** Whether the publisher calls what it measures otherwise in the later edition; false where one is silent. */
  function isRenamed(earlier, later) {
    const [before, after] = [earlier.edition.measureName, later.edition.measureName];
    return Boolean(before && after) && before !== after;
  }

  /** Whether an area belongs to a group in a year; the year of accession counts in full. */
  const belongs = (group, code, year) =>
    (group.spans.get(code) || []).some((span) => span.from_year <= year && year <= span.until_year);

  /** Who belongs to the chosen group in a year. */
  const membersOf = (view, year) => areas.filter((ally) => belongs(view.group, ally.code, year));

  /** Every member of a year with what was known of it on the day, and the verdict. */
  function standings(view, year) {
    return membersOf(view, year).map((ally) => {
      const state = known(view, ally.code, year);
      return { ally, state, verdict: verdictOf(state, view.guideline) };
    });
  }

  const meetingIn = (standing) => standing.filter((one) => one.verdict === 'meets');
  const assessedIn = (standing) => standing.filter((one) => one.verdict !== 'unassessed');

  /** The years of which something was known on the day of any member, the earliest first. */
  function yearsKnown(view) {
    const years = yearsByMeasure[view.guideline.measure][view.basis] || [];
    return years.filter((year) => membersOf(view, year).some((ally) => known(view, ally.code, year)));
  }

  const isInForce = (guideline, year) => guideline.from !== null && year >= guideline.from;

  /** The vintage days of a basis up to a day. */
  const vintagesUntil = (basis, day) => vintagesOf(basis).filter((vintage) => vintage <= day);

  Object.assign(page, {
    figures,
    areas,
    allies,
    allyByCode,
    groups,
    guidelines,
    guidelinesOnShare,
    equipmentGuideline,
    editions,
    totalRows,
    vintagesOf,
    statusWords,
    definitions,
    bases,
    vintageDays,
    stillKnown,
    cellOf,
    statesByMeasure,
    yearsByMeasure,
    everKnown,
    knownOn,
    known,
    verdictOf,
    estimated,
    isRenamed,
    belongs,
    membersOf,
    standings,
    meetingIn,
    assessedIn,
    yearsKnown,
    isInForce,
    vintagesUntil,
  });
}
