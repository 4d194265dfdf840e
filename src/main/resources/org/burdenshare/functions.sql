-- Rules that several models share. Each is a temporary function of the session in which models run.

CREATE OR REPLACE TEMPORARY FUNCTION meets(share_pct DOUBLE, guideline_pct DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'At least the guideline, on the unrounded share; null: not assessed'
  RETURN share_pct >= guideline_pct;

CREATE OR REPLACE TEMPORARY FUNCTION meets_at_two_decimals(share_pct DOUBLE, guideline_pct DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'At least the guideline on the share at two decimals, half up, as NATO prints and counts'
  RETURN round(share_pct, 2) >= guideline_pct;

CREATE OR REPLACE TEMPORARY FUNCTION is_as_claimed(
    share_pct DOUBLE, direction STRING, claimed_pct DOUBLE, decimals INT)
  RETURNS BOOLEAN
  COMMENT 'Whether a share is what a claim says: at-least, more-than or below a percentage, or exactly it at the decimals that the claim gives; null: not assessed'
  RETURN CASE direction
    WHEN 'at-least' THEN share_pct >= claimed_pct
    WHEN 'more-than' THEN share_pct > claimed_pct
    WHEN 'below' THEN share_pct < claimed_pct
    -- Without the noise of division: 1.15 is 1.2, and not 1.1.
    WHEN 'exactly' THEN round(share_pct - claimed_pct, 9) >= round(-0.5D * pow(10, -decimals), 9)
      AND round(share_pct - claimed_pct, 9) < round(0.5D * pow(10, -decimals), 9)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION count_holds(counted INT, missing INT, least INT, most INT)
  RETURNS BOOLEAN
  COMMENT 'Whether a number of members lies from least to most; null: members without a share could decide'
  RETURN CASE
    WHEN counted + missing < least OR counted > most THEN false
    WHEN counted >= least AND counted + missing <= most THEN true
  END;

CREATE OR REPLACE TEMPORARY FUNCTION names_hold(
    refuted INT, unknown INT, left_out INT, missing INT, is_only BOOLEAN)
  RETURNS BOOLEAN
  COMMENT 'Whether everybody named is as claimed and, where they are said to be the only ones, nobody else is; null: shares that are not known could decide'
  RETURN CASE
    WHEN refuted > 0 OR is_only AND left_out > 0 THEN false
    WHEN unknown = 0 AND NOT (is_only AND missing > 0) THEN true
  END;

CREATE OR REPLACE TEMPORARY FUNCTION verdict_word(holds BOOLEAN)
  RETURNS STRING
  COMMENT 'The judgement of a claim in words'
  RETURN CASE WHEN holds THEN 'true' WHEN NOT holds THEN 'false' ELSE 'cannot be told' END;

CREATE OR REPLACE TEMPORARY FUNCTION listed_shares(
    shares ARRAY<STRUCT<
      ally: STRING, ally_name: STRING, share_of_gdp_pct: DOUBLE, share_printed_pct: DOUBLE>>,
    line_pct DOUBLE)
  RETURNS STRING
  COMMENT 'Allies with their shares in a sentence, at more decimals where two would hide on which side of a line a share is'
  RETURN array_join(
    transform(shares, one -> concat(one.ally_name, ' ', format_string(
      if(abs(one.share_of_gdp_pct - line_pct) < 0.005D, '%.4f %%', '%.2f %%'),
      one.share_of_gdp_pct))),
    ', ');

CREATE OR REPLACE TEMPORARY FUNCTION is_unsure(meets_probability DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Whether later releases flip the verdict with a probability above a tenth'
  RETURN meets_probability > 0.1 AND meets_probability < 0.9;

CREATE OR REPLACE TEMPORARY FUNCTION listed_gap(publisher STRING, days ARRAY<DATE>)
  RETURNS STRING
  COMMENT 'The releases of a publisher that are not at hand, in a sentence; null: none'
  RETURN concat(
    'not at hand: ', size(days), if(size(days) = 1, ' later release of ', ' later releases of '),
    publisher, ' by that day, the last of ', array_max(days));

CREATE OR REPLACE TEMPORARY FUNCTION listed_outlooks(
    allies ARRAY<STRUCT<ally_name: STRING, meets_probability: DOUBLE>>)
  RETURNS STRING
  COMMENT 'Allies near the line with their probabilities in a sentence'
  RETURN concat(
    'close calls, with the probability that later releases show at least 2 %: ',
    array_join(
      transform(
        allies,
        one -> format_string('%s %.0f %%', one.ally_name, one.meets_probability * 100)),
      ', '));

CREATE OR REPLACE TEMPORARY FUNCTION is_member_in(year INT, accession_year INT)
  RETURNS BOOLEAN
  COMMENT 'Whether an area is a member of NATO in a year: from the year of its accession; false: it never joined'
  RETURN coalesce(accession_year <= year, false);

CREATE OR REPLACE TEMPORARY FUNCTION in_force(year INT, in_force_from INT, in_force_until INT)
  RETURNS BOOLEAN
  COMMENT 'Whether a guideline was in force; null: a threshold of one''s own never was'
  RETURN year >= in_force_from AND (in_force_until IS NULL OR year <= in_force_until);

CREATE OR REPLACE TEMPORARY FUNCTION shortfall_usd(
    share_pct DOUBLE, guideline_pct DOUBLE, gdp_usd DOUBLE, milex_usd DOUBLE)
  RETURNS DOUBLE
  COMMENT 'US$ missing to a guideline on the share of GDP, 0 where it is met; null: not assessed, or no figure in US$'
  RETURN CASE
    WHEN share_pct >= guideline_pct THEN 0D
    WHEN share_pct < guideline_pct THEN gdp_usd * guideline_pct / 100 - milex_usd
  END;

CREATE OR REPLACE TEMPORARY FUNCTION guidelines_met(
    share_pct DOUBLE, guidelines ARRAY<STRUCT<guideline: STRING, guideline_pct: DOUBLE>>)
  RETURNS ARRAY<STRING>
  COMMENT 'Codes of the guidelines that a share meets; null: not assessed'
  RETURN CASE WHEN share_pct IS NOT NULL THEN
    transform(filter(guidelines, one -> share_pct >= one.guideline_pct), one -> one.guideline)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION guidelines_differing(
    share_pct DOUBLE, other_pct DOUBLE,
    guidelines ARRAY<STRUCT<guideline: STRING, guideline_pct: DOUBLE>>)
  RETURNS ARRAY<STRING>
  COMMENT 'Codes of the guidelines that one of two shares meets and the other does not'
  RETURN transform(
    filter(guidelines, one -> (share_pct >= one.guideline_pct) <> (other_pct >= one.guideline_pct)),
    one -> one.guideline);

CREATE OR REPLACE TEMPORARY FUNCTION count_by_guideline(
    guidelines ARRAY<STRUCT<guideline: STRING, guideline_pct: DOUBLE>>, met ARRAY<STRING>)
  RETURNS MAP<STRING, INT>
  COMMENT 'How often each guideline stands among those that were met'
  RETURN map_from_entries(transform(
    guidelines, one -> struct(one.guideline, size(filter(met, code -> code = one.guideline)))));

CREATE OR REPLACE TEMPORARY FUNCTION sum_in_order(terms ARRAY<DOUBLE>)
  RETURNS DOUBLE
  COMMENT 'Sum in ascending order of the terms, so that it does not depend on the order of rows; null: no term'
  RETURN CASE WHEN size(terms) > 0 THEN
    aggregate(array_sort(terms), 0D, (total, term) -> total + term)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION yearly_growth(now DOUBLE, before DOUBLE, years INT)
  RETURNS DOUBLE
  COMMENT 'Geometric mean growth a year, as a factor; null: a side is not known'
  RETURN pow(try_divide(now, before), 1 / years);

CREATE OR REPLACE TEMPORARY FUNCTION printed_decimals(pct DOUBLE)
  RETURNS INT
  COMMENT 'Decimals of a printed share, 0 to 4; 5: more, that is unrounded'
  RETURN CASE
    WHEN abs(pct - round(pct, 0)) < 1e-9 THEN 0
    WHEN abs(pct - round(pct, 1)) < 1e-9 THEN 1
    WHEN abs(pct - round(pct, 2)) < 1e-9 THEN 2
    WHEN abs(pct - round(pct, 3)) < 1e-9 THEN 3
    WHEN abs(pct - round(pct, 4)) < 1e-9 THEN 4
    ELSE 5
  END;

CREATE OR REPLACE TEMPORARY FUNCTION is_same_currency(
    milex_xdc DOUBLE, currency STRING, gdp_xdc DOUBLE, gdp_currency STRING, published_pct DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Whether spending and a GDP are in one currency. Where the label of spending is not to be trusted (XXX), the printed share must confirm it: a lat was 1.42 euros and a euro is 1.96 leva, the nearest of the currencies that allies gave up for it, and GDP is revised by less'
  RETURN if(
    currency = 'XXX',
    coalesce(
      try_divide(milex_xdc, gdp_xdc) * 100 BETWEEN published_pct / 1.4D AND published_pct * 1.4D,
      false),
    coalesce(currency = gdp_currency, true));

CREATE OR REPLACE TEMPORARY FUNCTION is_printed_share(
    computed_pct DOUBLE, published_pct DOUBLE, milex_usd DOUBLE, gdp_usd DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Whether spending and GDP in whole millions, as NATO stores them since 2026, give the share that is printed at two decimals, as far as their rounding lets them tell: a million more or less must not decide on a verdict'
  RETURN coalesce(
    milex_usd % 1e6 = 0 AND gdp_usd % 1e6 = 0
      AND printed_decimals(published_pct) <= 2
      AND abs(computed_pct - published_pct) <= computed_pct * (try_divide(5e5, milex_usd) + try_divide(5e5, gdp_usd)),
    false);

CREATE OR REPLACE TEMPORARY FUNCTION is_equal_if_given(number DOUBLE, other DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Equal but for the noise of floating point, or one of the two is not given'
  RETURN coalesce(abs(number - other) <= 1e-9 * greatest(abs(number), abs(other)), true);

CREATE OR REPLACE TEMPORARY FUNCTION revisions_needed()
  RETURNS INT
  COMMENT 'How many revisions a probability must rest on'
  RETURN 30;

CREATE OR REPLACE TEMPORARY FUNCTION is_confirmed(share_pct DOUBLE, later_pct DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Whether a later share is the same: but for noise, or at the two decimals at which one of the two is printed'
  RETURN is_equal_if_given(share_pct, later_pct)
    OR (least(printed_decimals(share_pct), printed_decimals(later_pct)) <= 2
      AND round(share_pct, 2) = round(later_pct, 2));

CREATE OR REPLACE TEMPORARY FUNCTION compared_shares(
    share STRUCT<
      edition_id: STRING, share_of_gdp_pct: DOUBLE, share_published_pct: DOUBLE, is_computed: BOOLEAN,
      is_estimate: BOOLEAN>,
    later STRUCT<
      edition_id: STRING, share_of_gdp_pct: DOUBLE, share_published_pct: DOUBLE, is_computed: BOOLEAN,
      is_estimate: BOOLEAN>)
  RETURNS STRUCT<first_pct: DOUBLE, later_pct: DOUBLE>
  COMMENT 'The shares of two releases that compare like with like: as both print it, else as both are computed; null: only one prints it. A later share that confirms the first is set to the first'
  RETURN CASE
    WHEN share.share_published_pct IS NOT NULL AND later.share_published_pct IS NOT NULL
      THEN named_struct(
        'first_pct', share.share_published_pct,
        'later_pct', if(
          is_confirmed(share.share_published_pct, later.share_published_pct),
          share.share_published_pct,
          later.share_published_pct))
    WHEN share.is_computed AND later.is_computed
      THEN named_struct(
        'first_pct', share.share_of_gdp_pct,
        'later_pct', if(
          is_confirmed(share.share_of_gdp_pct, later.share_of_gdp_pct),
          share.share_of_gdp_pct,
          later.share_of_gdp_pct))
  END;

CREATE OR REPLACE TEMPORARY FUNCTION shares_of_two_years(
    before STRUCT<
      edition_id: STRING, gdp_edition_id: STRING, share_source: STRING, share_of_gdp_pct: DOUBLE,
      share_published_pct: DOUBLE>,
    share STRUCT<
      edition_id: STRING, gdp_edition_id: STRING, share_source: STRING, share_of_gdp_pct: DOUBLE,
      share_published_pct: DOUBLE>)
  RETURNS STRUCT<before_pct: DOUBLE, share_pct: DOUBLE>
  COMMENT 'The shares of two years that compare like with like: as known if both are printed or both computed, in one edition over one GDP; else as both years print them; null: one of the two is not printed'
  RETURN CASE
    WHEN before.share_source = share.share_source
        AND (before.gdp_edition_id <=> share.gdp_edition_id
          OR before.edition_id <> share.edition_id)
      THEN named_struct('before_pct', before.share_of_gdp_pct, 'share_pct', share.share_of_gdp_pct)
    WHEN before.share_published_pct IS NOT NULL AND share.share_published_pct IS NOT NULL
      THEN named_struct(
        'before_pct', before.share_published_pct, 'share_pct', share.share_published_pct)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION age_of_share(year INT, vintage_date DATE)
  RETURNS INT
  COMMENT 'Years from the year of a share to its release: 0 for the current year and later ones, 3 for three or more'
  RETURN least(greatest(year(vintage_date) - year, 0), 3);

CREATE OR REPLACE TEMPORARY FUNCTION size_of_share(share_pct DOUBLE)
  RETURNS INT
  COMMENT 'The half point in which a share lies: 3 is 1.5 to below 2 %, 20 is 10 % and more'
  RETURN CAST(least(share_pct * 2, 20) AS INT);

CREATE OR REPLACE TEMPORARY FUNCTION sample_key(age INT, size INT)
  RETURNS STRING
  COMMENT 'The key of a sample of revisions; null: of any age, or of any size'
  RETURN concat(coalesce(CAST(age AS STRING), 'any'), ' ', coalesce(CAST(size AS STRING), 'any'));

CREATE OR REPLACE TEMPORARY FUNCTION sample_like(
    samples MAP<STRING, STRUCT<
      revisions: BIGINT, name: STRING, factors: ARRAY<DOUBLE>, likely_factors: ARRAY<DOUBLE>>>,
    age INT, size INT)
  RETURNS STRUCT<
    revisions: BIGINT, name: STRING, factors: ARRAY<DOUBLE>, likely_factors: ARRAY<DOUBLE>>
  COMMENT 'The narrowest sample of revisions of like shares that is large enough; null: none is'
  RETURN get(
    filter(
      transform(
        array(
          sample_key(age, size), sample_key(NULL, size), sample_key(age, NULL),
          sample_key(NULL, NULL)),
        key -> try_element_at(samples, key)),
      sample -> sample.revisions >= revisions_needed()),
    0);

CREATE OR REPLACE TEMPORARY FUNCTION outlook_of(
    share_pct DOUBLE, guideline_pct DOUBLE, samples MAP<STRING, STRUCT<
      revisions: BIGINT, name: STRING, factors: ARRAY<DOUBLE>, likely_factors: ARRAY<DOUBLE>>>,
    sample STRUCT<
      revisions: BIGINT, name: STRING, factors: ARRAY<DOUBLE>, likely_factors: ARRAY<DOUBLE>>)
  RETURNS STRUCT<
    meets_probability: DOUBLE, share_low_pct: DOUBLE, share_high_pct: DOUBLE,
    probability_rests_on: STRING>
  COMMENT 'A share under the revisions of like shares: the probability that it meets the guideline in later releases, and a 90 % interval; null: too few revisions are known'
  RETURN named_struct(
    'meets_probability',
    size(filter(sample.factors, factor -> round(share_pct * factor, 9) >= guideline_pct))
      / CAST(size(sample.factors) AS DOUBLE),
    'share_low_pct', share_pct * sample.likely_factors[0],
    'share_high_pct', share_pct * sample.likely_factors[1],
    'probability_rests_on',
    coalesce(
      sample.name,
      concat(
        'not told: of ', revisions_needed(), ' revisions that are needed, ',
        coalesce(try_element_at(samples, sample_key(NULL, NULL)).revisions, 0), ' are known')));

CREATE OR REPLACE TEMPORARY FUNCTION factors(
    milex_before DOUBLE, milex DOUBLE, gdp_before DOUBLE, gdp DOUBLE)
  RETURNS STRUCT<milex: DOUBLE, gdp: DOUBLE>
  COMMENT 'The factors by which spending and GDP were revised; null: spending is not given twice'
  RETURN CASE WHEN milex_before > 0 AND milex > 0 THEN named_struct(
    'milex', milex / milex_before,
    'gdp', try_divide(gdp, gdp_before))
  END;

CREATE OR REPLACE TEMPORARY FUNCTION old_money_in_new(
    milex_factor DOUBLE, share_factor DOUBLE, rates ARRAY<DOUBLE>)
  RETURNS DOUBLE
  COMMENT 'The rate of a new currency by which spending, and the GDP behind a share, differ less than by a third, where without a rate spending differs by more; else 1. Figures in two currencies are not revised by the conversion rate'
  RETURN coalesce(
    array_min(transform(
      filter(
        rates,
        rate -> abs(ln(milex_factor)) > 0.3
          AND abs(ln(rate * milex_factor)) + abs(ln(try_divide(rate * milex_factor, share_factor)))
            < 0.3),
      rate -> struct(abs(ln(rate * milex_factor)), rate))).rate,
    1D);

CREATE OR REPLACE TEMPORARY FUNCTION rounding_of(printed_pct DOUBLE)
  RETURNS DOUBLE
  COMMENT 'The largest difference of a share from its printed value by rounding'
  -- 2.00 and 2.40 are printed at two decimals as all others of their edition.
  RETURN 0.5D * pow(10, -greatest(printed_decimals(printed_pct), 2)) + 1e-9D;

CREATE OR REPLACE TEMPORARY FUNCTION least_credible_share()
  RETURNS DOUBLE
  COMMENT 'The least share of its GDP that an ally with armed forces spends, percent; Luxembourg never spent less than 0.35'
  RETURN 0.05D;

CREATE OR REPLACE TEMPORARY FUNCTION is_credible(share_pct DOUBLE)
  RETURNS BOOLEAN
  COMMENT 'Whether an ally can have spent that share of its GDP in a year: all known shares lie between 0.05 and 20 %'
  RETURN share_pct BETWEEN least_credible_share() AND 20;

CREATE OR REPLACE TEMPORARY FUNCTION power_apart(one_pct DOUBLE, other_pct DOUBLE)
  RETURNS INT
  COMMENT 'The power of ten between two shares that are so far apart as by an error of unit: 1, 3 or 6, below 0 where the other is smaller; null: they are not'
  RETURN CASE
    WHEN abs(abs(log10(try_divide(other_pct, one_pct))) - 1) < 0.05
      OR abs(abs(log10(try_divide(other_pct, one_pct))) - 3) < 0.05
      OR abs(abs(log10(try_divide(other_pct, one_pct))) - 6) < 0.05
    THEN CAST(round(log10(try_divide(other_pct, one_pct))) AS INT)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION largest_cause(causes ARRAY<STRUCT<pp: DOUBLE, cause: STRING>>)
  RETURNS STRING
  COMMENT 'The cause of the most points of a change, in either direction'
  RETURN array_max(transform(causes, one -> struct(abs(one.pp), one.cause AS cause))).cause;

CREATE OR REPLACE TEMPORARY FUNCTION points_of(
    causes ARRAY<STRUCT<pp: DOUBLE, cause: STRING>>, counted ARRAY<STRING>)
  RETURNS DOUBLE
  COMMENT 'The points of a change that come from some causes; null: no change'
  RETURN aggregate(
    filter(causes, one -> array_contains(counted, one.cause)), 0D, (sum, one) -> sum + one.pp);

CREATE OR REPLACE TEMPORARY FUNCTION factor_apart(one_pct DOUBLE, other_pct DOUBLE)
  RETURNS STRING
  COMMENT 'The factor between two shares that are so far apart as by an error of unit, in words'
  RETURN format_number(pow(10, abs(power_apart(one_pct, other_pct))), 0);

CREATE OR REPLACE TEMPORARY FUNCTION in_decimals(number DOUBLE, decimals INT)
  RETURNS STRING
  COMMENT 'A number at so many decimals'
  RETURN format_string(concat('%.', decimals, 'f'), number);

CREATE OR REPLACE TEMPORARY FUNCTION decimals_apart(one_pct DOUBLE, other_pct DOUBLE, line_pct DOUBLE)
  RETURNS INT
  COMMENT 'The fewest decimals, from 2, that tell two shares apart and each from a line below which it is'
  RETURN array_min(transform(
    filter(
      transform(
        sequence(2, 9),
        decimals -> struct(
          decimals,
          CAST(format_string(concat('%.', decimals, 'f'), one_pct) AS DOUBLE) AS one,
          CAST(format_string(concat('%.', decimals, 'f'), other_pct) AS DOUBLE) AS other)),
      shown -> shown.decimals = 9
        OR (shown.one <> shown.other OR round(one_pct - other_pct, 9) = 0)
          AND (shown.one >= line_pct) = (one_pct >= line_pct)
          AND (shown.other >= line_pct) = (other_pct >= line_pct)),
    shown -> shown.decimals));

CREATE OR REPLACE TEMPORARY FUNCTION percent_moved(pct DOUBLE)
  RETURNS STRING
  COMMENT 'A revision in words; null: not known'
  RETURN CASE WHEN pct IS NOT NULL THEN concat(
    if(pct < 0, 'down by ', 'up by '),
    CASE
      WHEN abs(pct) < 0.005 THEN 'less than 0.01'
      WHEN abs(pct) < 0.095 THEN in_decimals(abs(pct), 2)
      ELSE in_decimals(abs(pct), 1)
    END,
    ' %')
  END;

CREATE OR REPLACE TEMPORARY FUNCTION judged_by_completeness(
    editions ARRAY<STRUCT<vintage_date: DATE, edition_id: STRING, allies: ARRAY<STRING>>>)
  RETURNS ARRAY<STRUCT<
    edition_id: STRING, is_partial: BOOLEAN,
    before: STRUCT<edition_id: STRING, allies: ARRAY<STRING>>>>
  COMMENT 'Which editions, in order of release, are partial: they give fewer than two thirds of the allies of the edition that stood before them, as an export of one country; these two stand side by side'
  -- The state is a list: for each edition so far, the place of the edition that is valid after it.
  -- It holds no allies, since Spark copies the state at every step.
  RETURN aggregate(
    editions,
    CAST(array() AS ARRAY<INT>),
    (standing, edition) -> concat(standing, array(if(
      coalesce(
        3 * size(array_intersect(
            get(editions, try_element_at(standing, -1)).allies, edition.allies))
          < 2 * size(get(editions, try_element_at(standing, -1)).allies),
        false),
      try_element_at(standing, -1),
      size(standing)))),
    standing -> transform(editions, (edition, place) -> named_struct(
      'edition_id', edition.edition_id,
      'is_partial', standing[place] <> place,
      'before', if(place > 0, named_struct(
        'edition_id', get(editions, get(standing, place - 1)).edition_id,
        'allies', get(editions, get(standing, place - 1)).allies), NULL))));

CREATE OR REPLACE TEMPORARY FUNCTION figure_cell(column_name STRING, number DOUBLE, text STRING)
  RETURNS STRUCT<column_name: STRING, kind: STRING, number: DOUBLE, text: STRING>
  COMMENT 'A figure as publications are compared by it'
  RETURN named_struct(
    'column_name', column_name, 'kind', 'changed_figure', 'number', number, 'text', text);

CREATE OR REPLACE TEMPORARY FUNCTION code_cell(column_name STRING, kind STRING, text STRING)
  RETURNS STRUCT<column_name: STRING, kind: STRING, number: DOUBLE, text: STRING>
  COMMENT 'A code or verdict as publications are compared by it; kind: of a difference'
  RETURN named_struct(
    'column_name', column_name, 'kind', kind, 'number', CAST(NULL AS DOUBLE), 'text', text);

CREATE OR REPLACE TEMPORARY FUNCTION known_measures()
  RETURNS ARRAY<STRING>
  COMMENT 'Codes of the measures of observations'
  RETURN array(
    'milex', 'gdp', 'share_of_gdp', 'population', 'personnel', 'equipment_share',
    'personnel_share', 'infrastructure_share', 'other_share', 'milex_financial_year',
    'milex_per_capita', 'milex_real_change', 'share_of_government_spending', 'gdp_volume',
    'gdp_deflator', 'gdp_per_capita');

CREATE OR REPLACE TEMPORARY FUNCTION is_unit_of(unit STRING, measure STRING)
  RETURNS BOOLEAN
  COMMENT 'Whether figures of a known measure are in a unit'
  RETURN CASE
    WHEN measure IN ('milex', 'gdp') THEN unit IN ('XDC', 'USD')
    WHEN measure IN ('milex_financial_year', 'gdp_volume') THEN unit = 'XDC'
    WHEN measure IN ('milex_per_capita', 'gdp_per_capita') THEN unit = 'USD'
    WHEN measure IN ('population', 'personnel') THEN unit = 'PERSONS'
    WHEN measure = 'gdp_deflator' THEN unit = 'INDEX'
    ELSE unit = 'PERCENT'
  END;

CREATE OR REPLACE TEMPORARY FUNCTION key_of_area(area STRING)
  RETURNS STRING
  COMMENT 'The lookup key of a name or code of an area: in capitals, without accents, footnote marks and surplus spaces'
  -- Three letters are a code, for which no pattern is tried; İ is what Turkish machines make of i.
  -- Accents are letters of their own in some files and marks behind a letter in others.
  RETURN translate(
    upper(trim(if(
      length(area) = 3,
      translate(area, '*\t\n\r\u000B\u000C', '      '),
      regexp_replace(area, '[\\s\u00A0*]+', ' ')))),
    'İÅÇÉÍÔÃÜ’\u0300\u0301\u0302\u0303\u0307\u0308\u030A\u0327', 'IACEIOAU\'');

CREATE OR REPLACE TEMPORARY FUNCTION is_number_text(text STRING)
  RETURNS BOOLEAN
  COMMENT 'Whether a text is a number in digits, with or without a decimal point and an exponent'
  RETURN trim(text) RLIKE '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$';

CREATE OR REPLACE TEMPORARY FUNCTION first_year_compared()
  RETURNS INT
  COMMENT 'From which year on shares over the GDP of another publisher are compared: older years rest on older series'
  RETURN 2000;

CREATE OR REPLACE TEMPORARY FUNCTION significant(value DOUBLE, digits INT)
  RETURNS DOUBLE
  COMMENT 'A number with that many digits, half up, as the page shows money'
  RETURN CASE
    WHEN value IS NOT NULL
    THEN CAST(format_string(concat('%.', digits - 1, 'e'), value) AS DOUBLE)
  END;

CREATE OR REPLACE TEMPORARY FUNCTION words_by_line(text STRING)
  RETURNS ARRAY<STRING>
  COMMENT 'The words of title lines in lower case, without numbers and marks, each with the number of its line counted from the last'
  RETURN flatten(transform(
    reverse(split(lower(text), ' [|] ')),
    (line, number) -> transform(
      filter(split(line, '[^\\p{L}$%]+'), word -> word <> ''),
      word -> concat(number, ':', word))));

CREATE OR REPLACE TEMPORARY FUNCTION only_in(text STRING, other STRING)
  RETURNS STRING
  COMMENT 'The words of title lines that another title lacks in the same line; null: none'
  RETURN nullif(
    array_join(
      transform(
        array_except(words_by_line(text), words_by_line(other)),
        word -> substring_index(word, ':', -1)),
      ' '),
    '');

CREATE OR REPLACE TEMPORARY FUNCTION words_apart(text STRING, known STRING)
  RETURNS STRING
  COMMENT 'The words of title lines that differ from the known ones'
  RETURN coalesce(
    concat('it says ''', only_in(text, known), ''' in place of ''', only_in(known, text), ''''),
    concat('it says ''', only_in(text, known), ''' too'),
    concat('it does not say ''', only_in(known, text), ''''),
    'it says the same');
