CREATE TABLE reconciliation (
  edition_id STRING NOT NULL COMMENT 'The edition of the spending',
  ally STRING NOT NULL COMMENT 'ISO 3166 alpha-3 code',
  year INT NOT NULL COMMENT 'Calendar year',
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  ally_name STRING NOT NULL COMMENT 'English short name',
  is_member BOOLEAN NOT NULL COMMENT 'Whether it was a member that year',
  vintage_date DATE NOT NULL COMMENT 'Release of the edition',
  gdp_edition STRING NOT NULL COMMENT 'The edition of the GDP: the same one, or its GDP partner',
  computed_pct DOUBLE NOT NULL COMMENT 'Spending by GDP, percent, unrounded',
  published_pct DOUBLE NOT NULL COMMENT 'The share that the publisher prints, percent',
  difference_pp DOUBLE NOT NULL COMMENT 'Computed less published, percentage points',
  guideline STRING NOT NULL COMMENT 'The guideline of the verdict columns',
  guideline_pct DOUBLE NOT NULL COMMENT 'Its threshold, percent of GDP',
  meets_computed BOOLEAN NOT NULL COMMENT 'computed_pct >= guideline_pct',
  meets_published BOOLEAN NOT NULL COMMENT 'published_pct >= guideline_pct',
  verdict_differs BOOLEAN NOT NULL COMMENT 'Whether the two verdicts differ',
  guidelines_differing ARRAY<STRING> NOT NULL
    COMMENT 'Codes of all guidelines on the share whose verdicts differ, OWN for --guideline',
  explanation STRING NOT NULL
    COMMENT 'exact, rounding, stored_round (a round number against the edition''s own '
      'components), financial_year, early_years (before 2000, older GDP), gdp_vintage, '
      'break (of currency or benchmark) or unexplained, by the first rule that holds',
  CONSTRAINT verdict_differs_follows CHECK (verdict_differs = (meets_computed <> meets_published)),
  CONSTRAINT explanation_known
    CHECK (explanation IN ('exact', 'rounding', 'stored_round', 'financial_year',
      'early_years', 'gdp_vintage', 'break', 'unexplained'))
)
USING delta
COMMENT 'One row an edition, ally and year for which a share is both computed and published'
TBLPROPERTIES ('burdenshare.key' = 'edition_id, ally, year')
