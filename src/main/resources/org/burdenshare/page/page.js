'use strict';

/* The page as a whole: the answer, the choices and the figures. */
{
  const page = (globalThis.page ??= { charts: [] });

  const part = (id) => document.getElementById(id);

  function showAnswer(view) {
    const { guideline, year } = view;
    part('answer-day').textContent = `As known on ${page.dayInWords(view.asOf)},`;
    if (!year) {
      part('answer-count').textContent = page.nothingInWords(view);
      part('answer-names').textContent = '';
      part('answer-rest').textContent = '';
      return;
    }
    const standing = page.standings(view, year);
    const meeting = page.meetingIn(standing);
    part('answer-count').textContent =
      `${meeting.length} of ${standing.length} ${page.countedInWords(view)} met ${page.ruleInWords(guideline)} in ${year} on ${page.definitionOf(view.basis)}`;
    part('answer-names').textContent = `${page.listed(meeting.map((one) => one.ally.name))}.`;
    part('answer-rest').textContent = [
      disputeInWords(view, standing),
      page.unassessedInWords(standing),
      page.isInForce(guideline, year) ? '' : `The guideline was not in force in ${year}.`,
      `Rests on ${page.editionsInWords(standing.map((one) => one.state))}.`,
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** Where the printed shares give another verdict than the unrounded ones. */
  function disputeInWords(view, standing) {
    const disputed = standing.filter(
      (one) =>
        one.state &&
        typeof one.state.meetsPublished === 'boolean' &&
        view.guideline.code === page.defaults.guideline &&
        one.state.meetsPublished !== (one.verdict === 'meets'),
    );
    if (disputed.length === 0) return '';
    const byPrint = standing.filter((one) => one.state && one.state.meetsPublished).length;
    return `By the shares as printed it is ${byPrint}: ${page.listed(
      disputed.map(
        (one) =>
          `${one.ally.name} is ${page.percent(one.state.pct, view.guideline)}, printed as ${page.plainNumber(one.state.published, 2)} %`,
      ),
    )}.`;
  }

  function showAsOf(view) {
    const place = Math.max(0, page.vintageDays.filter((day) => day <= view.asOf).length - 1);
    const day = page.vintageDays[place];
    const released = page.bases.filter((basis) => page.vintagesOf(basis).includes(day));
    const name =
      view.asOf < day
        ? 'before the first release'
        : `newest: ${page.listed(released)}, ${page.dayInWords(day)}`;
    part('vintage').value = place;
    part('vintage').setAttribute('aria-valuetext', `${page.dayInWords(view.asOf)}, ${name}`);
    part('day').value = view.asOf;
    part('vintage-name').textContent = name;
  }

  function showChoices(view) {
    for (const input of part('choices').querySelectorAll('input')) {
      input.checked = input.value === page.choice[input.name];
    }
    part('year').replaceChildren(
      page.element('option', { value: 'latest' }, `latest (${view.years[view.years.length - 1] || 'none'})`),
      ...[...view.years]
        .reverse()
        .map((year) => page.element('option', { value: String(year) }, String(year))),
    );
    part('year').value = view.years.includes(Number(page.choice.year)) ? page.choice.year : 'latest';
    part('group').value = page.choice.group;
    part('order').value = view.order;
    part('allies').replaceChildren(
      ...view.allies.map((ally) =>
        page.element(
          'button',
          {
            type: 'button',
            ariaLabel: `Remove ${ally.name}`,
            disabled: view.allies.length === 1,
            onclick: () => chooseAllies(view.allies.filter((one) => one !== ally)),
          },
          `${ally.name} ×`,
        ),
      ),
    );
    part('ally').disabled = view.allies.length === page.mostAllies;
  }

  const chooseAllies = (allies) => page.choose({ ally: allies.map((ally) => ally.code).join(',') });

  /** Adds the ally whose name or code was typed. */
  function addAlly() {
    const typed = part('ally').value.trim().toLowerCase();
    const { allies } = page.viewOf(page.choice);
    const found = page.areas.find(
      (ally) => ally.assessed && [ally.name, ally.code].some((name) => name.toLowerCase() === typed),
    );
    if (!found) return;
    part('ally').value = '';
    if (!allies.includes(found)) chooseAllies([...allies, found]);
  }

  /** The command that judges a sentence of the press as of the chosen day, with the sentence quoted for a shell. */
  function claimCommand(sentence) {
    const oneLine = sentence
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .replace(/^[-@ ]+/, '')
      .trim();
    return oneLine && `jobs/claim '${oneLine.replaceAll("'", "'\\''")}' --on ${page.choice.asof}`;
  }

  function showClaim() {
    const command = claimCommand(part('sentence').value);
    part('claim-command').textContent = command;
    part('claim-told').hidden = !command;
  }

  function show() {
    const view = page.viewOf(page.choice);
    const ofAllies = page.viewOf({ ...page.choice, group: page.defaults.group });
    document.documentElement.classList.toggle('embedded', Boolean(page.alone));
    showClaim();
    showAnswer(view);
    showAsOf(view);
    showChoices(view);
    for (const figure of page.figuresOnPage) page.showFigure(figure, figure.ignoresGroup ? ofAllies : view);
  }

  function radio(name, value, label) {
    return page.element(
      'label',
      null,
      page.element('input', {
        type: 'radio',
        name,
        value,
        onchange: () => page.choose({ [name]: value }),
      }),
      ` ${label}`,
    );
  }

  function prepareChoices() {
    part('vintage').max = page.vintageDays.length - 1;
    part('vintage').addEventListener('input', () =>
      page.choose({ asof: page.vintageDays[Number(part('vintage').value)] }),
    );
    part('vintage-days').append(
      ...page.vintageDays.map((day, place) => page.element('option', { value: String(place) })),
    );
    part('day').addEventListener('change', () => {
      if (page.isADay(part('day').value)) page.choose({ asof: part('day').value });
    });
    part('basis').append(...page.bases.map((basis) => radio('basis', basis, basis)));
    part('guideline').append(
      ...page.guidelines.map((guideline) =>
        radio(
          'guideline',
          guideline.code,
          page.guidelineInWords(guideline) + (guideline.code === 'OWN' ? ' (own)' : ''),
        ),
      ),
    );
    part('ally-names').append(
      ...page.areas
        .filter((ally) => ally.assessed)
        .map((ally) => page.element('option', { value: ally.name })),
    );
    part('group').append(
      ...[...page.groups.values()].map((group) => page.element('option', { value: group.code }, group.name)),
    );
    part('group').addEventListener('change', () => page.choose({ group: part('group').value }));
    part('year').addEventListener('change', () => page.choose({ year: part('year').value }));
    part('ally').addEventListener('input', (event) => {
      // A name that was picked from the list, not one that is still being typed.
      if (event.inputType === 'insertReplacementText' || !event.inputType) addAlly();
    });
    part('ally').addEventListener('change', addAlly);
    part('order').addEventListener('change', () => page.choose({ order: part('order').value }));
    part('sentence').addEventListener('input', showClaim);
    part('claim-copy').addEventListener('click', () =>
      page.copyText(part('claim-command').textContent, part('claim-command')),
    );
    part('shortcuts').append(
      page.element(
        'button',
        {
          type: 'button',
          onclick: () => {
            const { basis, guideline, year, group } = page.defaults;
            page.choose({ asof: page.dayOfThePress, basis, guideline, year, group });
          },
        },
        'The press’s five of 28 (18 November 2016)',
      ),
      page.element(
        'button',
        { type: 'button', onclick: () => page.choose({ asof: page.defaults.asof, year: 'latest' }) },
        'Newest',
      ),
    );
    for (const form of document.querySelectorAll('form.as-of, form.choices, form.claim')) {
      form.addEventListener('submit', (event) => event.preventDefault());
    }
  }

  function showDue() {
    const { day, releases } = page.figures.due;
    part('due').hidden = releases.length === 0;
    part('due').textContent =
      `Due and not seen by ${page.dayInWords(day)}: ${page.listed(
        releases.map((one) => `${one.publisher}, ${one.release} (since ${page.dayInWords(one.since)})`),
      )}.`;
  }

  function showSources() {
    part('sources').append(
      page.element(
        'ul',
        null,
        ...page.editions.map((edition) =>
          page.element(
            'li',
            null,
            `${edition.citation}. Released ${page.dayInWords(edition.day)}. `,
            page.element('span', { className: 'quiet' }, `${edition.licence}.`),
          ),
        ),
      ),
    );
    part('colophon').textContent =
      `Publication ${page.figures.publication.id}, published on ${page.dayInWords(page.figures.publication.day)}, ` +
      'made by burdenshare. Shares stand here with six decimals; verdicts were made on all digits. At least means at least: 2.00 % exactly meets 2 %.';
  }

  /** Charts are drawn anew for another width, another colour scheme and for paper. */
  function prepareRedrawing() {
    const redraw = () => show();
    let waiting;
    window.addEventListener('resize', () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(redraw);
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
    window.addEventListener('beforeprint', () => {
      document.documentElement.classList.add('on-paper');
      redraw();
    });
    window.addEventListener('afterprint', () => {
      document.documentElement.classList.remove('on-paper');
      redraw();
    });
  }

  function start() {
    prepareChoices();
    showDue();
    showSources();
    prepareRedrawing();
    page.follow(location.hash);
    for (const chart of page.charts) page.addFigure(chart);
    show();
  }

  /* When every script has run, in whatever order. */
  document.addEventListener('DOMContentLoaded', start);

  Object.assign(page, { show });
}
