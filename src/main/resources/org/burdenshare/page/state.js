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
    group: 'NATO',
  };

  const isADay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

  const allowed = {
    asof: isADay,
    basis: (text) => page.bases.includes(text),
    guideline: (text) => page.guidelines.some((guideline) => guideline.code === text),
    year: (text) => text === 'latest' || /^\d{4}$/.test(text),
    ally: (text) => page.allyByCode.has(text),
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

  /** The alliance goes without saying. */
  function addressOf(chosen) {
    const said = new URLSearchParams(chosen);
    if (chosen.group === defaults.group) said.delete('group');
    return `#${said}`;
  }

  /** The choice as the charts take it: the year is one of which something was known. */
  function viewOf(chosen) {
    const view = {
      asOf: chosen.asof,
      basis: chosen.basis,
      guideline: page.guidelines.find((guideline) => guideline.code === chosen.guideline),
      ally: page.allyByCode.get(chosen.ally),
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
    history.replaceState(null, '', addressOf(page.choice));
    page.show();
  }

  window.addEventListener('hashchange', () => {
    if (location.hash.includes('=')) {
      page.choice = chosenBy(location.hash);
      page.show();
    }
  });

  Object.assign(page, { dayOfThePress, defaults, isADay, chosenBy, viewOf, choose });
}
