'use strict';

/* The first estimate of a year against what became of it. */
{
  const page = (globalThis.page ??= { charts: [] });

  function revisionsOf(view) {
    return page
      .membersOf(view, view.year)
      .map((ally) => {
        const latest = page.known(view, ally.code, view.year);
        const first = page.everKnown(view.guideline.measure, view.basis, ally.code, view.year)[0];
        return (
          latest && {
            ally,
            first,
            latest,
            flipped: page.verdictOf(first, view.guideline) !== page.verdictOf(latest, view.guideline),
          }
        );
      })
      .filter(Boolean);
  }

  function slope(view, colours) {
    const title = `${view.year}: the first estimate and what became of it`;
    const revisions = revisionsOf(view);
    const revised = revisions.filter((one) => one.first !== one.latest);
    if (revised.length === 0) {
      return {
        title,
        nothing: `By ${page.dayInWords(view.asOf)} no figure for ${view.year} had been revised. Choose an earlier year or a later day.`,
      };
    }
    const flipped = revisions.filter((one) => one.flipped);
    const renamed = flipped.filter((one) => page.isRenamed(one.first, one.latest));
    return {
      title,
      finding:
        flipped.length > 0
          ? `${page.counted(flipped.length, 'verdict has', 'verdicts have')} changed since: ${page.listed(
              flipped.map(
                (one) =>
                  `${one.ally.name} (${page.percent(one.first.pct, view.guideline)}, then ${page.percent(one.latest.pct, view.guideline)})`,
              ),
            )}.${nameChange(renamed, flipped)}`
          : `${page.counted(revised.length, 'figure was', 'figures were')} revised, and no verdict changed.`,
      caption: `Strong and named: the verdict changed; grey: it did not. ${page.captionOf(
        view,
        revisions.map((one) => one.latest),
      )}`,
      height: slopeHeight(),
      option: slopeOption(revisions, view, colours),
      name: `revisions-of-${view.year}-${view.basis}-${view.guideline.code}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        { label: 'First, %', decimals: 4, value: (row) => row.first.pct },
        { label: 'Known since', value: (row) => row.first.start },
        { label: 'Latest, %', decimals: 4, value: (row) => row.latest.pct },
        { label: 'Latest since', value: (row) => row.latest.start },
        { label: 'Measure at first', value: (row) => row.first.edition.measureName },
        { label: 'Measure now', value: (row) => row.latest.edition.measureName },
        {
          label: 'Change, points',
          decimals: 4,
          value: (row) => Number((row.latest.pct - row.first.pct).toFixed(6)),
        },
        {
          label: 'Verdict at first',
          value: (row) => page.verdictWords[page.verdictOf(row.first, view.guideline)],
        },
        {
          label: 'Verdict now',
          value: (row) => page.verdictWords[page.verdictOf(row.latest, view.guideline)],
        },
      ],
      rows: revisions,
      trace: (row) => row.latest,
      states: revisions.flatMap((one) => [one.first, one.latest]),
      full: () => page.judgedInFull(view, page.knownUntil, [page.ofYear(view.year), page.ofCounted(view)]),
    };
  }

  /** A sentence where the publisher has given the measure another name in between. */
  function nameChange(renamed, flipped) {
    if (renamed.length === 0) return '';
    const { first, latest } = renamed[0];
    const which = renamed.length === flipped.length ? '' : ` for ${page.listed(renamed.map((one) => one.ally.name))}`;
    return ` Between the two, “${first.edition.measureName}” became “${latest.edition.measureName}”${which}.`;
  }

  /** Heights in pixels moved apart, so that texts at them do not touch; what each is to be moved by. */
  function movedApart(heights, room) {
    const order = heights
      .map((height, place) => ({ height, place }))
      .sort((one, other) => one.height - other.height);
    const moved = [];
    let below = -Infinity;
    for (const { height, place } of order) {
      below = Math.max(height, below + room);
      moved[place] = below - height;
    }
    const excess = order.length > 1 ? moved[order[order.length - 1].place] / 2 : 0;
    return moved.map((by) => by - excess);
  }

  const slopeHeight = () => (page.isNarrow() ? 440 : 480);

  function slopeOption(revisions, view, colours) {
    const flipped = revisions.filter((one) => one.flipped);
    const most = page.roundedRange(
      revisions.flatMap((one) => [one.first.pct, one.latest.pct, view.guideline.pct]),
      0.5,
    )[1];
    const heightOf = (pct) => (1 - pct / most) * (slopeHeight() - 56);
    const shifts = ['first', 'latest'].map((when) =>
      movedApart(
        flipped.map((one) => heightOf(one[when].pct)),
        16,
      ),
    );
    const line = (one) => {
      const colour = one.flipped ? colours[page.verdictOf(one.latest, view.guideline)] : colours.faint;
      return {
        type: 'line',
        z: one.flipped ? 5 : 2,
        data: [one.first, one.latest].map((state, place) => ({
          value: [place, state.pct],
          state,
          symbol: page.shapes[page.verdictOf(state, view.guideline)],
          label: {
            show: one.flipped,
            offset: [0, one.flipped ? shifts[place][flipped.indexOf(one)] : 0],
            position: place === 0 ? 'left' : 'right',
            color: colours.text,
            fontSize: page.isNarrow() ? 11 : 12,
            fontWeight: 600,
            formatter:
              place === 0
                ? page.percent(state.pct, view.guideline)
                : `${one.ally.name} ${page.percent(state.pct, view.guideline)}`,
          },
        })),
        symbolSize: one.flipped ? 10 : 5,
        lineStyle: { color: colour, width: one.flipped ? 3 : 1.5 },
        itemStyle: { color: one.flipped ? colour : colours.unassessed },
      };
    };
    return {
      ...page.baseOption(colours),
      grid: { left: page.isNarrow() ? 68 : 76, right: page.isNarrow() ? 158 : 190, top: 28, bottom: 28 },
      tooltip: page.tooltipLook(colours, (item) => page.tipOf(item.data.state, view.guideline)),
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 1,
        ...page.axisLook(colours),
        splitLine: { show: true, lineStyle: { color: colours.rule } },
        axisLabel: {
          color: colours.quiet,
          formatter: (place) => (place === 0 ? 'first estimate' : 'latest known'),
        },
      },
      yAxis: { type: 'value', min: 0, max: most, show: false },
      series: [
        ...revisions.map(line),
        {
          type: 'line',
          data: [],
          markLine: {
            ...page.guidelineMark(view.guideline, colours, 'insideMiddleTop'),
            data: [{ yAxis: view.guideline.pct }],
          },
        },
      ],
    };
  }

  page.charts.push({ id: 'revisions', name: 'First estimates and what became of them', draw: slope });

  Object.assign(page, { movedApart });
}
