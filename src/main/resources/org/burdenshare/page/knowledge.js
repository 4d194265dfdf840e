'use strict';

/* What was known on which day: the figures of the page, and questions to them. A day is a text as
   2016-11-18, so that days compare as texts do. */

const figures = JSON.parse(document.getElementById('figures').textContent);

const allies = figures.allies.map(([code, name, since, assessed]) => ({ code, name, since, assessed }));
const allyByCode = new Map(allies.map((ally) => [ally.code, ally]));

const guidelines = figures.guidelines
  .map(([code, pct, measure, from]) => ({ code, pct, measure, from }))
  .sort((one, other) => one.measure.localeCompare(other.measure) * -1 || one.pct - other.pct);
const guidelinesOnShare = guidelines.filter((guideline) => guideline.measure === 'share_of_gdp');
const equipmentGuideline = guidelines.find((guideline) => guideline.measure === 'equipment_share');

const editions = figures.editions.map(([id, publisher, title, basis, file, citation, licence, day]) => ({
  id,
  publisher,
  title,
  basis,
  file,
  citation,
  licence,
  day,
}));

const bases = Object.keys(figures.vintages).sort();

/** The days on which a publisher's release changed what was known, on any definition. */
const vintageDays = [...new Set(bases.flatMap((basis) => figures.vintages[basis]))].sort();

const stillKnown = '9999-12-31';

/** A figure in its file; what it says, in which unit, and in which sheet and cell it stands. */
function cellOf(cell) {
  if (!cell) return null;
  const [value, unitPlace, sheetPlace, place, notePlace] = cell;
  const [unit, currency, base] = figures.units[unitPlace];
  const [file, sheet] = figures.sheets[sheetPlace];
  return {
    value,
    unit,
    currency,
    base,
    file,
    sheet,
    place,
    note: notePlace === undefined ? null : figures.notes[notePlace],
  };
}

function stateOf(basis, ally, row, measure) {
  const [
    year,
    start,
    end,
    pct,
    status,
    met,
    edition,
    gdpEdition,
    published,
    meetsPublished,
    milex,
    milexBase,
    numerator,
    denominator,
    print,
  ] = row;
  return {
    basis,
    ally,
    measure,
    year,
    pct,
    status,
    published,
    meetsPublished,
    milex,
    milexBase,
    cells: { numerator, denominator, published: print },
    start: figures.days[start],
    end: figures.days[end],
    met: met === null || met === undefined ? null : figures.guidelinesMet[met],
    edition: editions[edition],
    gdpEdition: gdpEdition === null || gdpEdition === undefined ? null : editions[gdpEdition],
  };
}

/** States of knowledge by basis, ally and year, the earliest first. */
function statesOf(rowsByBasis, measure) {
  const states = new Map();
  for (const [basis, byAlly] of Object.entries(rowsByBasis)) {
    for (const [ally, rows] of Object.entries(byAlly)) {
      for (const row of rows) {
        const key = `${basis} ${ally} ${row[0]}`;
        if (!states.has(key)) states.set(key, []);
        states.get(key).push(stateOf(basis, ally, row, measure));
      }
    }
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
          ...new Set([...states.values()].filter((all) => all[0].basis === basis).map((all) => all[0].year)),
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

/** The year of accession counts in full. */
const membersOf = (year) => allies.filter((ally) => ally.since <= year);

/** Every member of a year with what was known of it on the day, and the verdict. */
function standings(view, year) {
  return membersOf(year).map((ally) => {
    const state = known(view, ally.code, year);
    return { ally, state, verdict: verdictOf(state, view.guideline) };
  });
}

const meetingIn = (standing) => standing.filter((one) => one.verdict === 'meets');
const assessedIn = (standing) => standing.filter((one) => one.verdict !== 'unassessed');

/** The years of which something was known on the day of any member, the earliest first. */
function yearsKnown(view) {
  const years = yearsByMeasure[view.guideline.measure][view.basis] || [];
  return years.filter((year) => membersOf(year).some((ally) => known(view, ally.code, year)));
}

const isInForce = (guideline, year) => guideline.from !== null && year >= guideline.from;

/** The vintage days of a basis up to a day. */
const vintagesUntil = (basis, day) => figures.vintages[basis].filter((vintage) => vintage <= day);
