CREATE TABLE publication (
  run_id STRING NOT NULL COMMENT 'The run that published it',
  number BIGINT NOT NULL COMMENT '1, 2, 3 ...: the order of publications; the highest is current',
  published_at TIMESTAMP NOT NULL COMMENT 'When, UTC',
  as_of DATE NOT NULL COMMENT 'The day of which the trends speak',
  own_guideline_pct DOUBLE COMMENT 'Threshold of --guideline; null: none',
  own_groups ARRAY<STRUCT<group_code: STRING, iso3: STRING, from_year: INT, until_year: INT>>
    COMMENT 'Lines of --groups; until_year null: still; empty or null: none',
  gdp_partner STRING NOT NULL COMMENT 'Rule of --gdp-partner; contemporaneous is what nearest was called once',
  gdp_window_days INT NOT NULL COMMENT 'Days that spending and GDP vintages may lie apart',
  code_version STRING NOT NULL COMMENT 'Version and fingerprint of the program',
  inputs ARRAY<STRUCT<edition_id: STRING, file_name: STRING, sha256: STRING>> NOT NULL
    COMMENT 'The editions it stands on',
  restores STRING COMMENT 'The run whose tables it made current again; null: it brought new ones',
  table_versions MAP<STRING, BIGINT> NOT NULL
    COMMENT 'Delta version of each table; empty: it has expired and its tables are gone',
  row_counts MAP<STRING, BIGINT> NOT NULL COMMENT 'Rows of each table',
  checks_passed ARRAY<STRING> NOT NULL COMMENT 'What was checked before',
  answer ARRAY<STRING> NOT NULL COMMENT 'What the run told: who meets 2 %, line by line',
  news ARRAY<STRING> NOT NULL COMMENT 'What it told of changes; empty: none',
  flips BIGINT NOT NULL COMMENT 'Verdicts that flipped since the publication before',
  seconds DOUBLE NOT NULL COMMENT 'From the start of the run to this row',
  awaited ARRAY<STRUCT<publisher: STRING, release: STRING, due_since: DATE>>
    COMMENT 'The next release of each publisher, and the last day on which it was out in past years, since when it is due; null: not kept then'
)
USING delta
COMMENT 'One row a publication, written last; '
  'the newest names the table versions that belong together'
TBLPROPERTIES ('burdenshare.key' = 'run_id')
