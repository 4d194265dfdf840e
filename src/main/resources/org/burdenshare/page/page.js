'use strict';

/* The page as a whole: the answer, the choices and the figures. */

const part = (id) => document.getElementById(id);

function showAnswer(view) {
  const { guideline, year } = view;
  part('answer-day').textContent = `As known on ${dayInWords(view.asOf)},`;
  if (!year) {
    part('answer-count').textContent =
      `nothing was known of anybody’s ${ruleInWords(guideline)} on ${definitionOf(view.basis)}.`;
    part('answer-names').textContent = '';
    part('answer-rest').textContent = '';
    return;
  }
  const standing = standings(view, year);
  const meeting = meetingIn(standing);
  part('answer-count').textContent =
    `${meeting.length} of ${standing.length} allies met ${ruleInWords(guideline)} in ${year} on ${definitionOf(view.basis)}`;
  part('answer-names').textContent = `${listed(meeting.map((one) => one.ally.name))}.`;
  part('answer-rest').textContent = [
    disputeInWords(view, standing),
    unassessedInWords(standing),
    isInForce(guideline, year) ? '' : `The guideline was not in force in ${year}.`,
    `Rests on ${editionsInWords(standing.map((one) => one.state))}.`,
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
      view.guideline.code === defaults.guideline &&
      one.state.meetsPublished !== (one.verdict === 'meets'),
  );
  if (disputed.length === 0) return '';
  const byPrint = standing.filter((one) => one.state && one.state.meetsPublished).length;
  return `By the shares as printed it is ${byPrint}: ${listed(
    disputed.map(
      (one) =>
        `${one.ally.name} is ${percent(one.state.pct, view.guideline)}, printed as ${plainNumber(one.state.published, 2)} %`,
    ),
  )}.`;
}

function showAsOf(view) {
  const place = Math.max(0, vintageDays.filter((day) => day <= view.asOf).length - 1);
  const day = vintageDays[place];
  const released = bases.filter((basis) => figures.vintages[basis].includes(day));
  const name =
    view.asOf < day ? 'before the first release' : `newest: ${listed(released)}, ${dayInWords(day)}`;
  part('vintage').value = place;
  part('vintage').setAttribute('aria-valuetext', `${dayInWords(view.asOf)}, ${name}`);
  part('day').value = view.asOf;
  part('vintage-name').textContent = name;
}

function showChoices(view) {
  for (const input of part('choices').querySelectorAll('input')) {
    input.checked = input.value === choice[input.name];
  }
  part('year').replaceChildren(
    element('option', { value: 'latest' }, `latest (${view.years[view.years.length - 1] || 'none'})`),
    ...[...view.years].reverse().map((year) => element('option', { value: String(year) }, String(year))),
  );
  part('year').value = view.years.includes(Number(choice.year)) ? choice.year : 'latest';
  part('ally').value = choice.ally;
}

function show() {
  const view = viewOf(choice);
  showAnswer(view);
  showAsOf(view);
  showChoices(view);
  for (const figure of figuresOnPage) showFigure(figure, view);
}

function radio(name, value, label) {
  return element(
    'label',
    null,
    element('input', {
      type: 'radio',
      name,
      value,
      onchange: () => choose({ [name]: value }),
    }),
    ` ${label}`,
  );
}

function prepareChoices() {
  part('vintage').max = vintageDays.length - 1;
  part('vintage').addEventListener('input', () =>
    choose({ asof: vintageDays[Number(part('vintage').value)] }),
  );
  part('vintage-days').append(
    ...vintageDays.map((day, place) => element('option', { value: String(place) })),
  );
  part('day').addEventListener('change', () => {
    if (isADay(part('day').value)) choose({ asof: part('day').value });
  });
  part('basis').append(...bases.map((basis) => radio('basis', basis, basis)));
  part('guideline').append(
    ...guidelines.map((guideline) =>
      radio(
        'guideline',
        guideline.code,
        guidelineInWords(guideline) + (guideline.code === 'OWN' ? ' (own)' : ''),
      ),
    ),
  );
  part('ally').append(
    ...[...allies]
      .filter((ally) => ally.assessed)
      .map((ally) => element('option', { value: ally.code }, ally.name)),
  );
  part('year').addEventListener('change', () => choose({ year: part('year').value }));
  part('ally').addEventListener('change', () => choose({ ally: part('ally').value }));
  part('shortcuts').append(
    element(
      'button',
      { type: 'button', onclick: () => choose({ asof: dayOfThePress, year: 'latest' }) },
      'The press’s five of 28 (18 November 2016)',
    ),
    element(
      'button',
      { type: 'button', onclick: () => choose({ asof: defaults.asof, year: 'latest' }) },
      'Newest',
    ),
  );
  for (const form of document.querySelectorAll('form.as-of, form.choices')) {
    form.addEventListener('submit', (event) => event.preventDefault());
  }
}

function showSources() {
  part('sources').append(
    element(
      'ul',
      null,
      ...editions.map((edition) =>
        element(
          'li',
          null,
          `${edition.citation}. Released ${dayInWords(edition.day)}. `,
          element('span', { className: 'quiet' }, `${edition.licence}.`),
        ),
      ),
    ),
  );
  part('colophon').textContent =
    `Publication ${figures.publication.id}, published on ${dayInWords(figures.publication.day)}, ` +
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

prepareChoices();
showSources();
prepareRedrawing();
choice = chosenBy(location.hash);
addFigure('ranked', 'Who met it', ranked);
addFigure('vintages', 'How many met it, one line per vintage', countByVintage);
addFigure('over-time', 'One ally over time', allyOverTime);
addFigure('all-years', 'Every ally, every year', heatmap);
addFigure('revisions', 'First estimates and what became of them', slope);
addFigure('definitions', 'NATO’s definition against SIPRI’s', gap);
addFigure('equipment', 'Two guidelines at once', quadrant);
addFigure('totals', 'What the alliance spends', totals);
addFigure('missing', 'What is missing', missingMoney);
show();
