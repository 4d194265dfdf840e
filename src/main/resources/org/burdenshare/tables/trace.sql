CREATE TABLE trace (
  basis STRING COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI',
  ally STRING COMMENT 'ISO 3166 alpha-3 code',
  year INT COMMENT 'Calendar year',
  realtime_start DATE COMMENT 'First day on which the share was known',
  side STRING
    COMMENT 'numerator (military expenditure) and denominator (GDP) of a computed share; published: '
      'the share as the publisher prints it',
  realtime_end DATE
    COMMENT 'Last day on which the share was known, included; 9999-12-31: it still is',
  measure STRING COMMENT 'milex, gdp or share_of_gdp',
  value DOUBLE COMMENT 'The figure in single units',
  unit STRING COMMENT 'XDC national currency, USD or PERCENT (0 to 100)',
  currency STRING COMMENT 'ISO 4217 code, for money; null: not said',
  price_base_year INT COMMENT 'Year of constant prices; null: current prices',
  obs_status STRING COMMENT 'SDMX observation status (CL_OBS_STATUS) of this figure',
  edition_id STRING COMMENT 'The edition of the figure, the first that gave this share',
  publisher STRING COMMENT 'Who released it',
  vintage_date DATE COMMENT 'Day of its release',
  file_name STRING COMMENT 'The file',
  sheet STRING COMMENT 'The sheet of a workbook; null: the file is none',
  place STRING COMMENT 'The cell of a workbook, else line, line:column or row of the file',
  locator STRING COMMENT 'File, sheet and place in one',
  citation STRING COMMENT 'How to cite the edition',
  licence STRING COMMENT 'Its terms of use',
  note STRING COMMENT 'The note of the publisher; null: none'
)
USING delta
COMMENT 'One row a basis, ally, year, realtime_start and side: where every share that was ever known comes from, down to the cell'
TBLPROPERTIES ('burdenshare.key' = 'basis, ally, year, realtime_start, side')
