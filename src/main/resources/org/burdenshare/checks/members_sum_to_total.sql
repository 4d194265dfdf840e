-- members_sum_to_total: what an edition gives as a total of money is the sum of what it gives of the members, within 0.5 %
WITH money AS (
  SELECT edition_id, measure, price_base_year, year, iso3, value, locator
  FROM dated_observation
  WHERE is_new AND basis IS NOT NULL AND measure IN ('milex', 'gdp') AND unit = 'USD'
    AND value IS NOT NULL
),
summed AS (
  SELECT edition_id, measure, price_base_year, year, aggregate, sum(value) AS member_sum
  FROM money
  INNER JOIN aggregate_member ON ally = iso3 AND year BETWEEN from_year AND until_year
  GROUP BY edition_id, measure, price_base_year, year, aggregate
),
apart AS (
  SELECT
    money.edition_id,
    money.measure,
    aggregate,
    count(*) AS totals,
    concat_ws(' to ', min(money.year), nullif(max(money.year), min(money.year))) AS years,
    max(struct(
      abs(ln(try_divide(member_sum, value))) AS severity,
      -money.year AS earlier, money.year, value, locator, member_sum)) AS worst
  FROM money
  INNER JOIN summed
    ON summed.edition_id = money.edition_id AND summed.measure = money.measure
    AND summed.price_base_year <=> money.price_base_year AND summed.year = money.year
    AND summed.aggregate = money.iso3
  WHERE abs(member_sum - value) > value * 0.005D
  GROUP BY money.edition_id, money.measure, aggregate
)
SELECT
  edition_id,
  concat(measure, ' of ', aggregate, ' for ', worst.year, ' in edition ', edition_id,
    ' is ', worst.value, ' (', worst.locator, '), its members sum to ', worst.member_sum,
    if(totals > 1, concat(', like ', totals - 1, ' more (', years, ')'), ''),
    '; correct the member whose figure is wrong or missing') AS sentence
FROM apart
