'use strict';

/* How many members met the guideline in each year, one line per vintage. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** One count a year for each vintage day that was over on the day. */
  function countsByVintage(view) {
    const days =
      view.guideline.measure === 'equipment_share'
        ? [
            ...new Set(
              [...page.statesByMeasure.equipment_share.values()]
                .flat()
                .filter((state) => state.basis === view.basis)
                .map((state) => state.start),
            ),
          ]
            .sort()
            .filter((day) => day <= view.asOf)
        : page.vintagesUntil(view.basis, view.asOf);
    const distinct = days.map((day) => {
      const then = { ...view, asOf: day };
      return {
        day,
        counts: page.yearsKnown(then).map((year) => {
          const standing = page.standings(then, year);
          const names = page.meetingIn(standing).map((one) => one.ally.name);
          return {
            day,
            year,
            members: standing.length,
            assessed: page.assessedIn(standing).length,
            meeting: names.length,
            names,
          };
        }),
      };
    });
    return distinct.filter(
      (vintage, place) =>
        vintage.counts.length > 0 &&
        (place === 0 || countsAsText(vintage) !== countsAsText(distinct[place - 1])),
    );
  }

  const countsAsText = (vintage) => vintage.counts.map((one) => `${one.year}:${one.names}`).join(';');

  /** From where the axis starts: where the guideline does, or the first year that is known. */
  function firstYearShown(view) {
    const first = Math.min(...view.years);
    return Math.max(first, (view.guideline.from || first) - 6);
  }

  function countByVintage(view, colours) {
    const title = `How many met ${page.ruleInWords(view.guideline)}, year by year, one line per vintage`;
    const vintages = countsByVintage(view);
    const ofYear = vintages
      .map((vintage) => ({
        day: vintage.day,
        count: vintage.counts.find((one) => one.year === view.year),
      }))
      .filter((one) => one.count);
    const said = ofYear.map((one) => `${one.count.meeting} (${page.shortDay(one.day)})`);
    return {
      title,
      finding:
        said.length > 1
          ? `For ${view.year} the answer has been ${said.join(', then ')}.`
          : `For ${view.year} there is one answer so far: ${said[0]}.`,
      caption:
        'Each line is what one release, and what was then known besides, says of all years; ' +
        `the broad one is the newest on ${page.dayInWords(view.asOf)}. Releases that changed no verdict have no line ` +
        `of their own. On ${page.definitionOf(view.basis)}; members of each year alone.`,
      height: page.isNarrow() ? 340 : 420,
      option: vintagesOption(vintages, view, colours),
      name: `count-by-vintage-${view.basis}-${view.guideline.code}`,
      columns: [
        { label: 'Vintage', value: (row) => row.day },
        { label: 'Year', value: (row) => row.year, decimals: undefined },
        { label: 'Members', decimals: 0, value: (row) => row.members },
        { label: 'Assessed', decimals: 0, value: (row) => row.assessed },
        { label: 'Meeting', decimals: 0, value: (row) => row.meeting },
        { label: 'Who', value: (row) => row.names.join(', ') },
      ],
      rows: vintages.flatMap((vintage) => vintage.counts),
      states: [...page.statesByMeasure[view.guideline.measure].values()]
        .flat()
        .filter((state) => state.basis === view.basis && state.start <= view.asOf),
      full: () => page.judgedInFull(view, page.knownUntil, [page.ofCounted(view)]),
    };
  }

  /** From faint for the oldest to full for the newest. */
  function shade(place, count, colours) {
    return place === count - 1
      ? colours.meets
      : echarts.color.lerp(count === 2 ? 0 : place / (count - 2), [colours.old, colours.between]);
  }

  const dashes = ['dotted', 'dashed', [8, 3, 2, 3], [12, 3], [4, 2], [2, 2, 8, 2]];

  function vintagesOption(vintages, view, colours) {
    const first = firstYearShown(view);
    const lines = vintages.map((vintage, place) => {
      const isNewest = place === vintages.length - 1;
      const colour = shade(place, vintages.length, colours);
      const shown = vintage.counts.filter((one) => one.year >= first);
      return {
        type: 'line',
        name: vintage.day,
        z: isNewest ? 2 : 3 + place,
        data: shown.map((one, at) => ({
          value: [String(one.year), one.meeting],
          count: one,
          symbolSize: at === shown.length - 1 ? 10 : 6,
          label:
            at === shown.length - 1 ? vintageLabel(vintage.day, place, isNewest, colours) : { show: false },
        })),
        symbol: isNewest ? 'circle' : 'emptyCircle',
        showAllSymbol: true,
        lineStyle: {
          width: isNewest ? 6 : 2,
          color: colour,
          type: isNewest ? 'solid' : dashes[place % dashes.length],
        },
        itemStyle: { color: colour },
        emphasis: { focus: 'series' },
        markLine: isNewest ? yearMark(view.year, colours) : undefined,
      };
    });
    return {
      ...page.baseOption(colours),
      grid: { left: 8, right: 40, top: 34, bottom: 4, containLabel: true },
      tooltip: page.tooltipLook(colours, (item) =>
        page.tip(`${item.data.count.year}, as known on ${page.dayInWords(item.data.count.day)}`, [
          `${item.data.count.meeting} of ${item.data.count.members} members, ${item.data.count.assessed} assessed`,
          page.listed(item.data.count.names),
        ]),
      ),
      xAxis: page.yearAxis(colours, first, view.years[view.years.length - 1]),
      yAxis: { type: 'value', min: 0, minInterval: 1, name: 'members', ...page.axisLook(colours) },
      series: lines,
    };
  }

  /** The name of a vintage where its line ends; neighbours stand at different heights. */
  function vintageLabel(day, place, isNewest, colours) {
    return {
      show: true,
      position: isNewest ? 'left' : 'top',
      align: 'right',
      offset: isNewest ? [0, 0] : [10, 0],
      distance: isNewest ? 12 : 8 + 17 * (place % 3),
      formatter: page.shortDay(day),
      color: isNewest ? colours.meets : colours.text,
      fontWeight: isNewest ? 700 : 400,
      fontSize: 12,
      backgroundColor: colours.ground,
      padding: [1, 3],
    };
  }

  /** The year that is chosen, as a thin line. */
  function yearMark(year, colours) {
    return {
      symbol: 'none',
      silent: true,
      animation: false,
      data: [{ xAxis: String(year) }],
      lineStyle: { color: colours.quiet, type: 'dotted', width: 1 },
      label: { show: true, formatter: String(year), color: colours.quiet, position: 'end' },
    };
  }

  page.charts.push({ id: 'vintages', name: 'How many met it, one line per vintage', draw: countByVintage });
}
