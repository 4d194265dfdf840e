CREATE TABLE revision_statistic (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  measure_name STRING NOT NULL
    COMMENT 'What the publisher called the spending when it first gave the shares, or not said',
  later_measure_name STRING NOT NULL COMMENT 'What it called it in the later release, or not said',
  release_number INT NOT NULL COMMENT 'Which release after the first that gave the share, from 1',
  first_status STRING NOT NULL
    COMMENT 'Shares that were first given as an estimate, as normal, or all of both',
  revisions INT NOT NULL COMMENT 'How many allies and years; a confirmed share counts as one',
  confirmed INT NOT NULL COMMENT 'How many of these the later release gave unchanged',
  mean_pp DOUBLE NOT NULL COMMENT 'Mean of the later share less the first, percentage points',
  median_pp DOUBLE NOT NULL COMMENT 'Median of the same',
  mean_absolute_pp DOUBLE NOT NULL COMMENT 'Mean of its size, percentage points',
  root_mean_square_pp DOUBLE NOT NULL COMMENT 'Root of the mean of its square',
  flipped_pct DOUBLE NOT NULL COMMENT 'How many of the verdicts on 2 % it changed, percent',
  intercept_pct DOUBLE
    COMMENT 'Of the regression of the later share on the first: 0 with a slope of 1 where first '
      'estimates are efficient; null: fewer than two shares, or all the same',
  slope DOUBLE COMMENT 'Of that regression',
  r_squared DOUBLE COMMENT 'Of that regression: how much of the later share the first explains',
  CONSTRAINT status_split CHECK (first_status IN ('estimate', 'normal', 'all')),
  CONSTRAINT confirmed_among_revisions CHECK (confirmed <= revisions)
)
USING delta
COMMENT 'One row a basis, name of the measure then and later, number of the release after the first, '
  'and status of the first share: how far first shares were revised, as known on the publication''s day'
TBLPROPERTIES (
  'burdenshare.key' = 'basis, measure_name, later_measure_name, release_number, first_status')
