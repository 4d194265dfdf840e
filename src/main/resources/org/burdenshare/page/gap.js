'use strict';

/* NATO's definition against SIPRI's. */

/** A guideline on the share of GDP: the chosen one, or the first where that is on equipment. */
const shareGuideline = (view) =>
  view.guideline.measure === 'share_of_gdp' ? view.guideline : guidelinesOnShare[0];

function pairsIn(view, year) {
  return membersOf(year)
    .map((ally) => {
      const [nato, sipri] = ['NATO', 'SIPRI'].map((basis) =>
        knownOn(view.asOf, 'share_of_gdp', basis, ally.code, year),
      );
      return nato && sipri && { ally, nato, sipri };
    })
    .filter(Boolean);
}

/** The chosen year, or the latest before it of which both speak. */
function yearOfBoth(view) {
  const years = yearsByMeasure.share_of_gdp.NATO || [];
  return [...years].reverse().find((year) => year <= view.year && pairsIn(view, year).length > 0);
}

function gap(view, colours) {
  const title = 'NATO’s definition against SIPRI’s';
  const year = yearOfBoth(view);
  if (!year) {
    return {
      title,
      nothing: `On ${dayInWords(view.asOf)} there was no year up to ${view.year} of which both NATO and SIPRI spoke.`,
    };
  }
  const guideline = shareGuideline(view);
  const pairs = pairsIn(view, year).map((pair) => ({
    ...pair,
    natoVerdict: verdictOf(pair.nato, guideline),
    sipriVerdict: verdictOf(pair.sipri, guideline),
  }));
  const natoAlone = pairs.filter((one) => one.natoVerdict === 'meets' && one.sipriVerdict === 'below');
  const sipriAlone = pairs.filter((one) => one.sipriVerdict === 'meets' && one.natoVerdict === 'below');
  const names = (some) => listed(some.map((one) => one.ally.name));
  return {
    title: `${title}, ${year}`,
    finding:
      natoAlone.length + sipriAlone.length === 0
        ? `Both give every ally the same verdict on ${guidelineInWords(guideline)}.`
        : `The verdict hangs on the definition for ${natoAlone.length + sipriAlone.length} of ${pairs.length}: ${[
            natoAlone.length > 0 ? `${names(natoAlone)} on NATO’s alone` : '',
            sipriAlone.length > 0 ? `${names(sipriAlone)} on SIPRI’s alone` : '',
          ]
            .filter(Boolean)
            .join('; ')}.`,
    caption:
      `▲ meets ${guidelineInWords(guideline)} on NATO’s definition alone, ▼ on SIPRI’s alone, ` +
      `● the same verdict on both. On the diagonal both give one share. ` +
      `As known on ${dayInWords(view.asOf)} (${editionsInWords(pairs.flatMap((one) => [one.nato, one.sipri]))}).`,
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
      { label: 'On NATO’s', value: (row) => verdictWords[row.natoVerdict] },
      { label: 'On SIPRI’s', value: (row) => verdictWords[row.sipriVerdict] },
      { label: 'NATO status', value: (row) => statusWords[row.nato.status] },
      { label: 'SIPRI status', value: (row) => statusWords[row.sipri.status] },
      { label: 'SIPRI edition', value: (row) => row.sipri.edition.id },
    ],
    rows: pairs,
    trace: (row) => row.nato,
  };
}

const gapHeight = () => (isNarrow() ? 400 : 600);

function gapOption(pairs, guideline, colours) {
  const [least, most] = roundedRange(
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
    ...axisLook(colours),
    axisLabel: { ...axisLook(colours).axisLabel, formatter: '{value} %' },
    splitLine: { show: false },
  });
  const points = pairs.map(dot);
  const frame = frameOf(gapHeight(), [least, most], [least, most]);
  const labels = placeNames(points, frame);
  return {
    ...baseOption(colours),
    grid: frame.grid,
    tooltip: tooltipLook(colours, (item) =>
      tip(item.data.pair.ally.name, [
        `NATO ${percent(item.data.pair.nato.pct, guideline)}, ${verdictWords[item.data.pair.natoVerdict]}`,
        `SIPRI ${percent(item.data.pair.sipri.pct, guideline)}, ${verdictWords[item.data.pair.sipriVerdict]}`,
      ]),
    ),
    xAxis: { ...axis('NATO’s definition, % of GDP'), nameGap: 28 },
    yAxis: { ...axis('SIPRI’s definition, % of GDP'), nameGap: 44 },
    series: [
      {
        type: 'scatter',
        z: 4,
        data: points.map((point) => ({ ...point, label: nameLabel(point, labels.get(point), colours) })),
        markLine: {
          ...guidelineMark(guideline, colours, 'insideEndTop'),
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
            ...leaders(labels, frame, colours),
          ],
        },
      },
    ],
  };
}
