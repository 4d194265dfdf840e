'use strict';

/* Two guidelines at once: 2 % of GDP, and 20 % of it on equipment. */
{
  const page = (globalThis.page ??= { charts: [] });

  function equipped(view, year) {
    return page
      .membersOf(view, year)
      .map((ally) => {
        const share = page.knownOn(view.asOf, 'share_of_gdp', view.basis, ally.code, year);
        const equipment = page.knownOn(view.asOf, 'equipment_share', view.basis, ally.code, year);
        return share && equipment && { ally, share, equipment };
      })
      .filter(Boolean);
  }

  function quadrant(view, colours) {
    const guideline = page.shareGuideline(view);
    const title = `${page.ruleInWords(guideline)}, and ${page.equipmentGuideline.pct} % of it on equipment`;
    const year = [...(page.yearsByMeasure.equipment_share[view.basis] || [])]
      .reverse()
      .find((one) => one <= view.year && equipped(view, one).length > 0);
    if (!year) {
      return {
        title,
        nothing:
          `On ${page.dayInWords(view.asOf)} ` +
          `no shares of equipment were known on ${page.definitionOf(view.basis)} up to ${view.year}: not assessed.`,
      };
    }
    const rows = equipped(view, year).map((one) => ({
      ...one,
      onShare: page.verdictOf(one.share, guideline),
      onEquipment: page.verdictOf(one.equipment, page.equipmentGuideline),
    }));
    const both = rows.filter((one) => one.onShare === 'meets' && one.onEquipment === 'meets');
    const none = rows.filter((one) => one.onShare === 'below' && one.onEquipment === 'below');
    return {
      title: `${title}, ${year}`,
      finding:
        `${both.length} of ${rows.length} met both${both.length > 0 && both.length <= 12 ? ` (${page.listed(both.map((one) => one.ally.name))})` : ''}; ` +
        `${none.length === 0 ? 'nobody met neither' : `neither: ${page.listed(none.map((one) => one.ally.name))}`}.`,
      caption: `● both, ▲ ${page.guidelineInWords(guideline)} alone, ■ equipment alone, ◆ neither. ${page.captionOf(
        view,
        rows.map((one) => one.equipment),
      )}`,
      height: quadrantHeight(),
      option: quadrantOption(rows, guideline, colours),
      name: `two-guidelines-${view.basis}-${guideline.code}-${year}`,
      columns: [
        { label: 'Ally', value: (row) => row.ally.name },
        { label: '% of GDP', decimals: 4, value: (row) => row.share.pct },
        { label: page.guidelineInWords(guideline), value: (row) => page.verdictWords[row.onShare] },
        { label: '% on equipment', decimals: 4, value: (row) => row.equipment.pct },
        {
          label: page.guidelineInWords(page.equipmentGuideline),
          value: (row) => page.verdictWords[row.onEquipment],
        },
        { label: 'Status', value: (row) => page.statusWords[row.equipment.status] },
        { label: 'Edition', value: (row) => row.equipment.edition.id },
      ],
      rows,
      trace: (row) => row.equipment,
      states: rows.flatMap((row) => [row.share, row.equipment]),
      full: () => page.bothSharesInFull(view),
    };
  }

  const quadrantHeight = () => (page.isNarrow() ? 400 : 560);

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
    const frame = page.frameOf(
      quadrantHeight(),
      page.roundedRange([guideline.pct, ...rows.map((row) => row.share.pct)], 0.5),
      page.roundedRange([page.equipmentGuideline.pct, ...rows.map((row) => row.equipment.pct)], 10),
    );
    const labels = page.placeNames(points, frame);
    const axis = (name, [from, to]) => ({
      type: 'value',
      min: from,
      max: to,
      name,
      nameLocation: 'middle',
      ...page.axisLook(colours),
      axisLabel: { ...page.axisLook(colours).axisLabel, formatter: '{value} %' },
      splitLine: { show: false },
    });
    return {
      ...page.baseOption(colours),
      grid: frame.grid,
      tooltip: page.tooltipLook(colours, (item) =>
        page.tip(`${item.data.row.ally.name} ${item.data.row.share.year}`, [
          `${page.percent(item.data.row.share.pct, guideline)} of GDP, ${page.verdictWords[item.data.row.onShare]}`,
          `${page.percent(item.data.row.equipment.pct, page.equipmentGuideline)} on equipment, ${page.verdictWords[item.data.row.onEquipment]}`,
        ]),
      ),
      xAxis: { ...axis('military expenditure, % of GDP', frame.x), nameGap: 28 },
      yAxis: { ...axis('of it on equipment, %', frame.y), nameGap: 44 },
      series: [
        {
          type: 'scatter',
          symbolSize: 12,
          z: 4,
          data: points.map((point) => ({
            ...point,
            label: page.nameLabel(point, labels.get(point), colours),
          })),
          markLine: {
            ...page.guidelineMark(guideline, colours, 'end'),
            data: [
              { xAxis: guideline.pct },
              {
                yAxis: page.equipmentGuideline.pct,
                label: { formatter: `${page.equipmentGuideline.pct} %`, position: 'insideEndTop' },
              },
              ...page.leaders(labels, frame, colours),
            ],
          },
        },
      ],
    };
  }

  page.charts.push({ id: 'equipment', name: 'Two guidelines at once', draw: quadrant });
}
