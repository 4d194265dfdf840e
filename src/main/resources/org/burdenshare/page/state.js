'use strict';

/* What the reader chose. It stands behind the # of the address, so that an address says it again. */
{
  const page = (globalThis.page ??= { charts: [] });

  /** The day on which the press wrote "only five of 28". */
  const dayOfThePress = '2016-11-18';

  const defaults = {
    get asof() {
      return page.figures.publication.asOf;
    },
    get basis() {
      return page.bases[0];
    },
    guideline: 'GDP_2',
    year: 'latest',
    ally: 'POL',
    order: 'share',
    group: 'NATO',
  };

  /** No more lines than colours and dashes tell apart. */
  const mostAllies = 6;

  /** Browsers take 30 February for 1 March. */
  const isADay = (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);

  const allowed = {
    asof: isADay,
    basis: (text) => page.bases.includes(text),
    guideline: (text) => page.guidelines.some((guideline) => guideline.code === text),
    year: (text) => text === 'latest' || /^\d{4}$/.test(text),
    ally: (text) => {
      const codes = text.split(',');
      return (
        codes.every((code) => page.allyByCode.has(code)) &&
        new Set(codes).size === codes.length &&
        codes.length <= mostAllies
      );
    },
    order: (text) => ['share', 'change', 'name'].includes(text),
    group: (text) => page.groups.has(text),
  };

  /** What an address says; where it says nothing, or nonsense, the default. */
  function chosenBy(hash) {
    const said = new URLSearchParams(hash.replace(/^#/, ''));
    const chosen = { ...defaults };
    for (const name of Object.keys(defaults)) {
      if (said.has(name) && allowed[name](said.get(name))) chosen[name] = said.get(name);
    }
    return chosen;
  }

  /** The chart that an address shows alone, for a frame in another page; null: the whole page. */
  function chartAloneIn(hash) {
    const said = new URLSearchParams(hash.replace(/^#/, ''));
    const chart = page.charts.find(({ id }) => id === said.get('chart'));
    return said.has('embed') && chart ? chart.id : null;
  }

  /** What an address says, and from then on the page. */
  function follow(hash) {
    page.choice = chosenBy(hash);
    page.alone = chartAloneIn(hash);
  }

  /** The address of the choice, of the whole page or of a chart alone. */
  function address(chartAlone) {
    const said = new URLSearchParams(page.choice);
    for (const name of ['order', 'group']) {
      if (page.choice[name] === defaults[name]) said.delete(name);
    }
    return `#${chartAlone ? `chart=${chartAlone}&embed&` : ''}${said}`.replaceAll('%2C', ',');
  }

  /** The choice as the charts take it: the year is one of which something was known. */
  function viewOf(chosen) {
    const view = {
      asOf: chosen.asof,
      basis: chosen.basis,
      guideline: page.guidelines.find((guideline) => guideline.code === chosen.guideline),
      allies: chosen.ally.split(',').map((code) => page.allyByCode.get(code)),
      order: chosen.order,
      group: page.groups.get(chosen.group),
    };
    view.years = page.yearsKnown(view);
    const latest = view.years[view.years.length - 1];
    view.year =
      chosen.year === 'latest' || !view.years.includes(Number(chosen.year)) ? latest : Number(chosen.year);
    return view;
  }

  /** Chooses something else, says so in the address and shows it. */
  function choose(change) {
    page.choice = { ...page.choice, ...change };
    history.replaceState(null, '', address(page.alone));
    page.show();
  }

  window.addEventListener('hashchange', () => {
    if (location.hash.includes('=')) {
      follow(location.hash);
      page.show();
    }
  });

  Object.assign(page, { dayOfThePress, defaults, isADay, mostAllies, follow, address, viewOf, choose });
}
