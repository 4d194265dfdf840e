'use strict';

/* Colours and shapes of the charts. Verdicts differ in shape as well as in colour. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** The colours that the style sheet has for screen, dark screen and print. */
  function look() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    return {
      text: colour('text'),
      quiet: colour('quiet'),
      rule: colour('rule'),
      ground: colour('ground'),
      meets: colour('meets'),
      below: colour('below'),
      unassessed: colour('unassessed'),
      accent: colour('accent'),
      faint: colour('faint'),
      old: colour('old'),
      between: colour('between'),
      font: getComputedStyle(document.body).fontFamily.replaceAll('"', "'"),
    };
  }

  const shapes = { meets: 'circle', below: 'diamond', unassessed: 'rect' };

  const hatching = (colours) => ({
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -Math.PI / 4,
    color: colours.ground,
  });

  const isNarrow = () => document.documentElement.clientWidth < 640;

  function axisLook(colours) {
    return {
      axisLabel: { color: colours.quiet, fontSize: 12, fontFamily: colours.font },
      axisLine: { lineStyle: { color: colours.rule } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colours.rule, width: 1 } },
      nameTextStyle: { color: colours.quiet, fontSize: 12 },
    };
  }

  /** Years from one to another, of which those that fit are named. */
  function yearAxis(colours, first, last) {
    const span = last - first;
    const step = [1, 2, 5, 10, 20].find((one) => span / one <= (isNarrow() ? 6 : 17));
    return {
      type: 'category',
      boundaryGap: false,
      ...axisLook(colours),
      splitLine: { show: false },
      data: Array.from({ length: span + 1 }, (_, place) => String(first + place)),
      axisLabel: {
        ...axisLook(colours).axisLabel,
        interval: (place) => (first + place) % step === 0,
      },
    };
  }

  /** A line of text each, built as elements, for names come from input files. */
  function tip(title, lines) {
    return page.element(
      'div',
      { className: 'tip' },
      page.element('strong', null, title),
      ...lines.filter(Boolean).map((line) => page.element('div', null, line)),
    );
  }

  function tooltipLook(colours, formatter) {
    return {
      trigger: 'item',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.rule,
      textStyle: { color: colours.text, fontSize: 13, fontFamily: colours.font },
      formatter,
    };
  }

  /** What a pointer learns of one ally and year. */
  function tipOf(state, guideline) {
    return tip(`${page.allyByCode.get(state.ally).name} ${state.year}`, [
      `${page.percent(state.pct, guideline)} ${state.measure === 'share_of_gdp' ? 'of GDP' : 'on equipment'}, ${page.verdictWords[page.verdictOf(state, guideline)]}`,
      `${page.statusWords[state.status]}; ${state.basis}’s definition`,
      `known since ${page.dayInWords(state.start)}: ${state.edition.publisher}`,
      page.nearTheLine(state),
      state.change ? `${state.change}.` : page.renamedInWords(state),
    ]);
  }

  function guidelineMark(guideline, colours, position) {
    return {
      symbol: 'none',
      silent: true,
      animation: false,
      lineStyle: { color: colours.text, type: 'dashed', width: 1.5 },
      label: {
        show: true,
        position: position || 'end',
        color: colours.text,
        fontSize: 12,
        fontWeight: 600,
        formatter: `${Number(guideline.pct)} %`,
      },
    };
  }

  function baseOption(colours) {
    return {
      animation: false,
      textStyle: { fontFamily: colours.font, color: colours.text },
      grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    };
  }

  Object.assign(page, {
    look,
    shapes,
    hatching,
    isNarrow,
    axisLook,
    yearAxis,
    tip,
    tooltipLook,
    tipOf,
    guidelineMark,
    baseOption,
  });
}
