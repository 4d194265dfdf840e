CREATE TABLE share_vintage (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  year INT NOT NULL COMMENT 'Calendar year',
  realtime_start DATE NOT NULL
    COMMENT 'First day on which this was known: release of the spending edition or, if later, '
      'of the GDP in the denominator',
  realtime_end DATE NOT NULL
    COMMENT 'Last day on which this was known, included (a closed interval); '
      '9999-12-31: it still is',
  ally_name STRING NOT NULL COMMENT 'English short name',
  is_member BOOLEAN NOT NULL COMMENT 'Whether it was a member that year',
  share_of_gdp_pct DOUBLE NOT NULL COMMENT 'Military expenditure, percent of GDP, unrounded',
  share_published_pct DOUBLE COMMENT 'The share that the publisher prints, percent',
  share_source STRING NOT NULL COMMENT 'computed from spending and GDP, or published',
  obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  guideline STRING NOT NULL COMMENT 'The guideline of the verdict columns',
  guideline_pct DOUBLE NOT NULL COMMENT 'Its threshold, percent of GDP',
  meets_guideline BOOLEAN NOT NULL COMMENT 'share_of_gdp_pct >= guideline_pct',
  meets_guideline_rounded BOOLEAN NOT NULL
    COMMENT 'The verdict on the share rounded half up to two decimals',
  meets_guideline_published BOOLEAN
    COMMENT 'The verdict on the share that the publisher prints, at two decimals; '
      'null: not printed',
  guidelines_met ARRAY<STRING>
    COMMENT 'Codes of all guidelines on the share that it meets, OWN for --guideline; '
      'null: not assessed',
  spending_edition STRING NOT NULL COMMENT 'The first edition that said so',
  measure_name STRING
    COMMENT 'What the publisher calls the spending that it measures in that edition, such as Defence expenditure or '
      'Core defence expenditure; null: not said',
  gdp_edition STRING
    COMMENT 'The edition of the GDP in the denominator; null: the share is the publisher''s own',
  end_reason STRING
    COMMENT 'revised (another figure, status or source followed) or withdrawn (the publisher''s '
      'next edition of that year leaves the ally out); null: still known',
  ended_by STRING COMMENT 'The edition that ended it; null: still known',
  prices STRING
    COMMENT 'Prices of the spending and the GDP behind the share: current prices, or prices of a year; '
      'null: the edition gives none',
  change_reason STRING
    COMMENT 'Why it differs from what was known before, also before a withdrawal: where most of the points '
      'come from (spending, gdp, prices, source, rounding, measure or unexplained), else corrected or '
      'mistaken (a share that no ally can have, a factor of 10, 1000 or a million away, went or came), reinstated (given again '
      'after a withdrawal), status or printed (that of the share, or what is printed beside it, changed '
      'alone); null: the first',
  change_pp DOUBLE COMMENT 'Change of share_of_gdp_pct, percentage points: the sum of the five; null: the first',
  change_spending_pp DOUBLE COMMENT 'Points of it by revised spending',
  change_gdp_pp DOUBLE
    COMMENT 'Points of it by revised GDP, or by the GDP that printed shares imply beside spending',
  change_prices_pp DOUBLE
    COMMENT 'Points of it by other prices (nominal, constant, another base year), with revisions that the '
      'two editions do not tell apart from them',
  change_source_pp DOUBLE
    COMMENT 'Points of it between a printed share and a computed one, by rounding, and unexplained ones',
  change_measure_pp DOUBLE
    COMMENT 'Points of it where the publisher calls the measure otherwise and the two editions do not both '
      'give spending',
  revised_spending_pct DOUBLE
    COMMENT 'Revision of spending, percent, in one currency and at one kind of prices; null: not in both editions',
  revised_gdp_pct DOUBLE
    COMMENT 'Revision of GDP, percent, as that of spending; null: not known of both editions',
  meets_probability DOUBLE
    COMMENT 'How likely the publisher''s later releases are to put the share at guideline_pct or more, 0 to 1, '
      'by what became of like shares (arithmetic, no forecast of budgets); null: see probability_rests_on',
  share_low_pct DOUBLE
    COMMENT 'Lower bound of the 90 % interval of the share in later releases, percent; null: see probability_rests_on',
  share_high_pct DOUBLE
    COMMENT 'Upper bound of the 90 % interval of the share in later releases, percent; null: see probability_rests_on',
  probability_rests_on STRING
    COMMENT 'How many revisions of which shares that is, or why it is not told, or it is not what was known on the day of the publication; '
      'null: not assessed, or published before it was told',
  CONSTRAINT status_known CHECK (obs_status IN ('A', 'E', 'F', 'P', 'U', 'B', 'D', 'O', 'M')),
  CONSTRAINT starts_before_end CHECK (realtime_start <= realtime_end),
  CONSTRAINT verdict_follows_share CHECK (meets_guideline = (share_of_gdp_pct >= guideline_pct)),
  CONSTRAINT end_has_reason
    CHECK ((end_reason IS NULL) = (realtime_end = DATE'9999-12-31')
      AND (end_reason IS NULL) = (ended_by IS NULL)),
  CONSTRAINT change_adds_up CHECK (coalesce(
    abs(change_spending_pp + change_gdp_pp + change_prices_pp + change_source_pp + change_measure_pp
      - change_pp) <= 1e-9 * greatest(1, abs(change_spending_pp), abs(change_gdp_pp), abs(change_pp)),
    change_pp IS NULL))
)
USING delta
COMMENT 'One row a basis, ally, year and change of what was known of the share, '
  'its status or its source, over all editions: WHERE DATE''2016-11-18'' BETWEEN realtime_start '
  'AND realtime_end'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, year, realtime_start')
