CREATE TABLE observation (
  edition_id STRING NOT NULL COMMENT 'The edition that says so',
  measure STRING NOT NULL
    COMMENT 'milex (military expenditure), gdp, share_of_gdp, population, personnel, '
      'equipment_share, personnel_share, infrastructure_share, other_share, '
      'milex_financial_year, milex_per_capita, milex_real_change, share_of_government_spending, '
      'gdp_volume (constant national prices), gdp_deflator or gdp_per_capita',
  unit STRING NOT NULL COMMENT 'XDC national currency, USD, PERCENT (0 to 100), PERSONS or INDEX',
  price_base_year INT COMMENT 'Year of constant prices; null: current prices',
  iso3 STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code, or the code of an aggregate',
  year INT NOT NULL COMMENT 'Calendar year',
  value DOUBLE COMMENT 'The figure in single units; null: missing',
  currency STRING COMMENT 'ISO 4217 code, for money; null: not said',
  obs_status STRING NOT NULL
    COMMENT 'SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, '
      'P provisional, U low reliability, B break in series, D definition differs, O missing, '
      'M missing and cannot exist',
  note STRING COMMENT 'The publisher''s note; null: none',
  locator STRING NOT NULL
    COMMENT 'Where it stands: file!sheet!cell, file:line, file:line:column or file:row',
  CONSTRAINT unit_known CHECK (unit IN ('XDC', 'USD', 'PERCENT', 'PERSONS', 'INDEX')),
  CONSTRAINT value_not_negative
    CHECK (value IS NULL OR value >= 0 OR measure = 'milex_real_change'),
  CONSTRAINT status_known CHECK (obs_status IN ('A', 'E', 'F', 'P', 'U', 'B', 'D', 'O', 'M'))
)
USING delta
PARTITIONED BY (edition_id)
COMMENT 'One row a figure of an edition, missing ones included'
TBLPROPERTIES ('burdenshare.key' = 'edition_id, measure, unit, price_base_year, iso3, year')
