'use strict';

/* A figure of the page: a finding, a chart, a caption and the table behind it. */
{
  const page = (globalThis.page ??= { charts: [] });

  const figuresOnPage = [];

  /**
   * Adds the figure of a chart, with the name that it goes by where nothing is known. It draws itself
   * for a view and gives title, finding, caption, option (of ECharts), height, of its table name,
   * columns, rows and trace, and for what is taken away states (the figures that it stands on), bases (the
   * chosen one if left out) and full (figures and query); or a title and nothing, a sentence that says why there is no chart.
   * One that ignoresGroup draws the whole alliance, whatever group is counted.
   */
  function addFigure({ id, name, draw, ignoresGroup = false }) {
    const parts = {
      title: page.element('h2', { id: `${id}-title` }, name),
      finding: page.element('p', { className: 'finding' }),
      chart: page.element('div', { className: 'chart', role: 'img' }),
      caption: page.element('p', { className: 'quiet caption' }),
      source: page.element('p', { className: 'quiet source' }),
      numbers: page.element('div'),
      takeaway: page.element('div'),
    };
    const details = ['Table', 'Take away'].map((label, place) =>
      page.element(
        'details',
        { className: ['numbers', 'takeaway'][place], ontoggle: () => showDetails(figure) },
        page.element('summary', null, label),
        [parts.numbers, parts.takeaway][place],
      ),
    );
    const section = page.element(
      'section',
      { id, className: 'figure' },
      parts.title,
      parts.finding,
      parts.chart,
      parts.caption,
      parts.source,
      ...details,
    );
    section.setAttribute('aria-labelledby', parts.title.id);
    document.getElementById('figures-shown').append(section);
    const figure = {
      id,
      name,
      draw,
      ignoresGroup,
      parts,
      details,
      section,
      chart: null,
      drawn: null,
      isInView: false,
      isStale: false,
    };
    figuresOnPage.push(figure);
    approaching.observe(section);
  }

  /** A chart, or the sentence in its place, which say what group they count; the name says that and the day. */
  function drawnFor(view, figure) {
    const drawn = figure.draw(view, page.look());
    const group = page.groupInWords(view);
    const text = drawn.nothing ? 'nothing' : 'caption';
    return {
      ...drawn,
      [text]: `${drawn[text]} ${group}`.trim(),
      name: [drawn.name, ...(group ? [view.group.code] : []), 'as-known', view.asOf].join('-'),
    };
  }

  function showFigure(figure, view) {
    const drawn = view.year
      ? drawnFor(view, figure)
      : { title: figure.name, nothing: `On ${page.dayInWords(view.asOf)} ${page.nothingInWords(view)}` };
    const { parts } = figure;
    figure.drawn = drawn;
    figure.view = view;
    parts.title.textContent = drawn.title;
    parts.finding.textContent = drawn.finding || drawn.nothing;
    parts.chart.hidden = Boolean(drawn.nothing);
    parts.chart.style.height = `${drawn.height || 0}px`;
    parts.caption.textContent = drawn.caption || '';
    parts.source.replaceChildren(
      ...(drawn.nothing || page.alone !== figure.id ? [] : [page.sourceLines(drawn, view)[1], ' ']),
      page.element('a', { href: page.address(), target: '_blank', rel: 'noopener' }, 'All charts'),
    );
    figure.section.hidden = Boolean(page.alone) && page.alone !== figure.id;
    for (const one of figure.details) one.hidden = Boolean(drawn.nothing);
    figure.isStale = !drawn.nothing;
    if (figure.isStale && (figure.isInView || isOnPaper())) showChart(figure);
    showDetails(figure);
  }

  const isOnPaper = () => document.documentElement.classList.contains('on-paper');

  /** Charts are drawn when they come near the window, so that the slider stays light. */
  const approaching = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const figure = figuresOnPage.find((one) => one.section === entry.target);
        figure.isInView = entry.isIntersecting;
        if (figure.isInView && figure.isStale) showChart(figure);
      }
    },
    { rootMargin: '300px' },
  );

  function showChart(figure) {
    figure.isStale = false;
    const { chart } = figure.parts;
    const { drawn } = figure;
    chart.setAttribute('aria-label', `${drawn.title}. ${drawn.finding} The table below has the figures.`);
    if (!figure.chart) {
      figure.chart = echarts.init(chart, null, {
        renderer: 'canvas',
        devicePixelRatio: Math.max(2, devicePixelRatio),
      });
      figure.chart.on('click', (event) => {
        if (event.data && event.data.state) page.openTrace(event.data.state);
      });
    }
    figure.chart.resize();
    figure.chart.setOption(drawn.option, { notMerge: true });
  }

  /** What nobody opened is not made. */
  function showDetails(figure) {
    if (!figure.drawn || figure.drawn.nothing) return;
    const [numbers, takeaway] = figure.details;
    if (numbers.open) page.fillTable(figure.parts.numbers, figure.drawn);
    if (takeaway.open) page.fillTakeaway(figure.parts.takeaway, figure);
  }

  Object.assign(page, { figuresOnPage, addFigure, showFigure });
}
