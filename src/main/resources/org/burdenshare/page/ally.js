'use strict';

/* Allies over the decades, with the years in which it crossed the line. */
{
  const page = (globalThis.page ??= { charts: [] });

  function pathOf(view, basis, ally) {
    const years = page.yearsByMeasure[view.guideline.measure][basis] || [];
    return years
      .map((year) => page.knownOn(view.asOf, view.guideline.measure, basis, ally.code, year))
      .filter(Boolean);
  }

  /** Whether two years compare like with like: both printed or both computed, in one edition over one GDP. */
  const areAlike = (before, state) =>
    !before.gdpEdition === !state.gdpEdition &&
    (before.gdpEdition === state.gdpEdition || before.edition !== state.edition);

  /** Whether the verdict changed, and that of the printed shares too where the two years are not alike. */
  function crosses(before, state, guideline) {
    const verdicts = [before, state].map((one) => page.verdictOf(one, guideline));
    const changedInPrint = [before, state].every(
      ({ published }, place) =>
        published !== null && published >= guideline.pct === (verdicts[place] === 'meets'),
    );
    return verdicts[0] !== verdicts[1] && (areAlike(before, state) || changedInPrint);
  }

  /** First years of another verdict, between years that follow each other: of a member, or of who never joined. */
  function crossingsOf(path, guideline) {
    return path
      .filter(
        (state, place) =>
          place > 0 &&
          state.year >= (page.allyByCode.get(state.ally).since ?? 0) &&
          path[place - 1].year === state.year - 1 &&
          crosses(path[place - 1], state, guideline),
      )
      .map((state) => ({ state, direction: page.verdictOf(state, guideline) === 'meets' ? 'up' : 'down' }));
  }

  /** What is said of one ally: the years in which it crossed the line. */
  function crossingsInWords(ally, path, crossings, guideline) {
    const years = (direction) =>
      crossings.filter((one) => one.direction === direction).map((one) => one.state.year);
    const [up, down] = [years('up'), years('down')];
    const last = path[path.length - 1];
    const crossed = [
      up.length > 0 ? `reached the line in ${page.listed(up)}` : '',
      down.length > 0 ? `fell below it in ${page.listed(down)}` : '',
    ]
      .filter(Boolean)
      .join(' and ');
    return (
      `${ally.name} ${crossed || `was ${page.verdictOf(last, guideline) === 'meets' ? 'above' : 'below'} the line in all years known`}; ` +
      `in ${last.year} it stood at ${page.percent(last.pct, guideline)}.`
    );
  }

  /** What is said of several: where each stood last. */
  const lastInWords = (paths, guideline) =>
    `${page.listed(
      paths
        .map((path) => path[path.length - 1])
        .sort((one, other) => other.pct - one.pct)
        .map(
          (last) =>
            `${page.allyByCode.get(last.ally).name} stood at ${page.percent(last.pct, guideline)} in ${last.year}`,
        ),
    )}.`;

  function allyOverTime(view, colours) {
    const names = view.allies.map((ally) => ally.name);
    const title = `${page.listed(names)} over time`;
    const paths = view.allies.map((ally) => pathOf(view, view.basis, ally)).filter((path) => path.length > 0);
    if (paths.length === 0) {
      return {
        title,
        nothing: `Nothing was known of ${page.listed(names)} on ${page.definitionOf(view.basis)} on ${page.dayInWords(view.asOf)}.`,
      };
    }
    const isOne = view.allies.length === 1;
    const [ally] = view.allies;
    const others = isOne
      ? page.bases.filter((basis) => basis !== view.basis).map((basis) => pathOf(view, basis, ally))
      : [];
    const rows = [...paths, ...others].flat();
    const bases = [...new Set(rows.map((row) => row.basis))];
    const neverJoined = view.allies.filter((one) => one.since === null).map((one) => one.name);
    const renamed = isOne ? renamedIn(paths[0]) : [];
    return {
      title,
      finding: isOne
        ? crossingsInWords(ally, paths[0], crossingsOf(paths[0], view.guideline), view.guideline)
        : lastInWords(paths, view.guideline),
      caption:
        `▲ reaches ${page.guidelineInWords(view.guideline)}, ▼ falls below; hollow points are estimates. ` +
        (isOne
          ? `Bold: ${view.basis}; thin and grey: ${page.listed(page.bases.filter((basis) => basis !== view.basis))}. `
          : '') +
        (isOne && ally.since > paths[0][0].year ? `Member since ${ally.since}. ` : '') +
        (neverJoined.length > 0 ? `Never a member, marked in all years: ${page.listed(neverJoined)}. ` : '') +
        renamed
          .map(
            ({ before, state }) =>
              `“${before.edition.measureName}” up to ${before.year}, “${state.edition.measureName}” from ${state.year}. `,
          )
          .join('') +
        page.captionOf(
          view,
          paths.map((path) => path[path.length - 1]),
        ),
      height: chartHeight(),
      option: allyOption(paths, others, renamed, view, colours),
      name: `${view.allies.map((one) => one.code).join('-')}-${view.basis}-${view.guideline.code}`,
      columns: [
        { label: 'Ally', value: (row) => page.allyByCode.get(row.ally).name },
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
        ...page.whyColumns((row) => row),
      ],
      rows,
      trace: (row) => row,
      states: rows,
      bases,
      full: () => page.judgedInFull(view, page.knownUntil, [page.ofAllies(view.allies)], bases),
    };
  }

  /** The years from which the publisher calls the measure otherwise than in the year before. */
  const renamedIn = (path) =>
    path
      .map((state, place) => ({ before: path[place - 1], state }))
      .filter(({ before, state }) => before && page.isRenamed(before, state));

  const chartHeight = () => (page.isNarrow() ? 320 : 380);

  /** Lines of several allies differ in colour and in dashes. */
  const lineLooks = (colours) => [
    { color: colours.meets, type: 'solid' },
    { color: colours.below, type: 'solid' },
    { color: colours.quiet, type: 'dashed' },
    { color: colours.between, type: 'dotted' },
    { color: colours.text, type: [8, 3, 2, 3] },
    { color: colours.below, type: 'dotted' },
  ];

  function allyOption(paths, others, renamed, view, colours) {
    const isOne = view.allies.length === 1;
    const point = (state) => ({
      value: [String(state.year), state.pct],
      state,
      symbol: page.estimated(state) ? 'emptyCircle' : 'circle',
    });
    const drawn = [...paths, ...others].flat().map((state) => state.year);
    const span = Math.max(...drawn) - Math.min(...drawn);
    const shares = [...paths, ...others].flat().map((state) => state.pct);
    const most = page.roundedRange([...shares, view.guideline.pct], Math.max(...shares) > 10 ? 10 : 1)[1];
    const lastHeights = paths.map((path) => (1 - path[path.length - 1].pct / most) * (chartHeight() - 54));
    const shifts = page.movedApart(lastHeights, 15);
    const line = (path, place) => {
      const look = lineLooks(colours)[place];
      const name = page.allyByCode.get(path[0].ally).name;
      return {
        type: 'line',
        name,
        symbolSize: 6,
        showAllSymbol: true,
        z: 5,
        data: withGaps(path, point),
        lineStyle: { ...look, width: 3 },
        itemStyle: { color: look.color },
        endLabel: {
          show: !isOne,
          formatter: name,
          color: colours.text,
          fontWeight: 600,
          distance: 10,
          offset: [0, shifts[place]],
        },
        markLine:
          place === 0
            ? {
                ...page.guidelineMark(view.guideline, colours, isOne ? 'end' : 'insideStartTop'),
                data: [{ yAxis: view.guideline.pct }, ...renamed.map((one) => nameMark(one, colours))],
              }
            : undefined,
      };
    };
    return {
      ...page.baseOption(colours),
      grid: {
        left: 8,
        right: isOne ? 36 : page.isNarrow() ? 116 : 130,
        top: 28,
        bottom: 4,
        containLabel: true,
      },
      tooltip: page.tooltipLook(colours, (item) => page.tipOf(item.data.state, view.guideline)),
      xAxis: page.yearAxis(colours, Math.min(...drawn), Math.max(...drawn)),
      yAxis: {
        type: 'value',
        min: 0,
        max: most,
        ...page.axisLook(colours),
        axisLabel: { ...page.axisLook(colours).axisLabel, formatter: '{value} %' },
      },
      series: [
        ...others.map((path) => ({
          type: 'line',
          symbol: 'circle',
          symbolSize: 4,
          showAllSymbol: true,
          data: withGaps(path, point),
          lineStyle: { color: colours.unassessed, width: 1.5, type: 'dashed' },
          itemStyle: { color: colours.unassessed },
        })),
        ...paths.map(line),
        ...paths.map((path, place) =>
          crossingMarks(
            crossingsOf(path, view.guideline),
            isOne ? span : 0,
            colours,
            isOne ? null : lineLooks(colours)[place].color,
          ),
        ),
      ],
    };
  }

  /** A thin line at the first year of another name of the measure. */
  const nameMark = ({ state }, colours) => ({
    xAxis: String(state.year),
    lineStyle: { color: colours.quiet, type: 'dotted', width: 1 },
    label: {
      formatter: `“${state.edition.measureName}”`,
      position: 'end',
      color: colours.quiet,
      fontWeight: 400,
      fontSize: 11,
    },
  });

  /** A year without a figure leaves a gap in the line. */
  function withGaps(path, point) {
    return path.flatMap((state, place) =>
      place > 0 && path[place - 1].year < state.year - 1
        ? [{ value: [String(state.year - 1), null] }, point(state)]
        : [point(state)],
    );
  }

  /** The crossings whose years are named: none too near to the one named before it; none without a span. */
  function namedCrossings(crossings, span) {
    if (span === 0) return [];
    const room = span / (page.isNarrow() ? 7 : 20);
    const named = [];
    for (const one of crossings) {
      const near = named.filter((other) => other.direction === one.direction).pop();
      if (!near || one.state.year - near.state.year >= room) named.push(one);
    }
    return named;
  }

  function crossingMarks(crossings, span, colours, colour) {
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
            color: colour || (direction === 'up' ? colours.meets : colours.below),
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

  page.charts.push({ id: 'over-time', name: 'Allies over time', draw: allyOverTime, ignoresGroup: true });

  Object.assign(page, { pathOf, crossingsOf });
}
