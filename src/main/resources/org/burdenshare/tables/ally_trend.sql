CREATE TABLE ally_trend (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  year INT NOT NULL COMMENT 'Calendar year',
  ally_name STRING NOT NULL COMMENT 'English short name',
  is_member BOOLEAN NOT NULL
    COMMENT 'Whether it was a member that year; the year of accession counts in full',
  edition_id STRING COMMENT 'The edition its figures come from; null: none has any',
  vintage_date DATE COMMENT 'Release of that edition; null: no figure',
  gdp_vintage_date DATE
    COMMENT 'Release of the GDP in the denominator; null: the share is the publisher''s own',
  gdp_edition_id STRING COMMENT 'The edition of that GDP; null: the share is the publisher''s own',
  milex_usd DOUBLE COMMENT 'Military expenditure, current US$; null: not given',
  milex_usd_constant DOUBLE
    COMMENT 'Military expenditure, US$ at prices of price_base_year; null: not given',
  price_base_year INT
    COMMENT 'Base year of the constant prices on this row; null: no constant prices',
  milex_xdc DOUBLE COMMENT 'Military expenditure, national currency, current prices',
  currency STRING COMMENT 'ISO 4217 code of milex_xdc; null: not said',
  gdp_usd DOUBLE
    COMMENT 'GDP in US$, on the price base of the share: constant prices of price_base_year on '
      'NATO''s basis, current US$ on SIPRI''s; null: not known',
  share_of_gdp_pct DOUBLE
    COMMENT 'Military expenditure, percent of GDP, unrounded; null: not assessed',
  share_nominal_pct DOUBLE
    COMMENT 'Spending over GDP at current prices, percent, where the share is at constant prices and '
      'the edition gives both; no verdict stands on it',
  share_published_pct DOUBLE COMMENT 'The share that the publisher prints, percent',
  share_source STRING
    COMMENT 'computed from spending and GDP, or published by the publisher; null: no share',
  obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  guideline STRING NOT NULL COMMENT 'The guideline of the verdict columns',
  guideline_pct DOUBLE NOT NULL COMMENT 'Its threshold, percent of GDP',
  guideline_in_force BOOLEAN NOT NULL COMMENT 'Whether it was in force that year',
  meets_guideline BOOLEAN
    COMMENT 'share_of_gdp_pct >= guideline_pct; null: not assessed, never false',
  meets_guideline_rounded BOOLEAN
    COMMENT 'The verdict on the share rounded half up to two decimals',
  meets_guideline_published BOOLEAN
    COMMENT 'The verdict on the share that the publisher prints, at two decimals; '
      'null: not printed',
  guidelines_met ARRAY<STRING>
    COMMENT 'Codes of all guidelines on the share that it meets, OWN for --guideline; '
      'null: not assessed',
  margin_pp DOUBLE COMMENT 'Share less guideline, percentage points',
  shortfall_usd DOUBLE
    COMMENT 'US$ missing to the guideline on the price base of gdp_usd, 0 where it is met; '
      'null: not assessed, or no figure in US$',
  rank_in_year INT
    COMMENT 'Place among the assessed members of the year, 1 the highest share; '
      'null: not assessed or not a member',
  share_change_pp DOUBLE
    COMMENT 'Change of the share since the year before, percentage points; of the printed shares where '
      'one is computed and the other printed, or the GDP is of two editions; '
      'null: a gap, another edition, or one of these two not printed',
  real_growth_pct DOUBLE
    COMMENT 'Growth of spending at constant prices since the year before, percent; '
      'null: a gap or another edition',
  share_avg_3y_pct DOUBLE
    COMMENT 'Mean share of this year and the two before, percent; null unless all three are known',
  consecutive_years_meeting INT
    COMMENT 'Years in a row, up to this one, in which the member met the guideline; '
      'null: not assessed or not a member',
  equipment_share_pct DOUBLE COMMENT 'Major equipment, percent of spending',
  meets_equipment_guideline BOOLEAN
    COMMENT 'equipment_share_pct >= 20; null: not known, or before that guideline (2014)',
  meets_both_guidelines BOOLEAN
    COMMENT 'Both the guideline on the share of GDP and that on equipment; '
      'null: one of them is not assessed',
  milex_per_capita_usd DOUBLE
    COMMENT 'Current US$ a head, by the population of its edition, else as printed; null: neither',
  meets_probability DOUBLE
    COMMENT 'How likely the publisher''s later releases are to put the share at guideline_pct or more, 0 to 1, '
      'by what became of like shares (arithmetic, no forecast of budgets); null: see probability_rests_on',
  share_low_pct DOUBLE
    COMMENT 'Lower bound of the 90 % interval of the share in later releases, percent; null: see probability_rests_on',
  share_high_pct DOUBLE
    COMMENT 'Upper bound of the 90 % interval of the share in later releases, percent; null: see probability_rests_on',
  probability_rests_on STRING
    COMMENT 'How many revisions of which shares that is, or why it is not told; '
      'null: not assessed, or published before it was told',
  CONSTRAINT status_known CHECK (obs_status IN ('A', 'E', 'F', 'P', 'U', 'B', 'D', 'O', 'M')),
  CONSTRAINT share_source_known
    CHECK (share_source IS NULL OR share_source IN ('computed', 'published')),
  CONSTRAINT share_has_source CHECK ((share_of_gdp_pct IS NULL) = (share_source IS NULL)),
  CONSTRAINT verdict_follows_share CHECK (meets_guideline <=> (share_of_gdp_pct >= guideline_pct)),
  CONSTRAINT only_members_ranked CHECK (is_member OR rank_in_year IS NULL)
)
USING delta
COMMENT 'One row a basis, ally and year, as known on the publication''s day'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, year')
