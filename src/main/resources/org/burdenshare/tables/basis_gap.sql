CREATE TABLE basis_gap (
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  year INT NOT NULL COMMENT 'Calendar year',
  ally_name STRING NOT NULL COMMENT 'English short name',
  is_member BOOLEAN NOT NULL COMMENT 'Whether it was a member that year',
  nato_share_pct DOUBLE NOT NULL COMMENT 'On NATO''s definition, percent of GDP, unrounded',
  sipri_share_pct DOUBLE NOT NULL COMMENT 'On SIPRI''s definition, percent of GDP, unrounded',
  difference_pp DOUBLE NOT NULL COMMENT 'NATO''s less SIPRI''s, percentage points',
  nato_meets_guideline BOOLEAN NOT NULL COMMENT 'nato_share_pct >= 2',
  sipri_meets_guideline BOOLEAN NOT NULL COMMENT 'sipri_share_pct >= 2',
  verdict_differs BOOLEAN NOT NULL COMMENT 'Whether one of them meets 2 % and the other not',
  guidelines_differing ARRAY<STRING> NOT NULL
    COMMENT 'Codes of all guidelines on the share whose verdicts differ, OWN for --guideline',
  nato_obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  sipri_obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  nato_vintage_date DATE NOT NULL COMMENT 'Release of NATO''s figures',
  sipri_vintage_date DATE NOT NULL COMMENT 'Release of SIPRI''s figures',
  CONSTRAINT verdict_differs_follows
    CHECK (verdict_differs = (nato_meets_guideline <> sipri_meets_guideline))
)
USING delta
COMMENT 'One row an ally and year with a share on NATO''s and on SIPRI''s definition, '
  'as known on the publication''s day'
TBLPROPERTIES ('burdenshare.key' = 'ally, year')
