'use strict';

/* Where a figure comes from. */

function definitionList(entries) {
  return element('dl', null, ...entries.filter(([, value]) => value).flatMap(([term, value]) =>
    [element('dt', null, term), element('dd', null, ...[].concat(value))]));
}

function openTrace(state) {
  const ally = allyByCode.get(state.ally);
  const guidelinesOfMeasure = guidelines.filter((guideline) => guideline.measure === state.measure);
  document.getElementById('trace-title').textContent = `${ally.name} ${state.year}: `
    + `${plainNumber(state.pct, 4)} % ${state.measure === 'share_of_gdp' ? 'of GDP' : 'on equipment'}`;
  document.getElementById('trace-body').replaceChildren(definitionList([
    ['Verdict', guidelinesOfMeasure.map((guideline) =>
      element('div', null, `${guidelineInWords(guideline)}: ${verdictWords[verdictOf(state, guideline)]}`
        + `${isInForce(guideline, state.year) ? '' : ' (not in force that year)'}`))],
    ['Definition', definitionOf(state.basis)],
    ['Status', `${state.status}, ${statusWords[state.status]}`],
    ['Known', `from ${dayInWords(state.start)} ${state.end === stillKnown ? 'to today' : `to ${dayInWords(state.end)}`}`],
    ['Computed from', computedFrom(state)],
    ['As printed', state.published === null || state.published === undefined ? null : `${state.published} %`],
    ['Spending', citationOf(state.edition)],
    ['GDP', state.gdpEdition && state.gdpEdition !== state.edition ? citationOf(state.gdpEdition) : null],
    ['Earlier and later', historyOf(state)],
  ]));
  const dialog = document.getElementById('trace');
  if (!dialog.open) dialog.showModal();
}

function computedFrom(state) {
  if (state.measure !== 'share_of_gdp') return 'the share that the publisher prints';
  return state.gdpEdition ? 'military expenditure over GDP, in the same currency and prices' : 'the share that the publisher prints';
}

const citationOf = (edition) => [
  element('div', null, edition.citation),
  element('div', { className: 'quiet' }, `File ${edition.file}, released ${dayInWords(edition.day)}. ${edition.licence}.`),
];

function historyOf(state) {
  return everKnown(state.measure, state.basis, state.ally, state.year).map((other) =>
    element('div', { className: other === state ? 'current' : '' },
      `${other.start}: ${plainNumber(other.pct, 4)} % (${other.edition.publisher}, ${statusWords[other.status]})`));
}
