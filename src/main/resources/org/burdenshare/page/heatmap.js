'use strict';

/* Every ally and year at once. */
{
  const page = (globalThis.page ??= { charts: [] });

  function heatmap(view, colours) {
    const shown = page.allies.filter((ally) => view.years.some((year) => page.known(view, ally.code, year)));
    const meetsMost = [...shown]
      .map((ally) => {
        const verdicts = view.years
          .filter((year) => year >= ally.since)
          .map((year) => page.verdictOf(page.known(view, ally.code, year), view.guideline))
          .filter((verdict) => verdict !== 'unassessed');
        const count = verdicts.filter((verdict) => verdict === 'meets').length;
        return { ally, count, assessed: verdicts.length };
      })
      .sort((one, other) => other.count - one.count);
    const members = meetsMost.filter((one) => one.assessed > 0);
    const always = members.filter((one) => one.count === one.assessed).map((one) => one.ally.name);
    const never = members.filter((one) => one.count === 0).map((one) => one.ally.name);
    const order = [...meetsMost].reverse().map((one) => one.ally);
    const cells = order.flatMap((ally, row) =>
      view.years
        .map((year) => page.known(view, ally.code, year))
        .filter(Boolean)
        .map((state) => ({ state, row, isMember: ally.since <= state.year })),
    );
    return {
      title: `Every ally, every year: ${page.ruleInWords(view.guideline)}`,
      finding: `In every year of membership known, ${page.listed(always)} met it; in none, ${never.length > 12 ? `${never.length} allies` : page.listed(never)}.`,
      caption:
        'Blue with a dot meets it, orange without is below, the stronger the further from the line; ' +
        `pale: before membership, not counted. A slash: estimate. Blank: not assessed. ${page.captionOf(
          view,
          cells.filter((cell) => cell.state.year === view.year).map((cell) => cell.state),
        )}`,
      height: 40 + order.length * 19,
      option: heatmapOption(cells, order, view, colours),
      name: `all-years-${view.basis}-${view.guideline.code}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        ...[...view.years].reverse().map((year) => ({
          label: String(year),
          decimals: 2,
          value: (row) => {
            const state = page.known(view, row.ally.code, year);
            return state ? state.pct : null;
          },
        })),
      ],
      rows: [...order].reverse().map((ally) => ({ ally })),
      states: cells.map((cell) => cell.state),
      full: () => page.judgedInFull(view, page.knownOnDay),
    };
  }

  /** Nearly white at the line, full two thirds of the guideline away from it. */
  function heat(state, guideline, colours) {
    const away = Math.min(1, Math.abs(state.pct - guideline.pct) / (guideline.pct * 0.66));
    return echarts.color.lerp(0.25 + 0.75 * away, [
      colours.ground,
      page.verdictOf(state, guideline) === 'meets' ? colours.meets : colours.below,
    ]);
  }

  function heatmapOption(cells, order, view, colours) {
    const years = view.years;
    const width = document.getElementById('figures-shown').clientWidth - 130;
    const cell = [Math.max(2, width / years.length - 1), 17];
    const at = (one) => [years.indexOf(one.state.year), one.row];
    const marks = cells.filter((one) => page.verdictOf(one.state, view.guideline) === 'meets');
    return {
      ...page.baseOption(colours),
      grid: { left: 118, right: 4, top: 4, bottom: 26 },
      tooltip: page.tooltipLook(colours, (item) => page.tipOf(item.data.state, view.guideline)),
      xAxis: {
        type: 'category',
        data: years.map(String),
        ...page.axisLook(colours),
        splitLine: { show: false },
        axisLine: { show: false },
      },
      yAxis: {
        type: 'category',
        data: order.map((ally) => ally.name),
        ...page.axisLook(colours),
        splitLine: { show: false },
        axisLine: { show: false },
        axisLabel: { color: colours.text, fontSize: 12, interval: 0, fontFamily: colours.font },
      },
      series: [
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: cell,
          large: false,
          data: cells.map((one) => ({
            value: at(one),
            state: one.state,
            itemStyle: { color: heat(one.state, view.guideline, colours), opacity: one.isMember ? 1 : 0.3 },
          })),
        },
        {
          type: 'scatter',
          symbol: 'circle',
          symbolSize: Math.min(6, cell[0] - 1),
          silent: true,
          data: marks.map((one) => ({
            value: at(one),
            itemStyle: {
              color: colours.ground,
              borderColor: colours.text,
              borderWidth: 0.5,
              opacity: one.isMember ? 1 : 0.4,
            },
          })),
        },
        {
          type: 'scatter',
          symbol: 'path://M0 10 L10 0',
          symbolSize: [Math.min(10, cell[0]), 10],
          silent: true,
          data: cells
            .filter((one) => page.estimated(one.state))
            .map((one) => ({
              value: at(one),
              itemStyle: { color: 'none', borderColor: colours.text, borderWidth: 1, opacity: 0.6 },
            })),
        },
      ],
    };
  }

  page.charts.push({ id: 'all-years', name: 'Every ally, every year', draw: heatmap, ignoresGroup: true });
}
