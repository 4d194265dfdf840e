CREATE TABLE guideline_crossing (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  guideline STRING NOT NULL COMMENT 'GDP_2, CORE_3_5, EQUIP_20 or OWN',
  year INT NOT NULL COMMENT 'The first year of the new verdict',
  ally_name STRING NOT NULL COMMENT 'English short name',
  guideline_pct DOUBLE NOT NULL COMMENT 'Threshold, percent of what it is on',
  guideline_in_force BOOLEAN COMMENT 'Whether it was in force that year',
  direction STRING NOT NULL COMMENT 'up: meets it now; down: no longer',
  share_before_pct DOUBLE NOT NULL COMMENT 'The share that is judged, of the year before, percent',
  share_after_pct DOUBLE NOT NULL COMMENT 'The same of the year, percent',
  log_share_change DOUBLE
    COMMENT 'ln(share_after_pct / share_before_pct); of the printed shares where one of the two is '
      'computed and the other printed, or the GDP is of two editions',
  spending_contribution DOUBLE
    COMMENT 'ln of the growth of spending; with gdp_contribution it adds up to log_share_change; '
      'null: the two years are not ratios of the same editions and currency, '
      'or the guideline is on equipment',
  gdp_contribution DOUBLE COMMENT 'Minus ln of the growth of GDP; null likewise',
  vintage_date_before DATE NOT NULL COMMENT 'Release behind the year before',
  vintage_date DATE NOT NULL COMMENT 'Release behind the year',
  CONSTRAINT direction_known CHECK (direction IN ('up', 'down'))
)
USING delta
COMMENT 'One row a basis, ally, guideline and year in which the verdict of a member changed, '
  'like with like: not only because one share is computed and the other printed'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, guideline, year')
