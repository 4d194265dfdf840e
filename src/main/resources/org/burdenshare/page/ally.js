'use strict';

/* One ally over the decades, with the years in which it crossed the line. */
{
  const page = (globalThis.page ??= { charts: [] });

  function pathOf(view, basis) {
    const years = page.yearsByMeasure[view.guideline.measure][basis] || [];
    return years
      .map((year) => page.knownOn(view.asOf, view.guideline.measure, basis, view.ally.code, year))
      .filter(Boolean);
  }

  /** A member's first years of another verdict, between years that follow each other. */
  function crossingsOf(path, guideline) {
    return path
      .filter(
        (state, place) =>
          place > 0 &&
          state.year >= page.allyByCode.get(state.ally).since &&
          path[place - 1].year === state.year - 1 &&
          page.verdictOf(path[place - 1], guideline) !== page.verdictOf(state, guideline),
      )
      .map((state) => ({ state, direction: page.verdictOf(state, guideline) === 'meets' ? 'up' : 'down' }));
  }

  function allyOverTime(view, colours) {
    const title = `${view.ally.name} over time`;
    const path = pathOf(view, view.basis);
    if (path.length === 0) {
      return {
        title,
        nothing: `Nothing was known of ${view.ally.name} on ${page.definitionOf(view.basis)} on ${page.dayInWords(view.asOf)}.`,
      };
    }
    const crossings = crossingsOf(path, view.guideline);
    const up = crossings.filter((one) => one.direction === 'up').map((one) => one.state.year);
    const down = crossings.filter((one) => one.direction === 'down').map((one) => one.state.year);
    const last = path[path.length - 1];
    const crossed = [
      up.length > 0 ? `reached the line in ${page.listed(up)}` : '',
      down.length > 0 ? `fell below it in ${page.listed(down)}` : '',
    ]
      .filter(Boolean)
      .join(' and ');
    return {
      title,
      finding:
        `${view.ally.name} ${crossed || `was ${page.verdictOf(last, view.guideline) === 'meets' ? 'above' : 'below'} the line in all years known`}; ` +
        `in ${last.year} it stood at ${page.percent(last.pct, view.guideline)}.`,
      caption:
        `▲ reaches ${page.guidelineInWords(view.guideline)}, ▼ falls below; hollow points are estimates. ` +
        `Bold: ${view.basis}; thin and grey: ${page.listed(page.bases.filter((basis) => basis !== view.basis))}. ` +
        `${view.ally.since > path[0].year ? `Member since ${view.ally.since}. ` : ''}` +
        page.captionOf(view, [last]),
      height: page.isNarrow() ? 320 : 380,
      option: allyOption(path, crossings, view, colours),
      name: `${view.ally.code}-${view.basis}-as-known-${view.asOf}`,
      columns: [
        { label: 'Year', value: (row) => row.year },
        { label: 'Definition', value: (row) => row.basis },
        {
          label: view.guideline.measure === 'share_of_gdp' ? '% of GDP' : '% on equipment',
          decimals: 4,
          value: (row) => row.pct,
        },
        {
          label: page.guidelineInWords(view.guideline),
          value: (row) => page.verdictWords[page.verdictOf(row, view.guideline)],
        },
        { label: 'Status', value: (row) => page.statusWords[row.status] },
        { label: 'Edition', value: (row) => row.edition.id },
        { label: 'Known since', value: (row) => row.start },
      ],
      rows: [
        ...path,
        ...page.bases.filter((basis) => basis !== view.basis).flatMap((basis) => pathOf(view, basis)),
      ],
      trace: (row) => row,
    };
  }

  function allyOption(path, crossings, view, colours) {
    const point = (state) => ({
      value: [String(state.year), state.pct],
      state,
      symbol: page.estimated(state) ? 'emptyCircle' : 'circle',
    });
    const others = page.bases
      .filter((basis) => basis !== view.basis)
      .map((basis) => ({
        type: 'line',
        symbol: 'circle',
        symbolSize: 4,
        showAllSymbol: true,
        data: withGaps(pathOf(view, basis), point),
        lineStyle: { color: colours.unassessed, width: 1.5, type: 'dashed' },
        itemStyle: { color: colours.unassessed },
      }));
    const drawn = page.bases.flatMap((basis) => pathOf(view, basis)).map((state) => state.year);
    return {
      ...page.baseOption(colours),
      grid: { left: 8, right: 36, top: 28, bottom: 4, containLabel: true },
      tooltip: page.tooltipLook(colours, (item) => page.tipOf(item.data.state, view.guideline)),
      xAxis: page.yearAxis(colours, Math.min(...drawn), Math.max(...drawn)),
      yAxis: {
        type: 'value',
        min: 0,
        ...page.axisLook(colours),
        axisLabel: { ...page.axisLook(colours).axisLabel, formatter: '{value} %' },
      },
      series: [
        ...others,
        {
          type: 'line',
          symbolSize: 6,
          showAllSymbol: true,
          z: 5,
          data: withGaps(path, point),
          lineStyle: { color: colours.meets, width: 3 },
          itemStyle: { color: colours.meets },
          markLine: {
            ...page.guidelineMark(view.guideline, colours, 'end'),
            data: [{ yAxis: view.guideline.pct }],
          },
        },
        crossingMarks(crossings, Math.max(...drawn) - Math.min(...drawn), colours),
      ],
    };
  }

  /** A year without a figure leaves a gap in the line. */
  function withGaps(path, point) {
    return path.flatMap((state, place) =>
      place > 0 && path[place - 1].year < state.year - 1
        ? [{ value: [String(state.year - 1), null] }, point(state)]
        : [point(state)],
    );
  }

  /** The crossings whose years are named: none too near to the one named before it. */
  function namedCrossings(crossings, span) {
    const room = span / (page.isNarrow() ? 7 : 20);
    const named = [];
    for (const one of crossings) {
      const near = named.filter((other) => other.direction === one.direction).pop();
      if (!near || one.state.year - near.state.year >= room) named.push(one);
    }
    return named;
  }

  function crossingMarks(crossings, span, colours) {
    const named = namedCrossings(crossings, span);
    return {
      type: 'scatter',
      z: 6,
      symbol: 'triangle',
      symbolSize: 14,
      data: crossings
        .map((crossing) => ({ crossing, ...crossing }))
        .map(({ crossing, state, direction }) => ({
          value: [String(state.year), state.pct],
          state,
          symbolRotate: direction === 'up' ? 0 : 180,
          itemStyle: {
            color: direction === 'up' ? colours.meets : colours.below,
            borderColor: colours.ground,
            borderWidth: 1.5,
            opacity: 1,
          },
          label: {
            show: named.includes(crossing),
            formatter: String(state.year),
            position: direction === 'up' ? 'top' : 'bottom',
            color: colours.text,
            fontWeight: 600,
          },
        })),
    };
  }

  page.charts.push({ id: 'over-time', name: 'One ally over time', draw: allyOverTime });

  Object.assign(page, { pathOf, crossingsOf });
}
