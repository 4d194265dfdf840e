CREATE TABLE edition (
  edition_id STRING NOT NULL COMMENT 'Publisher and vintage date',
  publisher STRING NOT NULL COMMENT 'Who released it',
  title STRING NOT NULL COMMENT 'The publication',
  basis STRING
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two; '
      'null for GDP and population',
  measure_name STRING
    COMMENT 'What the publisher calls the spending that it measures, such as Defence expenditure or '
      'Core defence expenditure; null: not said',
  vintage_date DATE NOT NULL COMMENT 'Day of release',
  vintage_source STRING NOT NULL COMMENT 'Where that day comes from',
  file_name STRING NOT NULL COMMENT 'The file it was read from, within its input',
  sha256 STRING NOT NULL COMMENT 'Checksum of the file and its record',
  observation_count BIGINT NOT NULL COMMENT 'Observations read',
  rejected_count BIGINT NOT NULL COMMENT 'Rows of the file that could not be used',
  citation STRING NOT NULL COMMENT 'How to cite it',
  licence STRING NOT NULL COMMENT 'Terms of use',
  accepted_checks ARRAY<STRING> NOT NULL COMMENT 'Checks that its record lets it fail',
  ingested_at TIMESTAMP NOT NULL COMMENT 'When it was read, UTC',
  reader STRING
    COMMENT 'The format by whose rules it was read, such as sipri_workbook; '
      'null: read before this was kept',
  reader_version INT
    COMMENT 'Version of these rules and of those for all formats, summed: the higher, the newer; '
      'null: older than every version'
)
USING delta
COMMENT 'One row an edition: one release of one publication'
TBLPROPERTIES ('burdenshare.key' = 'edition_id')
