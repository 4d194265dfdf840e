'use strict';

/* How figures, days and names are said. */
{
  const page = (globalThis.page ??= { charts: [] });

  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];

  const verdictWords = { meets: 'meets it', below: 'below', unassessed: 'not assessed' };

  function dayInWords(day) {
    const [year, month, date] = day.split('-').map(Number);
    return `${date} ${months[month - 1]} ${year}`;
  }

  const shortDay = (day) => dayInWords(day).replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 ');

  function plainNumber(value, decimals) {
    return value.toLocaleString('en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  }

  /** Two decimals as publishers print, four where two would hide on which side of the line it is. */
  function percent(pct, guideline) {
    const close = guideline && Math.abs(pct - guideline.pct) < 0.02 && pct !== Number(pct.toFixed(2));
    return `${plainNumber(pct, close ? 4 : 2)} %`;
  }

  function money(millions) {
    if (millions < 950) return `$${plainNumber(millions, 0)} m`;
    return `$${plainNumber(millions / 1000, millions < 99500 ? 1 : 0)} bn`;
  }

  const inPrices = (base) => (base ? `prices of ${base}` : 'current prices');

  function listed(words) {
    if (words.length === 0) return 'none';
    if (words.length === 1) return words[0];
    return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
  }

  const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

  function guidelineInWords(guideline) {
    const threshold = `${Number(guideline.pct)} %`;
    if (guideline.measure === 'equipment_share') return `${threshold} on equipment`;
    return threshold;
  }

  function ruleInWords(guideline) {
    if (guideline.measure === 'equipment_share') {
      return `${Number(guideline.pct)} % of military expenditure on major equipment`;
    }
    return `${Number(guideline.pct)} % of GDP`;
  }

  const definitionOf = (basis) => `${basis}’s definition`;

  const countedInWords = (view) =>
    view.group.code === page.defaults.group ? 'allies' : `members (${view.group.name})`;

  /** Who is counted, where it is not the whole alliance. */
  const groupInWords = ({ group }) => (group.code === page.defaults.group ? '' : `Counted: ${group.name}.`);

  /** What is said where nothing was known. */
  const nothingInWords = (view) =>
    `nothing was known of ${ruleInWords(view.guideline)} for any of the ${countedInWords(view)} on ${definitionOf(view.basis)}.`;

  /** The members that are not assessed, and why. */
  function unassessedInWords(standing) {
    const missing = standing.filter((one) => one.verdict === 'unassessed').map((one) => one.ally);
    const unarmed = missing.filter((ally) => !ally.assessed).map((ally) => ally.name);
    const unknown = missing.filter((ally) => ally.assessed).map((ally) => ally.name);
    const sentences = [];
    if (unarmed.length > 0) {
      sentences.push(`${listed(unarmed)} has no armed forces and is not assessed.`);
    }
    if (unknown.length > 0) {
      sentences.push(`Not assessed for want of a figure: ${listed(unknown)}.`);
    }
    return sentences.join(' ');
  }

  /** The editions that rows stand on, each once, the newest first. */
  function editionsBehind(states) {
    return [...new Set(states.filter(Boolean).map((state) => state.edition))].sort((one, other) =>
      other.day.localeCompare(one.day),
    );
  }

  function editionsInWords(states) {
    const behind = editionsBehind(states);
    const named = behind.slice(0, 3).map((edition) => `${edition.publisher}, ${dayInWords(edition.day)}`);
    const more = behind.length - named.length;
    return named.join('; ') + (more > 0 ? ` and ${more} more` : '');
  }

  /** What every caption says: definition and vintage. */
  function captionOf(view, states) {
    return (
      `On ${definitionOf(view.basis)}, as known on ${dayInWords(view.asOf)}` +
      ` (${editionsInWords(states) || 'nothing known'}).`
    );
  }

  Object.assign(page, {
    verdictWords,
    dayInWords,
    shortDay,
    plainNumber,
    percent,
    money,
    inPrices,
    listed,
    counted,
    guidelineInWords,
    ruleInWords,
    definitionOf,
    countedInWords,
    groupInWords,
    nothingInWords,
    unassessedInWords,
    editionsInWords,
    captionOf,
  });
}
