'use strict';

/* NATO's definition against SIPRI's. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** A guideline on the share of GDP: the chosen one, or the first where that is on equipment. */
  const shareGuideline = (view) =>
    view.guideline.measure === 'share_of_gdp' ? view.guideline : page.guidelinesOnShare[0];

  function pairsIn(view, year) {
    return page
      .membersOf(view, year)
      .map((ally) => {
        const [nato, sipri] = ['NATO', 'SIPRI'].map((basis) =>
          page.knownOn(view.asOf, 'share_of_gdp', basis, ally.code, year),
        );
        return nato && sipri && { ally, nato, sipri };
      })
      .filter(Boolean);
  }

  /** The chosen year, or the latest before it of which both speak. */
  function yearOfBoth(view) {
    const years = page.yearsByMeasure.share_of_gdp.NATO || [];
    return [...years].reverse().find((year) => year <= view.year && pairsIn(view, year).length > 0);
  }

  function gap(view, colours) {
    const title = 'NATO’s definition against SIPRI’s';
    const year = yearOfBoth(view);
    if (!year) {
      return {
        title,
        nothing: `On ${page.dayInWords(view.asOf)} there was no year up to ${view.year} of which both NATO and SIPRI spoke.`,
      };
    }
    const guideline = shareGuideline(view);
    const pairs = pairsIn(view, year).map((pair) => ({
      ...pair,
      natoVerdict: page.verdictOf(pair.nato, guideline),
      sipriVerdict: page.verdictOf(pair.sipri, guideline),
    }));
    const natoAlone = pairs.filter((one) => one.natoVerdict === 'meets' && one.sipriVerdict === 'below');
    const sipriAlone = pairs.filter((one) => one.sipriVerdict === 'meets' && one.natoVerdict === 'below');
    const names = (some) => page.listed(some.map((one) => one.ally.name));
    return {
      title: `${title}, ${year}`,
      finding:
        natoAlone.length + sipriAlone.length === 0
          ? `Both give every ally the same verdict on ${page.guidelineInWords(guideline)}.`
          : `The verdict hangs on the definition for ${natoAlone.length + sipriAlone.length} of ${pairs.length}: ${[
              natoAlone.length > 0 ? `${names(natoAlone)} on NATO’s alone` : '',
              sipriAlone.length > 0 ? `${names(sipriAlone)} on SIPRI’s alone` : '',
            ]
              .filter(Boolean)
              .join('; ')}.`,
      caption:
        `▲ meets ${page.guidelineInWords(guideline)} on NATO’s definition alone, ▼ on SIPRI’s alone, ` +
        `● the same verdict on both. On the diagonal both give one share. ` +
        `As known on ${page.dayInWords(view.asOf)} (${page.editionsInWords(pairs.flatMap((one) => [one.nato, one.sipri]))}).`,
      height: gapHeight(),
      option: gapOption(pairs, guideline, colours),
      name: `nato-against-sipri-${year}-as-known-${view.asOf}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        { label: 'NATO, % of GDP', decimals: 4, value: (row) => row.nato.pct },
        { label: 'SIPRI, % of GDP', decimals: 4, value: (row) => row.sipri.pct },
        {
          label: 'NATO less SIPRI, points',
          decimals: 4,
          value: (row) => Number((row.nato.pct - row.sipri.pct).toFixed(6)),
        },
        { label: 'On NATO’s', value: (row) => page.verdictWords[row.natoVerdict] },
        { label: 'On SIPRI’s', value: (row) => page.verdictWords[row.sipriVerdict] },
        { label: 'NATO status', value: (row) => page.statusWords[row.nato.status] },
        { label: 'SIPRI status', value: (row) => page.statusWords[row.sipri.status] },
        { label: 'SIPRI edition', value: (row) => row.sipri.edition.id },
      ],
      rows: pairs,
      trace: (row) => row.nato,
    };
  }

  const gapHeight = () => (page.isNarrow() ? 400 : 600);

  function gapOption(pairs, guideline, colours) {
    const [least, most] = page.roundedRange(
      [guideline.pct, ...pairs.flatMap((one) => [one.nato.pct, one.sipri.pct])],
      0.5,
    );
    const dot = (one) => {
      const differs = one.natoVerdict !== one.sipriVerdict;
      const natoAlone = differs && one.natoVerdict === 'meets';
      return {
        value: [one.nato.pct, one.sipri.pct],
        state: one.nato,
        pair: one,
        symbol: differs ? 'triangle' : 'circle',
        symbolRotate: differs && !natoAlone ? 180 : 0,
        symbolSize: differs ? 15 : 8,
        itemStyle: {
          color: differs ? (natoAlone ? colours.meets : colours.below) : colours.unassessed,
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
          `NATO ${page.percent(item.data.pair.nato.pct, guideline)}, ${page.verdictWords[item.data.pair.natoVerdict]}`,
          `SIPRI ${page.percent(item.data.pair.sipri.pct, guideline)}, ${page.verdictWords[item.data.pair.sipriVerdict]}`,
        ]),
      ),
      xAxis: { ...axis('NATO’s definition, % of GDP'), nameGap: 28 },
      yAxis: { ...axis('SIPRI’s definition, % of GDP'), nameGap: 44 },
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

  page.charts.push({ id: 'definitions', name: 'NATO’s definition against SIPRI’s', draw: gap });

  Object.assign(page, { shareGuideline });
}
