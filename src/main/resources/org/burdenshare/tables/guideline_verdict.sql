CREATE TABLE guideline_verdict (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  guideline STRING NOT NULL
    COMMENT 'GDP_2, CORE_3_5, EQUIP_20 (on equipment) or OWN (the threshold of --guideline)',
  year INT NOT NULL COMMENT 'Calendar year',
  ally_name STRING NOT NULL COMMENT 'English short name',
  is_member BOOLEAN NOT NULL COMMENT 'Whether it was a member that year',
  guideline_pct DOUBLE NOT NULL COMMENT 'Threshold, percent of what it is on',
  guideline_in_force BOOLEAN
    COMMENT 'Whether it was in force that year; null: a threshold of one''s own never was',
  judged_pct DOUBLE NOT NULL
    COMMENT 'The share that is judged, unrounded: percent of GDP, for EQUIP_20 equipment in '
      'percent of spending',
  share_of_gdp_pct DOUBLE COMMENT 'Percent of GDP, unrounded',
  meets_guideline BOOLEAN NOT NULL COMMENT 'judged_pct >= guideline_pct',
  margin_pp DOUBLE NOT NULL COMMENT 'judged_pct less threshold, percentage points',
  shortfall_usd DOUBLE
    COMMENT 'US$ missing to the threshold on the share''s price base; null: no figure in US$',
  consecutive_years_meeting INT
    COMMENT 'Years in a row, up to this one, in which the member met the guideline; '
      'null: not a member',
  obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  vintage_date DATE NOT NULL COMMENT 'Release of the edition of the share',
  CONSTRAINT verdict_follows_share CHECK (meets_guideline = (judged_pct >= guideline_pct))
)
USING delta
COMMENT 'One row a basis, ally, guideline and year with the share that it judges'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, guideline, year')
