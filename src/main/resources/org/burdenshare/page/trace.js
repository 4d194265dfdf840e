'use strict';

/* Where a figure comes from. */
{
  const page = (globalThis.page ??= { charts: [] });

  function definitionList(entries) {
    return page.element(
      'dl',
      null,
      ...entries
        .filter(([, value]) => value)
        .flatMap(([term, value]) => [
          page.element('dt', null, term),
          page.element('dd', null, ...[].concat(value)),
        ]),
    );
  }

  function openTrace(state) {
    const ally = page.allyByCode.get(state.ally);
    const guidelinesOfMeasure = page.guidelines.filter((guideline) => guideline.measure === state.measure);
    document.getElementById('trace-title').textContent =
      `${ally.name} ${state.year}: ` +
      `${page.plainNumber(state.pct, 4)} % ${state.measure === 'share_of_gdp' ? 'of GDP' : 'on equipment'}`;
    document.getElementById('trace-body').replaceChildren(
      definitionList([
        [
          'Verdict',
          guidelinesOfMeasure.map((guideline) =>
            page.element(
              'div',
              null,
              `${page.guidelineInWords(guideline)}: ${page.verdictWords[page.verdictOf(state, guideline)]}` +
                `${page.isInForce(guideline, state.year) ? '' : ' (not in force that year)'}`,
            ),
          ),
        ],
        ['Later releases', outlookInWords(state.outlook)],
        ['Definition', page.definitionOf(state.basis)],
        ['Name of the measure', state.edition.measureName],
        ['Status', `${state.status}, ${page.statusWords[state.status]}`],
        [
          'Known',
          `from ${page.dayInWords(state.start)} ${state.end === page.stillKnown ? 'to today' : `to ${page.dayInWords(state.end)}`}`,
        ],
        ['Military expenditure', figureInWords(page.cellOf(state.cells.numerator))],
        ['GDP', figureInWords(page.cellOf(state.cells.denominator))],
        ['As printed', figureInWords(page.cellOf(state.cells.published))],
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

  /** Where later releases may well give another verdict, how likely they are to put the share at 2 % or more. */
  function nearTheLine(state) {
    const percent = Math.round((state.outlook ? state.outlook.meets_probability : 0) * 100);
    return percent > 0 && percent < 100 ? `${percent} % likely to be 2 % or more in later releases` : null;
  }

  /** That the publisher has given the measure another name since the figure before. */
  function renamedInWords(state) {
    const all = page.everKnown(state.measure, state.basis, state.ally, state.year);
    const before = all[all.indexOf(state) - 1];
    return before && page.isRenamed(before, state)
      ? `measured as “${state.edition.measureName}”, before as “${before.edition.measureName}”`
      : null;
  }

  /** Columns that say how sure a verdict is, why it changed, and what is measured. */
  const whyColumns = (stateOf) =>
    [
      {
        label: 'Likely 2 % or more later, %',
        decimals: 0,
        value: ({ outlook }) =>
          outlook && outlook.meets_probability !== null
            ? Number((outlook.meets_probability * 100).toFixed(1))
            : null,
      },
      { label: 'Why the verdict changed', value: (state) => state.change },
      { label: 'Measure', value: (state) => state.edition.measureName },
    ].map((column) => ({ ...column, value: (row) => (stateOf(row) ? column.value(stateOf(row)) : null) }));

  /** How likely the share is to meet 2 % in later releases, and where it will lie. */
  function outlookInWords(outlook) {
    if (!outlook || outlook.meets_probability === null) return null;
    return (
      `${page.plainNumber(outlook.meets_probability * 100, 0)} % likely to put it at 2 % or more, nine times in ten ` +
      `between ${page.plainNumber(outlook.low_pct, 2)} and ${page.plainNumber(outlook.high_pct, 2)} % (${outlook.rests_on})`
    );
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
    const prices = money ? `, ${page.inPrices(cell.base)}` : '';
    return [
      page.element(
        'div',
        null,
        `${money ? page.plainNumber(cell.value, 0) : cell.value} ${unitsInWords[cell.unit]}${known}${prices}`,
      ),
      page.element('div', { className: 'quiet' }, placeInWords(cell)),
      cell.note ? page.element('div', { className: 'quiet' }, `Note of the publisher: ${cell.note}`) : null,
    ].filter(Boolean);
  }

  function placeInWords(cell) {
    return cell.sheet
      ? `File ${cell.file}, sheet ${cell.sheet}, cell ${cell.place}`
      : `File ${cell.file}, line ${cell.place}`;
  }

  const citationOf = (edition) => [
    page.element('div', null, edition.citation),
    page.element(
      'div',
      { className: 'quiet' },
      `File ${edition.file}, released ${page.dayInWords(edition.day)}. ${edition.licence}.`,
    ),
  ];

  function historyOf(state) {
    return page
      .everKnown(state.measure, state.basis, state.ally, state.year)
      .map((other) =>
        page.element(
          'div',
          { className: other === state ? 'current' : '' },
          `${other.start}: ${page.plainNumber(other.pct, 4)} % (${other.edition.publisher}, ${page.statusWords[other.status]})` +
            (renamedInWords(other) ? `; ${renamedInWords(other)}` : ''),
          other.change ? page.element('div', { className: 'quiet' }, `${other.change}.`) : null,
        ),
      );
  }

  Object.assign(page, { openTrace, nearTheLine, renamedInWords, whyColumns });
}
