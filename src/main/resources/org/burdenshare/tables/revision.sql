CREATE TABLE revision (
  table_name STRING NOT NULL COMMENT 'ally_trend, alliance_trend or guideline_verdict',
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  area STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code of the ally, or code of the aggregate',
  guideline STRING COMMENT 'Guideline of guideline_verdict; null elsewhere',
  year INT NOT NULL COMMENT 'Calendar year',
  column_name STRING NOT NULL COMMENT 'The column of that table',
  run_id STRING NOT NULL COMMENT 'The run of this publication',
  run_id_before STRING NOT NULL COMMENT 'The run of the one before',
  kind STRING NOT NULL COMMENT 'verdict_flipped, withdrawn, changed_figure, changed_status or new',
  priority INT NOT NULL COMMENT '1 to 5 in that order',
  old_value STRING COMMENT 'As the publication before has it; null: nothing',
  new_value STRING COMMENT 'As this publication has it; null: nothing',
  difference DOUBLE COMMENT 'New less old, for numbers',
  brought_by STRING
    COMMENT 'The edition behind the new value; null: several (aggregates, guidelines) or none',
  CONSTRAINT kind_known
    CHECK (kind IN ('verdict_flipped', 'withdrawn', 'changed_figure', 'changed_status', 'new'))
)
USING delta
COMMENT 'One row a key and column that this publication says otherwise than the one before; '
  'empty for the first'
TBLPROPERTIES ('burdenshare.key' = 'table_name, basis, area, guideline, year, column_name')
