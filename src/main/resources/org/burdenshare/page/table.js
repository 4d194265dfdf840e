'use strict';

/* A table below a chart: sortable, to be copied and to be saved as CSV. A column has a label, a value
   of a row, and decimals where it is a number. */
{
  const page = (globalThis.page ??= { charts: [] });

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [property, value] of Object.entries(properties || {})) {
      if (value === undefined) continue;
      if (property in made) made[property] = value;
      else made.setAttribute(property, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  const isNumber = (value) => typeof value === 'number';

  function cellText(value, decimals) {
    if (value === null || value === undefined) return '';
    return isNumber(value) && decimals !== undefined ? page.plainNumber(value, decimals) : String(value);
  }

  function compared(one, other) {
    const missing = (value) => value === null || value === undefined || value === '';
    if (missing(one) || missing(other)) return missing(one) - missing(other);
    return isNumber(one) && isNumber(other) ? one - other : String(one).localeCompare(String(other));
  }

  function sorted(rows, column, descending) {
    const missingLast = (row) => compared(column.value(row), null) !== 0;
    const present = rows.filter(missingLast);
    const absent = rows.filter((row) => !missingLast(row));
    present.sort((one, other) => compared(column.value(one), column.value(other)) * (descending ? -1 : 1));
    return [...present, ...absent];
  }

  /** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
  function csvCell(value) {
    if (value === null || value === undefined) return '';
    const text = !isNumber(value) && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function csvOf(columns, rows) {
    return (
      [
        columns.map((column) => csvCell(column.label)),
        ...rows.map((row) => columns.map((column) => csvCell(column.value(row)))),
      ]
        .map((cells) => cells.join(','))
        .join('\r\n') + '\r\n'
    );
  }

  function tabbed(columns, rows) {
    const plain = (value) => cellText(value).replaceAll(/[\t\r\n]+/g, ' ');
    return [
      columns.map((column) => column.label),
      ...rows.map((row) => columns.map((column) => plain(column.value(row)))),
    ]
      .map((cells) => cells.join('\t'))
      .join('\n');
  }

  function say(sentence) {
    document.getElementById('said').textContent = sentence;
  }

  function saveFile(name, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    element('a', { href: address, download: name }).click();
    URL.revokeObjectURL(address);
    say(`${name} is saved.`);
  }

  /** Where the browser keeps the clipboard to itself, what shows the text is selected instead. */
  function copyText(text, shown) {
    const select = () => {
      getSelection().selectAllChildren(shown);
      say('The text is selected; copy it with the keyboard.');
    };
    if (!navigator.clipboard) {
      select();
      return;
    }
    navigator.clipboard.writeText(text).then(() => say('It is copied.'), select);
  }

  function headerCell(column, order, sortBy) {
    const isSorted = order.column === column;
    const mark = isSorted ? (order.descending ? ' ▼' : ' ▲') : '';
    return element(
      'th',
      {
        scope: 'col',
        className: column.decimals === undefined ? '' : 'number',
        ariaSort: isSorted ? (order.descending ? 'descending' : 'ascending') : 'none',
      },
      element('button', { type: 'button', onclick: () => sortBy(column) }, column.label + mark),
    );
  }

  function bodyRow(columns, row, trace) {
    const cells = columns.map((column, place) =>
      element(
        place === 0 ? 'th' : 'td',
        {
          scope: place === 0 ? 'row' : undefined,
          className:
            column.decimals !== undefined ? 'number' : cellText(column.value(row)).length > 60 ? 'long' : '',
        },
        cellText(column.value(row), column.decimals),
      ),
    );
    if (trace) {
      const state = trace(row);
      cells.push(
        element(
          'td',
          null,
          state
            ? element(
                'button',
                {
                  type: 'button',
                  className: 'where',
                  ariaLabel: `Where from: ${page.allyByCode.get(state.ally).name} ${state.year}`,
                  onclick: () => page.openTrace(state),
                },
                'where from',
              )
            : null,
        ),
      );
    }
    return element('tr', null, ...cells);
  }

  /** Fills an element with a table and its buttons; trace gives the figure that a row stands on. */
  function fillTable(target, { name, title, columns, rows, trace }) {
    const order =
      target.order && columns.some((column) => column.label === target.order.label)
        ? {
            column: columns.find((column) => column.label === target.order.label),
            descending: target.order.descending,
          }
        : { column: null, descending: false };
    const inOrder = order.column ? sorted(rows, order.column, order.descending) : rows;
    const sortBy = (column) => {
      target.order = {
        label: column.label,
        descending: order.column === column ? !order.descending : column.decimals !== undefined,
      };
      fillTable(target, { name, title, columns, rows, trace });
      target.querySelector('[aria-sort$="cending"] button').focus();
    };
    const head = columns.map((column) => headerCell(column, order, sortBy));
    if (trace) head.push(element('th', { scope: 'col' }, 'Source'));
    const table = element(
      'table',
      null,
      element('caption', { className: 'visually-hidden' }, title),
      element('thead', null, element('tr', null, ...head)),
      element('tbody', null, ...inOrder.map((row) => bodyRow(columns, row, trace))),
    );
    target.replaceChildren(
      element(
        'p',
        { className: 'tools' },
        element(
          'button',
          { type: 'button', onclick: () => copyText(tabbed(columns, inOrder), table) },
          'Copy',
        ),
        element(
          'button',
          {
            type: 'button',
            onclick: () => saveFile(`${name}.csv`, 'text/csv', csvOf(columns, inOrder)),
          },
          'Save as CSV',
        ),
      ),
      element(
        'div',
        { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: `Table: ${title}` },
        table,
      ),
    );
  }

  Object.assign(page, { element, csvOf, saveFile, copyText, fillTable });
}
