'use strict';

/* What a reader can take away from a chart: picture, figures, citation, query and the chart for other pages. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** The editions of spending and of GDP behind figures, each once, the newest first. */
  const sourcesOf = (states) =>
    [...new Set(states.flatMap((state) => [state.edition, state.gdpEdition]).filter(Boolean))].sort(
      (one, other) => other.day.localeCompare(one.day),
    );

  /** Where the figures of a chart come from and on what terms, by licence. */
  function sourcesInWords(drawn) {
    const byLicence = new Map();
    for (const edition of sourcesOf(drawn.states)) {
      byLicence.set(edition.licence, [...(byLicence.get(edition.licence) || []), edition]);
    }
    return [...byLicence]
      .map(([licence, editions]) => `${editions.map((edition) => edition.citation).join('; ')} (${licence})`)
      .join('; ');
  }

  const basesOf = (drawn, view) => drawn.bases || [view.basis];

  const publicationInWords = () =>
    `burdenshare, publication ${page.figures.publication.id}, ${page.dayInWords(page.figures.publication.day)}`;

  /** What stands below a chart that leaves the page: definitions, day, sources with their terms. */
  const sourceLines = (drawn, view) => [
    `${basesOf(drawn, view)
      .map((basis) => `${page.definitionOf(basis)}: ${page.definitions.get(basis)}.`)
      .join(' ')} As known on ${page.dayInWords(drawn.day || view.asOf)}.`,
    `Source: ${sourcesInWords(drawn)}.`,
    `Made by ${publicationInWords()}.`,
  ];

  const onTheWeb = location.protocol.startsWith('http');

  /** Where the page is; a page on a disk is nowhere for others. */
  const addressOfPage = () => (onTheWeb ? location.href.split('#')[0] : 'ADDRESS-OF-THIS-PAGE');

  const asBibTeX = (text) =>
    text
      .replaceAll(/[\\{}]/g, '')
      .replaceAll(/[&%$#_]/g, '\\$&')
      .replaceAll(/[~^]/g, ' ');

  /** How to cite a chart: as plain text, for BibTeX and as CSL-JSON. */
  function citationsOf({ drawn, view }) {
    const { publication } = page.figures;
    const [year, month, day] = publication.day.split('-').map(Number);
    const scope = [
      `On ${page.listed(basesOf(drawn, view).map(page.definitionOf))}, as known on ${page.dayInWords(drawn.day || view.asOf)}.`,
      page.groupInWords(view),
      `Figures: ${sourcesInWords(drawn)}.`,
    ]
      .filter(Boolean)
      .join(' ');
    const key = `burdenshare-${drawn.name}`.replaceAll(/[^A-Za-z0-9_.-]/g, '-');
    const url = `${addressOfPage()}${page.address(page.alone)}`;
    const csl = {
      id: key,
      type: 'dataset',
      title: drawn.title,
      author: [{ literal: 'burdenshare' }],
      issued: { 'date-parts': [[year, month, day]] },
      version: publication.id,
      note: scope,
      ...(onTheWeb ? { URL: url } : {}),
    };
    const fields = {
      author: '{burdenshare}',
      title: `{${asBibTeX(drawn.title)}}`,
      year: String(year),
      month: String(month),
      version: asBibTeX(publication.id),
      note: asBibTeX(scope),
      ...(onTheWeb ? { url } : {}),
    };
    return {
      'Plain text': `${publicationInWords()}: ${drawn.title}. ${scope}${onTheWeb ? ` ${url}` : ''}`,
      BibTeX: `@misc{${key},\n${Object.entries(fields)
        .map(([name, value]) => `  ${name} = {${value}}`)
        .join(',\n')}\n}`,
      'CSL-JSON': JSON.stringify([csl], null, 2),
    };
  }

  function frameOfPage({ id, drawn }) {
    const frame = page.element('iframe', { width: '100%', height: drawn.height + 320 });
    frame.setAttribute('title', drawn.title);
    frame.setAttribute('src', `${addressOfPage()}${page.address(id)}`);
    return frame.outerHTML;
  }

  const button = (label, onclick) => page.element('button', { type: 'button', onclick }, label);

  /** A text to copy, under its name. */
  const copied = ([name, text]) => {
    const block = page.element('pre', { tabIndex: 0, role: 'region', ariaLabel: name }, text);
    return page.element(
      'div',
      null,
      page.element(
        'p',
        { className: 'tools' },
        page.element('strong', null, name),
        button('Copy', () => page.copyText(text, block)),
      ),
      block,
    );
  };

  /** Fills the menu below a chart. */
  function fillTakeaway(target, figure) {
    const { drawn } = figure;
    const full = drawn.full();
    const rows = (count) => page.counted(page.plainNumber(count, 0), 'row', 'rows');
    const saveCsv = (suffix, columns, all) =>
      page.saveFile(`${drawn.name}${suffix}.csv`, 'text/csv', page.csvOf(columns, all));
    target.replaceChildren(
      page.element(
        'p',
        { className: 'tools' },
        button('SVG', () => page.saveFile(`${drawn.name}.svg`, 'image/svg+xml', page.pictureOf(figure).svg)),
        button('PNG', async () =>
          page.saveFile(`${drawn.name}.png`, 'image/png', await page.pixelsOf(page.pictureOf(figure))),
        ),
        button(`CSV as shown, ${rows(drawn.rows.length)}`, () => saveCsv('', drawn.columns, drawn.rows)),
        button(`CSV in full, ${rows(full.rows.length)}`, () => saveCsv('-in-full', full.columns, full.rows)),
      ),
      page.element('h3', null, 'Cite'),
      ...Object.entries(citationsOf(figure)).map(copied),
      page.element('h3', null, 'Query that gives the rows in full'),
      ...Object.entries({
        'jobs/sql': page.onTheCommandLine(full),
        DuckDB: page.inDuckDb(full),
        pandas: page.inPandas(full),
      }).map(copied),
      page.element('h3', null, 'Embed'),
      copied(['This chart alone, in another page', frameOfPage(figure)]),
    );
  }

  Object.assign(page, { sourcesOf, sourceLines, fillTakeaway });
}
