'use strict';

/* The members of a year, ranked, with the guideline. */
{
  const page = (globalThis.page ??= { charts: [] });

  function ranked(view, colours) {
    const { guideline, year } = view;
    const title = `Who met ${page.ruleInWords(guideline)} in ${year}`;
    const standing = page.standings(view, year);
    const assessed = inOrder(page.assessedIn(standing), view);
    const missing = standing.filter((one) => one.verdict === 'unassessed');
    const order = [...assessed, ...missing];
    const meeting = page.meetingIn(standing);
    const closest = [...assessed].sort(
      (one, other) => Math.abs(one.state.pct - guideline.pct) - Math.abs(other.state.pct - guideline.pct),
    )[0];
    return {
      title,
      finding:
        `${meeting.length} of ${standing.length} members met it; nearest to the line was ` +
        `${closest.ally.name} with ${page.percent(closest.state.pct, guideline)}.`,
      caption:
        `${view.order === 'change' ? `Ordered by the change since ${year - 1}, in points as both years were known on the day. ` : ''}` +
        `● meets it, ◆ below${assessed.some((one) => page.estimated(one.state)) ? '; hatched: estimates' : ''}. ${page.unassessedInWords(standing)} ` +
        page.captionOf(
          view,
          assessed.map((one) => one.state),
        ),
      height: 48 + order.length * 22,
      option: rankedOption(order, view, colours),
      name: `ranked-${view.basis}-${guideline.code}-${year}`,
      columns: rankedColumns(view),
      rows: order,
      trace: (row) => row.state,
      states: assessed.map((one) => one.state),
      full: () => page.judgedInFull(view, page.knownOnDay, [page.ofCounted(view)]),
    };
  }

  /** Points since the year before, as both were known on the day; null where the measure has another name. */
  function changeOf(view, state) {
    const before = page.known(view, state.ally, state.year - 1);
    return before && !page.isRenamed(before, state) ? Number((state.pct - before.pct).toFixed(6)) : null;
  }

  function inOrder(assessed, view) {
    if (view.order === 'name') {
      return assessed.sort((one, other) => one.ally.name.localeCompare(other.ally.name));
    }
    const size = ({ state }) =>
      view.order === 'share' ? state.pct : (changeOf(view, state) ?? Number.NEGATIVE_INFINITY);
    return assessed.sort((one, other) => size(other) - size(one) || other.state.pct - one.state.pct);
  }

  function rankedColumns(view) {
    const { guideline } = view;
    const ofState = (read) => (row) => (row.state ? read(row.state) : null);
    return [
      { label: 'Ally', value: (row) => row.ally.name },
      {
        label: guideline.measure === 'share_of_gdp' ? '% of GDP' : '% on equipment',
        decimals: 4,
        value: ofState((state) => state.pct),
      },
      { label: 'As printed, %', decimals: 2, value: ofState((state) => state.published) },
      { label: `${guideline.pct} %`, value: (row) => page.verdictWords[row.verdict] },
      {
        label: 'Points from it',
        decimals: 4,
        value: ofState((state) => Number((state.pct - guideline.pct).toFixed(6))),
      },
      {
        label: 'Since the year before, points',
        decimals: 4,
        value: ofState((state) => changeOf(view, state)),
      },
      { label: 'Status', value: ofState((state) => page.statusWords[state.status]) },
      { label: 'Edition', value: ofState((state) => state.edition.id) },
      { label: 'Known since', value: ofState((state) => state.start) },
      ...page.whyColumns((row) => row.state),
    ];
  }

  function barLabel(state, view) {
    const share = page.percent(state.pct, view.guideline);
    const change = view.order === 'change' ? changeOf(view, state) : null;
    return change === null
      ? share
      : `${share} (${change < 0 ? '−' : '+'}${page.plainNumber(Math.abs(change), 2)})`;
  }

  function rankedOption(order, view, colours) {
    const bar = (one) => ({
      value: one.state ? one.state.pct : 0,
      state: one.state,
      itemStyle: {
        color: colours[one.verdict],
        decal: page.estimated(one.state) ? page.hatching(colours) : undefined,
      },
      label: { show: !one.state, formatter: 'not assessed', color: colours.quiet },
    });
    return {
      ...page.baseOption(colours),
      grid: { left: 14, right: view.order === 'change' ? 112 : 66, top: 24, bottom: 4, containLabel: true },
      tooltip: page.tooltipLook(colours, (item) =>
        item.data.state ? page.tipOf(item.data.state, view.guideline) : page.tip(item.name, ['not assessed']),
      ),
      xAxis: { type: 'value', min: 0, ...page.axisLook(colours), axisLabel: { show: false } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: order.map((one) => one.ally.name),
        ...page.axisLook(colours),
        axisLabel: { color: colours.text, fontSize: 13, fontFamily: colours.font },
        splitLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barWidth: 13,
          data: order.map(bar),
          label: { position: 'right', distance: 4, fontSize: 12 },
          markLine: {
            ...page.guidelineMark(view.guideline, colours, 'start'),
            data: [{ xAxis: view.guideline.pct }],
          },
        },
        {
          type: 'scatter',
          symbolSize: 11,
          silent: true,
          z: 6,
          data: order.map((one, place) =>
            one.state
              ? {
                  value: [one.state.pct, place],
                  symbol: page.shapes[one.verdict],
                  label: {
                    show: true,
                    position: 'right',
                    formatter: barLabel(one.state, view),
                    fontSize: 12,
                    color: colours.text,
                    backgroundColor: colours.ground,
                    padding: [1, 3],
                  },
                  itemStyle: {
                    color: colours[one.verdict],
                    borderColor: colours.ground,
                    borderWidth: 1.5,
                    opacity: 1,
                  },
                }
              : { value: [null, place] },
          ),
        },
      ],
    };
  }

  page.charts.push({ id: 'ranked', name: 'Who met it', draw: ranked });
}
