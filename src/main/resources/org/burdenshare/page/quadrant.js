'use strict';

/* Two guidelines at once: 2 % of GDP, and 20 % of it on equipment. */

function equipped(view, year) {
  return membersOf(year)
    .map((ally) => {
      const share = knownOn(view.asOf, 'share_of_gdp', view.basis, ally.code, year);
      const equipment = knownOn(view.asOf, 'equipment_share', view.basis, ally.code, year);
      return share && equipment && { ally, share, equipment };
    })
    .filter(Boolean);
}

function quadrant(view, colours) {
  const guideline = shareGuideline(view);
  const title = `${ruleInWords(guideline)}, and ${equipmentGuideline.pct} % of it on equipment`;
  const year = [...(yearsByMeasure.equipment_share[view.basis] || [])]
    .reverse()
    .find((one) => one <= view.year && equipped(view, one).length > 0);
  if (!year) {
    return {
      title,
      nothing:
        `On ${dayInWords(view.asOf)} ` +
        `no shares of equipment were known on ${definitionOf(view.basis)} up to ${view.year}: not assessed.`,
    };
  }
  const rows = equipped(view, year).map((one) => ({
    ...one,
    onShare: verdictOf(one.share, guideline),
    onEquipment: verdictOf(one.equipment, equipmentGuideline),
  }));
  const both = rows.filter((one) => one.onShare === 'meets' && one.onEquipment === 'meets');
  const none = rows.filter((one) => one.onShare === 'below' && one.onEquipment === 'below');
  return {
    title: `${title}, ${year}`,
    finding:
      `${both.length} of ${rows.length} met both${both.length > 0 && both.length <= 12 ? ` (${listed(both.map((one) => one.ally.name))})` : ''}; ` +
      `${none.length === 0 ? 'nobody met neither' : `neither: ${listed(none.map((one) => one.ally.name))}`}.`,
    caption: `● both, ▲ ${guidelineInWords(guideline)} alone, ■ equipment alone, ◆ neither. ${captionOf(
      view,
      rows.map((one) => one.equipment),
    )}`,
    height: quadrantHeight(),
    option: quadrantOption(rows, guideline, colours),
    name: `two-guidelines-${view.basis}-${year}-as-known-${view.asOf}`,
    columns: [
      { label: 'Ally', value: (row) => row.ally.name },
      { label: '% of GDP', decimals: 4, value: (row) => row.share.pct },
      { label: guidelineInWords(guideline), value: (row) => verdictWords[row.onShare] },
      { label: '% on equipment', decimals: 4, value: (row) => row.equipment.pct },
      { label: guidelineInWords(equipmentGuideline), value: (row) => verdictWords[row.onEquipment] },
      { label: 'Status', value: (row) => statusWords[row.equipment.status] },
      { label: 'Edition', value: (row) => row.equipment.edition.id },
    ],
    rows,
    trace: (row) => row.equipment,
  };
}

const quadrantHeight = () => (isNarrow() ? 400 : 560);

function quadrantOption(rows, guideline, colours) {
  const kinds = {
    'meets meets': { symbol: 'circle', color: colours.meets },
    'meets below': { symbol: 'triangle', color: colours.between },
    'below meets': { symbol: 'rect', color: colours.unassessed },
    'below below': { symbol: 'diamond', color: colours.below },
  };
  const points = rows.map((row) => {
    const kind = kinds[`${row.onShare} ${row.onEquipment}`];
    return {
      value: [row.share.pct, row.equipment.pct],
      row,
      state: row.equipment,
      symbol: kind.symbol,
      name: row.ally.name,
      size: 11,
      important: false,
      itemStyle: { color: kind.color, borderColor: colours.ground, borderWidth: 1, opacity: 1 },
    };
  });
  const frame = frameOf(
    quadrantHeight(),
    roundedRange([guideline.pct, ...rows.map((row) => row.share.pct)], 0.5),
    roundedRange([equipmentGuideline.pct, ...rows.map((row) => row.equipment.pct)], 10),
  );
  const labels = placeNames(points, frame);
  const axis = (name, [from, to]) => ({
    type: 'value',
    min: from,
    max: to,
    name,
    nameLocation: 'middle',
    ...axisLook(colours),
    axisLabel: { ...axisLook(colours).axisLabel, formatter: '{value} %' },
    splitLine: { show: false },
  });
  return {
    ...baseOption(colours),
    grid: frame.grid,
    tooltip: tooltipLook(colours, (item) =>
      tip(`${item.data.row.ally.name} ${item.data.row.share.year}`, [
        `${percent(item.data.row.share.pct, guideline)} of GDP, ${verdictWords[item.data.row.onShare]}`,
        `${percent(item.data.row.equipment.pct, equipmentGuideline)} on equipment, ${verdictWords[item.data.row.onEquipment]}`,
      ]),
    ),
    xAxis: { ...axis('military expenditure, % of GDP', frame.x), nameGap: 28 },
    yAxis: { ...axis('of it on equipment, %', frame.y), nameGap: 44 },
    series: [
      {
        type: 'scatter',
        symbolSize: 12,
        z: 4,
        data: points.map((point) => ({ ...point, label: nameLabel(point, labels.get(point), colours) })),
        markLine: {
          ...guidelineMark(guideline, colours, 'end'),
          data: [
            { xAxis: guideline.pct },
            {
              yAxis: equipmentGuideline.pct,
              label: { formatter: `${equipmentGuideline.pct} %`, position: 'insideEndTop' },
            },
            ...leaders(labels, frame, colours),
          ],
        },
      },
    ],
  };
}
