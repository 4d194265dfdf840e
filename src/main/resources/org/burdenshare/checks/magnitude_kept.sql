-- magnitude_kept: a figure lies within a factor of 3 of the same figure in the edition before that has it
-- Except if all changed figures of an ally changed by a conversion rate. If most of the evidence
-- supports the new figure, the edition before is reported.
WITH judged AS (
  SELECT *
  FROM ally_figure
  LEFT ANTI JOIN (
    SELECT iso3, year FROM check_exception WHERE check = 'magnitude_kept'
  ) USING (iso3, year)
  WHERE value > 0 AND measure IN ('milex', 'gdp', 'share_of_gdp', 'population')
),
in_time AS (
  SELECT
    *,
    max(struct(
        vintage_date, edition_id, value, currency, locator, file_name, accepted_checks))
      OVER (
        PARTITION BY publisher, measure, unit, is_at_constant_prices, iso3, year
        ORDER BY vintage_date
        RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM judged
),
apart AS (
  SELECT *, greatest(value / before.value, before.value / value) AS severity
  FROM in_time
  WHERE is_new AND before IS NOT NULL
    -- Money of two currencies that are both named was redenominated, which is no error.
    AND (unit <> 'XDC' OR coalesce(
      currency = before.currency OR currency = 'XXX' OR before.currency = 'XXX', true))
    AND greatest(value / before.value, before.value / value) > 3
),
known AS (
  -- All evidence on the few figures that are apart
  SELECT
    publisher, measure, unit, is_at_constant_prices, iso3, year, median(ln(judged.value)) AS middle
  FROM judged
  LEFT SEMI JOIN apart USING (publisher, measure, unit, is_at_constant_prices, iso3, year)
  GROUP BY publisher, measure, unit, is_at_constant_prices, iso3, year
),
compared AS (
  SELECT
    *,
    value BETWEEN coalesce(least, 0) AND coalesce(most, if(unit = 'PERCENT', 100, value))
      AS can_be,
    before.value BETWEEN coalesce(least, 0)
      AND coalesce(most, if(unit = 'PERCENT', 100, before.value)) AS could_be_before
  FROM apart
  INNER JOIN known USING (publisher, measure, unit, is_at_constant_prices, iso3, year)
),
new_currency AS (
  SELECT iso3, collect_list(struct(currency_year, old_units_in_new)) AS currencies
  FROM redenomination
  GROUP BY iso3
)
SELECT
  edition_id,
  file_name,
  before.edition_id AS edition_before,
  before.file_name AS file_before,
  series,
  iso3,
  year,
  severity,
  round(log10(value / before.value)) AS power,
  concat(value, ' (', locator, '), more than a factor of 3 from ', before.value, ' in edition ',
    before.edition_id) AS example,
  concat(before.value, ' (', before.locator, '), more than a factor of 3 from ', value,
    ' in edition ', edition_id) AS example_before,
  array_contains(before.accepted_checks, 'magnitude_kept') AS accepted_before,
  -- For the new figure (1) or against it (-1): the other one is impossible, or an outlier.
  CASE
    WHEN can_be AND NOT could_be_before THEN 1
    WHEN could_be_before AND NOT can_be THEN -1
    ELSE sign(round(abs(ln(before.value) - middle) - abs(ln(value) - middle), 3))
  END AS vote,
  -- Publishers convert a series from the year before a new currency comes, the last ones three years late.
  coalesce(
    unit = 'XDC' AND exists(currencies, one ->
      abs(ln(before.value / value / one.old_units_in_new)) < ln(1.5D)
        AND year(vintage_date) >= one.currency_year - 1
        AND year(before.vintage_date) < one.currency_year + 3),
    false) AS is_in_new_currency
FROM compared
LEFT JOIN new_currency USING (iso3)
