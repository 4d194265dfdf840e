'use strict';

/* Money: what the alliance spends, and what is missing to the guidelines. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** The totals of the newest edition that was out on the day. */
  function totalsKnown(view) {
    const out = page.totalRows.filter(
      (row) => row.edition.basis === view.basis && row.edition.day <= view.asOf,
    );
    const newest = out
      .map((row) => row.edition.day)
      .sort()
      .pop();
    return out.filter((row) => row.edition.day === newest);
  }

  function totals(view, colours) {
    const title = 'What the alliance spends, at constant prices';
    const rows = totalsKnown(view);
    if (rows.length === 0) {
      return {
        title,
        nothing:
          `By ${page.dayInWords(view.asOf)} no edition on ${page.definitionOf(view.basis)} ` +
          `gave every member’s spending at constant prices.`,
      };
    }
    const last = rows[rows.length - 1];
    const first = rows.find((row) => row.year >= last.year - 10);
    const grown = (last.europeAndCanada / first.europeAndCanada - 1) * 100;
    const share = (last.europeAndCanada / (last.europeAndCanada + last.unitedStates)) * 100;
    return {
      title,
      finding:
        `In ${last.year} Europe and Canada spent ${page.money(last.europeAndCanada)}, ` +
        `${page.plainNumber(share, 0)} % of the alliance’s ${page.money(last.europeAndCanada + last.unitedStates)}; ` +
        `since ${first.year} that is ${page.plainNumber(Math.abs(grown), 0)} % ${grown < 0 ? 'less' : 'more'}, accessions included.`,
      caption:
        `US$ at ${page.inPrices(last.base)}, members of each year. On ${page.definitionOf(view.basis)}, all from one edition, ` +
        `the newest out on ${page.dayInWords(view.asOf)}: ${last.edition.title} (${page.dayInWords(last.edition.day)}). ` +
        `The chosen year, guideline and group do not change this chart.`,
      height: page.isNarrow() ? 320 : 380,
      option: totalsOption(rows, colours),
      name: `totals-${view.basis}`,
      columns: [
        { label: 'Year', value: (row) => row.year },
        { label: 'United States, US$ million', decimals: 0, value: (row) => row.unitedStates },
        { label: 'Europe and Canada, US$ million', decimals: 0, value: (row) => row.europeAndCanada },
        {
          label: 'Together, US$ million',
          decimals: 0,
          value: (row) => Number((row.unitedStates + row.europeAndCanada).toFixed(3)),
        },
        { label: 'Prices of', value: (row) => row.base },
        { label: 'Edition', value: (row) => row.edition.id },
      ],
      rows,
      states: rows,
      full: () => page.totalsInFull(view),
    };
  }

  function totalsOption(rows, colours) {
    const line = (name, read, colour, symbol) => ({
      type: 'line',
      name,
      symbol,
      symbolSize: 7,
      showAllSymbol: true,
      data: rows.map((row) => ({ value: [String(row.year), read(row) / 1000], row })),
      lineStyle: { width: 3, color: colour },
      itemStyle: { color: colour },
      endLabel: {
        show: true,
        formatter: page.isNarrow() ? name.replace(' and ', '\nand ').replace('United ', 'United\n') : name,
        color: colours.text,
        fontWeight: 600,
        fontSize: 12,
        lineHeight: 15,
        distance: 8,
      },
    });
    return {
      ...page.baseOption(colours),
      grid: { left: 8, right: page.isNarrow() ? 92 : 150, top: 30, bottom: 4, containLabel: true },
      tooltip: page.tooltipLook(colours, (item) =>
        page.tip(`${item.seriesName} ${item.data.row.year}`, [
          `${page.money(item.data.value[1] * 1000)}, ${page.inPrices(item.data.row.base)}`,
        ]),
      ),
      xAxis: page.yearAxis(colours, rows[0].year, rows[rows.length - 1].year),
      yAxis: { type: 'value', min: 0, name: 'US$ billion', ...page.axisLook(colours) },
      series: [
        line('United States', (row) => row.unitedStates, colours.below, 'diamond'),
        line('Europe and Canada', (row) => row.europeAndCanada, colours.meets, 'circle'),
      ],
    };
  }

  /** Millions missing to a guideline: nothing where it is met. */
  function missingTo(guideline, state) {
    if (page.verdictOf(state, guideline) === 'meets') return 0;
    return state.milex * (guideline.pct / state.pct - 1);
  }

  /** Every member of a year with its share as known on a day. */
  const sharesOf = (view, day, year) =>
    page
      .membersOf(view, year)
      .map((ally) => ({ ally, state: page.knownOn(day, 'share_of_gdp', view.basis, ally.code, year) }));

  const hasMoney = (one) => Boolean(one.state) && page.ofSpending.holds(one.state);

  /** The chosen year or one of the two before, if its shares come with money, all in the same prices. */
  function yearWithMoney(view, day) {
    return [view.year, view.year - 1, view.year - 2].find((year) => {
      const prices = new Set(
        sharesOf(view, day, year)
          .filter(hasMoney)
          .map((one) => one.state.milexBase),
      );
      return prices.size === 1;
    });
  }

  /** The day of the reader, or the last vintage before it whose shares come with money. */
  function dayWithMoney(view) {
    return [view.asOf, ...page.vintagesUntil(view.basis, view.asOf).reverse()].find((day) =>
      yearWithMoney(view, day),
    );
  }

  function missingMoney(view, colours) {
    const title = `What is missing to ${page.listed(page.guidelinesOnShare.map(page.guidelineInWords))}`;
    const day = dayWithMoney(view);
    if (!day) {
      return {
        title,
        nothing: `By ${page.dayInWords(view.asOf)} no edition on ${page.definitionOf(view.basis)} gave spending in US$ up to ${view.year}.`,
      };
    }
    const year = yearWithMoney(view, day);
    const standing = sharesOf(view, day, year);
    const rows = standing
      .filter(hasMoney)
      .map((one) => ({
        ...one,
        missing: page.guidelinesOnShare.map((guideline) => missingTo(guideline, one.state)),
      }))
      .sort((one, other) => other.missing[other.missing.length - 1] - one.missing[one.missing.length - 1]);
    const base = rows[0].state.milexBase;
    const sums = page.guidelinesOnShare.map((guideline, place) =>
      rows.reduce((sum, row) => sum + row.missing[place], 0),
    );
    const without = standing
      .filter((one) => !rows.some((row) => row.ally === one.ally))
      .map((one) => one.ally.name);
    return {
      title: `${title}, ${year}`,
      finding:
        `${day === view.asOf ? '' : `The newest shares come without spending in US$; as known on ${page.dayInWords(day)}: `}${page.guidelinesOnShare.map((guideline, place) => `${page.money(sums[place])} to ${page.guidelineInWords(guideline)}`).join(', ')}; ` +
        `most of it ${page.listed(rows.slice(0, 3).map((row) => row.ally.name))}.`,
      caption:
        `${rows.some((row) => page.estimated(row.state)) ? 'Hatched: from estimates. ' : ''}` +
        `US$, ${page.inPrices(base)}. No spending known in US$: ${page.listed(without)}. ${page.captionOf(
          { ...view, asOf: day },
          rows.map((row) => row.state),
        )}`,
      height: 56 + rows.filter((row) => Math.max(...row.missing) > 0).length * 21,
      option: missingOption(
        rows.filter((row) => Math.max(...row.missing) > 0),
        colours,
      ),
      name: `missing-money-${view.basis}-${year}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        ...page.guidelinesOnShare.map((guideline, place) => ({
          label: `To ${page.guidelineInWords(guideline)}, US$ million`,
          decimals: 1,
          value: (row) => Number(row.missing[place].toFixed(1)),
        })),
        { label: 'Spending, US$ million', decimals: 1, value: (row) => row.state.milex },
        { label: '% of GDP', decimals: 4, value: (row) => row.state.pct },
        { label: 'Prices', value: (row) => page.inPrices(row.state.milexBase) },
        { label: 'Edition', value: (row) => row.state.edition.id },
      ],
      rows,
      trace: (row) => row.state,
      states: rows.map((row) => row.state),
      day,
      full: () => page.shortfallsInFull(view, day, page.guidelinesOnShare, missingTo),
    };
  }

  function missingOption(rows, colours) {
    const tones = [colours.below, colours.between, colours.old];
    return {
      ...page.baseOption(colours),
      grid: { left: 14, right: 60, top: 30, bottom: 4, containLabel: true },
      tooltip: page.tooltipLook(colours, (item) =>
        page.tip(
          item.name,
          page.guidelinesOnShare.map(
            (guideline, place) =>
              `${page.money(item.data.row.missing[place])} to ${page.guidelineInWords(guideline)}`,
          ),
        ),
      ),
      legend: {
        data: page.guidelinesOnShare.map((guideline) => `to ${page.guidelineInWords(guideline)}`),
        top: 0,
        left: 0,
        textStyle: { color: colours.text },
      },
      xAxis: {
        type: 'value',
        min: 0,
        ...page.axisLook(colours),
        axisLabel: { ...page.axisLook(colours).axisLabel, formatter: '${value} bn', hideOverlap: true },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.ally.name),
        ...page.axisLook(colours),
        axisLabel: { color: colours.text, fontSize: 13, fontFamily: colours.font },
        splitLine: { show: false },
      },
      series: page.guidelinesOnShare.map((guideline, place) => ({
        type: 'bar',
        stack: 'missing',
        barWidth: 13,
        name: `to ${page.guidelineInWords(guideline)}`,
        itemStyle: { color: tones[place % 3] },
        data: rows.map((row) => ({
          value: (row.missing[place] - (place === 0 ? 0 : row.missing[place - 1])) / 1000,
          row,
          state: row.state,
          itemStyle: {
            color: tones[place % 3],
            decal: page.estimated(row.state) ? page.hatching(colours) : undefined,
          },
          label: {
            show: place === page.guidelinesOnShare.length - 1,
            position: 'right',
            color: colours.text,
            fontSize: 12,
            formatter: page.money(row.missing[place]),
          },
        })),
      })),
    };
  }

  page.charts.push({ id: 'totals', name: 'What the alliance spends', draw: totals, ignoresGroup: true });
  page.charts.push({ id: 'missing', name: 'What is missing', draw: missingMoney });
}
