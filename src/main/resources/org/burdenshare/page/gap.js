'use strict';

/* The preferred definition against the next. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** A guideline on the share of GDP: the chosen one, or the first where that is on equipment. */
  const shareGuideline = (view) =>
    view.guideline.measure === 'share_of_gdp' ? view.guideline : page.guidelinesOnShare[0];

  /** The two definitions, in the order in which they are preferred. */
  const compared = () => [...page.definitions.keys()].slice(0, 2);

  function pairsIn(view, year) {
    return page
      .membersOf(view, year)
      .map((ally) => {
        const [first, second] = compared().map((basis) =>
          page.knownOn(view.asOf, 'share_of_gdp', basis, ally.code, year),
        );
        return first && second && { ally, first, second };
      })
      .filter(Boolean);
  }

  /** The chosen year, or the latest before it of which both speak. */
  function yearOfBoth(view) {
    const years = page.yearsByMeasure.share_of_gdp[compared()[0]] || [];
    return [...years].reverse().find((year) => year <= view.year && pairsIn(view, year).length > 0);
  }

  function gap(view, colours) {
    const [first, second] = compared();
    const title = `${page.definitionOf(first)} against ${second}’s`;
    const year = yearOfBoth(view);
    if (!year) {
      return {
        title,
        nothing: `On ${page.dayInWords(view.asOf)} there was no year up to ${view.year} of which both ${first} and ${second} spoke.`,
      };
    }
    const guideline = shareGuideline(view);
    const pairs = pairsIn(view, year).map((pair) => ({
      ...pair,
      firstVerdict: page.verdictOf(pair.first, guideline),
      secondVerdict: page.verdictOf(pair.second, guideline),
    }));
    const firstAlone = pairs.filter((one) => one.firstVerdict === 'meets' && one.secondVerdict === 'below');
    const secondAlone = pairs.filter((one) => one.secondVerdict === 'meets' && one.firstVerdict === 'below');
    const names = (some) => page.listed(some.map((one) => one.ally.name));
    return {
      title: `${title}, ${year}`,
      finding:
        firstAlone.length + secondAlone.length === 0
          ? `Both give every ally the same verdict on ${page.guidelineInWords(guideline)}.`
          : `The verdict hangs on the definition for ${firstAlone.length + secondAlone.length} of ${pairs.length}: ${[
              firstAlone.length > 0 ? `${names(firstAlone)} on ${first}’s alone` : '',
              secondAlone.length > 0 ? `${names(secondAlone)} on ${second}’s alone` : '',
            ]
              .filter(Boolean)
              .join('; ')}.`,
      caption:
        `▲ meets ${page.guidelineInWords(guideline)} on ${page.definitionOf(first)} alone, ▼ on ${second}’s alone, ` +
        `● the same verdict on both. On the diagonal both give one share. ` +
        `As known on ${page.dayInWords(view.asOf)} (${page.editionsInWords(pairs.flatMap((one) => [one.first, one.second]))}).`,
      height: gapHeight(),
      option: gapOption(pairs, guideline, colours),
      name: `${first.toLowerCase()}-against-${second.toLowerCase()}-${guideline.code}-${year}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        { label: `${first}, % of GDP`, decimals: 4, value: (row) => row.first.pct },
        { label: `${second}, % of GDP`, decimals: 4, value: (row) => row.second.pct },
        {
          label: `${first} less ${second}, points`,
          decimals: 4,
          value: (row) => Number((row.first.pct - row.second.pct).toFixed(6)),
        },
        { label: `On ${first}’s`, value: (row) => page.verdictWords[row.firstVerdict] },
        { label: `On ${second}’s`, value: (row) => page.verdictWords[row.secondVerdict] },
        { label: `${first} status`, value: (row) => page.statusWords[row.first.status] },
        { label: `${second} status`, value: (row) => page.statusWords[row.second.status] },
        { label: `${second} edition`, value: (row) => row.second.edition.id },
      ],
      rows: pairs,
      trace: (row) => row.first,
      states: pairs.flatMap((pair) => [pair.first, pair.second]),
      bases: [first, second],
      full: () =>
        page.sharesInFull(
          guideline,
          page.onBases([first, second]),
          page.ofCounted(view),
          page.knownOnDay(view.asOf),
        ),
    };
  }

  const gapHeight = () => (page.isNarrow() ? 400 : 600);

  function gapOption(pairs, guideline, colours) {
    const [first, second] = compared();
    const [least, most] = page.roundedRange(
      [guideline.pct, ...pairs.flatMap((one) => [one.first.pct, one.second.pct])],
      0.5,
    );
    const dot = (one) => {
      const differs = one.firstVerdict !== one.secondVerdict;
      const firstAlone = differs && one.firstVerdict === 'meets';
      return {
        value: [one.first.pct, one.second.pct],
        state: one.first,
        pair: one,
        symbol: differs ? 'triangle' : 'circle',
        symbolRotate: differs && !firstAlone ? 180 : 0,
        symbolSize: differs ? 15 : 8,
        itemStyle: {
          color: differs ? (firstAlone ? colours.meets : colours.below) : colours.unassessed,
          borderColor: colours.ground,
          borderWidth: 1,
          opacity: 1,
        },
        name: one.ally.name,
        size: differs ? 13 : 11,
        important: differs,
      };
    };
    const axis = (name) => ({
      type: 'value',
      min: least,
      max: most,
      interval: 0.5,
      name,
      nameLocation: 'middle',
      ...page.axisLook(colours),
      axisLabel: { ...page.axisLook(colours).axisLabel, formatter: '{value} %' },
      splitLine: { show: false },
    });
    const points = pairs.map(dot);
    const frame = page.frameOf(gapHeight(), [least, most], [least, most]);
    const labels = page.placeNames(points, frame);
    return {
      ...page.baseOption(colours),
      grid: frame.grid,
      tooltip: page.tooltipLook(colours, (item) =>
        page.tip(item.data.pair.ally.name, [
          `${first} ${page.percent(item.data.pair.first.pct, guideline)}, ${page.verdictWords[item.data.pair.firstVerdict]}`,
          `${second} ${page.percent(item.data.pair.second.pct, guideline)}, ${page.verdictWords[item.data.pair.secondVerdict]}`,
        ]),
      ),
      xAxis: { ...axis(`${page.definitionOf(first)}, % of GDP`), nameGap: 28 },
      yAxis: { ...axis(`${page.definitionOf(second)}, % of GDP`), nameGap: 44 },
      series: [
        {
          type: 'scatter',
          z: 4,
          data: points.map((point) => ({
            ...point,
            label: page.nameLabel(point, labels.get(point), colours),
          })),
          markLine: {
            ...page.guidelineMark(guideline, colours, 'insideEndTop'),
            data: [
              { xAxis: guideline.pct },
              { yAxis: guideline.pct },
              [
                {
                  coord: [least, least],
                  lineStyle: { color: colours.rule, type: 'solid' },
                  label: { show: false },
                },
                { coord: [most, most] },
              ],
              ...page.leaders(labels, frame, colours),
            ],
          },
        },
      ],
    };
  }

  page.charts.push({ id: 'definitions', name: 'One definition against another', draw: gap });

  Object.assign(page, { shareGuideline });
}
