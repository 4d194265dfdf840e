CREATE TABLE rejected_row (
  edition_id STRING NOT NULL COMMENT 'The edition it belongs to',
  locator STRING NOT NULL
    COMMENT 'Where it stands: file!sheet!cell, file:line, file:line:column or file:row',
  raw_text STRING NOT NULL COMMENT 'The row as it stands in the file',
  title STRING COMMENT 'The title above it, where that does not tell what it is; null: else',
  reason_code STRING NOT NULL COMMENT 'Why it was rejected, as a code',
  reason STRING NOT NULL COMMENT 'Why it was rejected, and what to do',
  run_id STRING NOT NULL COMMENT 'The run that rejected it'
)
USING delta
PARTITIONED BY (edition_id)
COMMENT 'One row a row of a file that could not be used'
TBLPROPERTIES ('burdenshare.key' = 'edition_id, locator')
