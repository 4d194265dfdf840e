CREATE TABLE projection (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  guideline STRING NOT NULL COMMENT 'The guideline that is due',
  growth_years INT NOT NULL
    COMMENT '3, 5 or 10: mean growth is taken from that many years up to the last',
  ally_name STRING NOT NULL COMMENT 'English short name',
  last_year INT NOT NULL COMMENT 'The latest year with a share',
  share_of_gdp_pct DOUBLE NOT NULL COMMENT 'Its share, percent of GDP, unrounded',
  obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  guideline_pct DOUBLE NOT NULL COMMENT 'Threshold, percent of GDP',
  review_year INT NOT NULL COMMENT 'Year in which the guideline is reviewed',
  due_year INT NOT NULL COMMENT 'Year in which it is due',
  share_growth_pct DOUBLE NOT NULL
    COMMENT 'Mean growth of the share, percent a year: real growth of spending over that of GDP',
  milex_growth_pct DOUBLE
    COMMENT 'Mean real growth of spending, percent a year; null: not known at constant prices',
  gdp_growth_pct DOUBLE
    COMMENT 'Mean real growth of GDP, percent a year; null: not known at constant prices',
  share_in_review_year_pct DOUBLE
    COMMENT 'Arithmetic, not forecast: the share in review_year if both keep their mean growth',
  share_in_due_year_pct DOUBLE NOT NULL
    COMMENT 'Arithmetic, not forecast: the share in due_year if both keep their mean growth',
  share_growth_needed_pct DOUBLE NOT NULL
    COMMENT 'Growth of the share that reaches the guideline in due_year, percent a year',
  milex_growth_needed_pct DOUBLE
    COMMENT 'Real growth of spending that does, percent a year, where GDP keeps its growth; '
      'null: GDP is not known at constant prices',
  increase_needed_usd DOUBLE
    COMMENT 'The same as a mean increase of spending, US$ a year at prices of price_base_year; '
      'negative: less would do; null likewise',
  price_base_year INT COMMENT 'Base year of the US$; null: none',
  edition_id STRING NOT NULL COMMENT 'The edition of the figures',
  vintage_date DATE NOT NULL COMMENT 'Its release'
)
USING delta
COMMENT 'Arithmetic, not forecast: one row a basis, member, guideline still due and number of '
  'years that growth is taken from, as known on the publication''s day'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, guideline, growth_years')
