CREATE TABLE share_change (
  basis STRING NOT NULL COMMENT 'Whose definition of military expenditure',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  year INT NOT NULL COMMENT 'Calendar year',
  realtime_start DATE NOT NULL COMMENT 'Day of the change: that of share_vintage from which the new share was known',
  ally_name STRING COMMENT 'English short name',
  is_member BOOLEAN COMMENT 'Whether it was a member that year',
  edition_before STRING COMMENT 'The edition that said otherwise before',
  spending_edition STRING COMMENT 'The edition that says so',
  measure_before STRING COMMENT 'What the publisher called the measure before; null: not said',
  measure_name STRING COMMENT 'What the publisher calls the measure; null: not said',
  share_before_pct DOUBLE COMMENT 'The share before, percent of GDP',
  share_of_gdp_pct DOUBLE COMMENT 'The share, percent of GDP',
  met_before BOOLEAN COMMENT 'Whether it met the guideline before',
  meets_guideline BOOLEAN COMMENT 'Whether it meets the guideline',
  change_reason STRING COMMENT 'As in share_vintage',
  sentence STRING COMMENT 'What changed and why, in a sentence'
)
USING delta
COMMENT 'One row a basis, ally, year and change of what was known of the share: what it was before, and why it changed'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, year, realtime_start')
