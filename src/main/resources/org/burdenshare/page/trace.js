'use strict';

/* Where a figure comes from. */

function definitionList(entries) {
  return element(
    'dl',
    null,
    ...entries
      .filter(([, value]) => value)
      .flatMap(([term, value]) => [element('dt', null, term), element('dd', null, ...[].concat(value))]),
  );
}

function openTrace(state) {
  const ally = allyByCode.get(state.ally);
  const guidelinesOfMeasure = guidelines.filter((guideline) => guideline.measure === state.measure);
  document.getElementById('trace-title').textContent =
    `${ally.name} ${state.year}: ` +
    `${plainNumber(state.pct, 4)} % ${state.measure === 'share_of_gdp' ? 'of GDP' : 'on equipment'}`;
  document.getElementById('trace-body').replaceChildren(
    definitionList([
      [
        'Verdict',
        guidelinesOfMeasure.map((guideline) =>
          element(
            'div',
            null,
            `${guidelineInWords(guideline)}: ${verdictWords[verdictOf(state, guideline)]}` +
              `${isInForce(guideline, state.year) ? '' : ' (not in force that year)'}`,
          ),
        ),
      ],
      ['Definition', definitionOf(state.basis)],
      ['Status', `${state.status}, ${statusWords[state.status]}`],
      [
        'Known',
        `from ${dayInWords(state.start)} ${state.end === stillKnown ? 'to today' : `to ${dayInWords(state.end)}`}`,
      ],
      ['Military expenditure', figureInWords(cellOf(state.cells.numerator))],
      ['GDP', figureInWords(cellOf(state.cells.denominator))],
      ['As printed', figureInWords(cellOf(state.cells.published))],
      ['The share is', computedFrom(state)],
      ['Edition', citationOf(state.edition)],
      [
        'Edition of GDP',
        state.gdpEdition && state.gdpEdition !== state.edition ? citationOf(state.gdpEdition) : null,
      ],
      ['Earlier and later', historyOf(state)],
    ]),
  );
  const dialog = document.getElementById('trace');
  if (!dialog.open) dialog.showModal();
}

function computedFrom(state) {
  return state.measure === 'share_of_gdp' && state.gdpEdition
    ? 'the one over the other, judged on all digits'
    : 'the publisher’s own';
}

const unitsInWords = { XDC: 'national currency', USD: 'US$', PERCENT: '%' };

/** A figure with its unit, and where it stands. */
function figureInWords(cell) {
  if (!cell) return null;
  const money = cell.unit !== 'PERCENT';
  const known =
    cell.currency && cell.currency !== 'XXX' && cell.currency !== 'USD' ? ` (${cell.currency})` : '';
  const prices = money ? `, ${inPrices(cell.base)}` : '';
  return [
    element(
      'div',
      null,
      `${money ? plainNumber(cell.value, 0) : cell.value} ${unitsInWords[cell.unit]}${known}${prices}`,
    ),
    element('div', { className: 'quiet' }, placeInWords(cell)),
    cell.note ? element('div', { className: 'quiet' }, `Note of the publisher: ${cell.note}`) : null,
  ].filter(Boolean);
}

function placeInWords(cell) {
  return cell.sheet
    ? `File ${cell.file}, sheet ${cell.sheet}, cell ${cell.place}`
    : `File ${cell.file}, line ${cell.place}`;
}

const citationOf = (edition) => [
  element('div', null, edition.citation),
  element(
    'div',
    { className: 'quiet' },
    `File ${edition.file}, released ${dayInWords(edition.day)}. ${edition.licence}.`,
  ),
];

function historyOf(state) {
  return everKnown(state.measure, state.basis, state.ally, state.year).map((other) =>
    element(
      'div',
      { className: other === state ? 'current' : '' },
      `${other.start}: ${plainNumber(other.pct, 4)} % (${other.edition.publisher}, ${statusWords[other.status]})`,
    ),
  );
}
