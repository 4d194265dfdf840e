-- rejected_figure: one row a raw figure that makes no observation, and why
SELECT
  edition_id,
  locator,
  raw_text,
  if(
    reason_code IN (
      'unknown_section', 'unknown_table', 'unknown_header', 'no_header', 'unclear_last_year',
      'hidden_sheet'),
    note,
    NULL) AS title,
  reason_code,
  CASE reason_code
    WHEN 'damaged_file' THEN concat('the file is damaged (', raw_text, '); download it again')
    WHEN 'damaged_sheet' THEN concat('the sheet is damaged (', raw_text, ') and none of it is',
      ' used; download the file again')
    WHEN 'no_header' THEN 'the sheet announces a table but has no header with years'
    WHEN 'unknown_header' THEN concat('years stand in the row, but no heading that is known stands',
      ' above the names below it')
    WHEN 'unknown_table' THEN 'the title of the sheet does not tell what its figures are'
    WHEN 'unknown_section' THEN concat('the title above these figures',
      coalesce(concat(', ''', substring_index(note, ' | ', -1), ''','), ''),
      ' does not tell what they are and in which unit')
    WHEN 'unclear_last_year' THEN concat('the heading ''', raw_text, ''' after the last year is no',
      ' year that is known, so the newest figures would be left out; write the year, with an e',
      ' behind it for an estimate')
    WHEN 'unclear_year' THEN concat('the heading ''', raw_text, ''' is no year that is known, so',
      ' its column is left out; write the year, with an e behind it for an estimate')
    WHEN 'hidden_sheet' THEN concat('the sheet is hidden (', raw_text, ') and its figures are left',
      ' out; show it in a spreadsheet program and save the file where they are meant')
    WHEN 'unknown_indicator' THEN 'the indicator is not one that is read'
    WHEN 'spending_beside_others' THEN concat('the file holds other indicators too, and none of',
      ' its military spending is used; download the indicator as a file of its own')
    WHEN 'other_indicator' THEN concat('the file is taken for the indicator that stands first in it,',
      ' and none of another is used; download each as a file of its own')
    WHEN 'unknown_scale' THEN 'the scale of the row is not one that is known'
    WHEN 'no_currency_column' THEN 'the header names no column for the currency and its unit'
    WHEN 'two_units' THEN 'the row names no unit or two, so its figures cannot be told apart'
    WHEN 'no_area' THEN 'the row has figures but no name of a country'
    WHEN 'malformed_line' THEN 'the line does not have the columns of its header'
    WHEN 'unclear_estimate' THEN concat('the column of estimates says ''', said.status_text,
      ''', which is neither yes nor no; write E for an estimate, or leave it empty')
    WHEN 'not_utf8' THEN 'the line is not UTF-8'
    WHEN 'other_edition' THEN concat('the row says edition ''', said.file_edition_id,
      ''', its sidecar says ''', edition_id, '''')
    WHEN 'unknown_measure' THEN concat('measure ''', coalesce(said.measure, ''),
      ''' is unknown; known are ', array_join(known_measures(), ', '))
    WHEN 'wrong_unit' THEN concat('unit ''', coalesce(said.unit, ''), ''' does not fit ',
      measure, '; money is in XDC or USD, shares in PERCENT, heads in PERSONS')
    WHEN 'wrong_price_base_year' THEN concat('price_base_year ''', said.base_text,
      ''' is no year; leave it empty for current prices')
    WHEN 'needless_price_base_year' THEN concat('price_base_year ''', said.base_text,
      ''' stands beside ', unit, ', which has no prices; leave it empty')
    WHEN 'unknown_area' THEN concat('''', coalesce(said.area, ''),
      ''' is no ISO 3166 code and no known name; correct it in the file')
    WHEN 'wrong_year' THEN concat('year ''', coalesce(said.year, ''), ''' is no year')
    WHEN 'not_a_number' THEN concat('value ''', coalesce(said.value_text, ''),
      ''' is no number; write it in digits with a decimal point, and leave a missing value empty')
    WHEN 'negative' THEN concat('value ', coalesce(said.value_text, ''),
      ' is negative, expected zero or more')
    WHEN 'unknown_status' THEN concat('obs_status ''', said.status_text,
      ''' is not in SDMX''s list (A, E, P, F, B, D, U, O, M)')
    WHEN 'unknown_currency' THEN concat('currency ''', said.currency_text,
      ''' is no code of ISO 4217, three letters; leave it empty where it is not said')
    WHEN 'share_out_of_range' THEN concat(measure, ' of ', iso3,
      ' is above 100 %, expected 0 to 100; it is left out, for ', iso3, ' is no ally')
  END AS reason
FROM conformed_figure
WHERE reason_code IS NOT NULL
