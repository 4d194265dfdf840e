-- edition_offender: one row a check and what must not be published of an edition, unless its record accepts it
WITH told AS (
  SELECT
    *,
    if(
      is_of_most_allies,
      concat(file_name, ': ', series, ' of ', allies_off, ' of ', allies, ' allies (', figures,
        ' figures, ', years, ') looks wrong, as of ', worst_ally, ' for ', worst_year, ': ',
        example),
      concat(series, ' of ', ally, ' for ', worst_year, ' is ', example,
        if(figures > 1, concat(', like ', figures - 1, ' more (', years, ')'), ''))) AS finding,
    'the decimal points look lost, as when a program set to another country saves a file'
      AS decimals_lost
  FROM offending_series
),
explained AS (
  SELECT
    *,
    -- Figures that are off by one and the same power of ten, or by many, or by none
    CASE
      WHEN check = 'figure_within_range' AND (fits_thousands OR fits_millions OR fits_billions)
        THEN concat('it looks as if in ', concat_ws(' or ', if(fits_thousands, 'thousands', NULL),
          if(fits_millions, 'millions', NULL), if(fits_billions, 'billions', NULL)))
      WHEN check = 'figure_within_range' AND least_power >= 1
        THEN concat('it is in another unit, or ', decimals_lost)
      WHEN check = 'figure_within_range' THEN NULL
      WHEN check = 'no_spike' THEN if(is_of_most_allies AND least_power < most_power, decimals_lost, NULL)
      WHEN least_power = most_power AND least_power <> 0 AND least_power % 3 = 0
        THEN concat(
          coalesce(
            try_element_at(map(3, 'a thousand', 6, 'a million', 9, 'a billion'), abs(least_power)),
            concat('10^', abs(least_power))),
          ' times too ', if(least_power > 0, 'large', 'small'), ', so likely in another unit')
      WHEN least_power >= 1 THEN decimals_lost
      WHEN check = 'share_within_range' AND is_of_most_allies AND most_power < 0
        THEN 'it looks like a fraction instead of percent'
    END AS cause,
    CASE
      WHEN check = 'share_within_range' AND series <> 'the share of GDP'
        THEN 'correct it in the file'
      WHEN check IN ('share_within_range', 'share_agrees_with_published')
        THEN 'spending and GDP differ in unit or currency, correct them in the file'
      ELSE concat(
        if(
          check = 'figure_within_range',
          'give single units, or of a table the scale in its record (milex USD billion)',
          concat('correct ', if(is_earlier, file_name, 'the unit'))),
        ', or accept it in the record of edition ', edition_id, ' (accepted: ', check, ')')
    END AS remedy
  FROM told
),
of_editions AS (
  SELECT check, edition_id, concat(finding, '; ', coalesce(concat(cause, ': '), ''), remedy) AS sentence
  FROM explained
  UNION ALL
  SELECT 'edition_not_empty', edition_id, sentence FROM edition_not_empty
  UNION ALL
  SELECT 'tables_complete', edition_id, sentence FROM tables_complete
  UNION ALL
  SELECT 'spending_has_basis', edition_id, sentence FROM spending_has_basis
  UNION ALL
  SELECT 'key_unique', edition_id, sentence FROM key_unique
  UNION ALL
  SELECT 'year_within_horizon', edition_id, sentence FROM year_within_horizon
  UNION ALL
  SELECT 'coverage_kept', edition_id, sentence FROM coverage_kept
  UNION ALL
  SELECT 'members_sum_to_total', edition_id, sentence FROM members_sum_to_total
)
SELECT check, edition_id, sentence
FROM of_editions
INNER JOIN edition USING (edition_id)
WHERE NOT array_contains(accepted_checks, check)
