CREATE TABLE alliance_trend (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  aggregate STRING NOT NULL
    COMMENT 'NATO, NATO_EUROPE, NATO_EUROPE_AND_CANADA, NATO_NORTH_AMERICA (the members of each '
      'year), MEMBERS_2014, MEMBERS_2024 (the same members in every year) or a group: BALTIC_STATES, B9, '
      'EU_ALLIES, G7_ALLIES, NB8, V4, WEIMAR_TRIANGLE, and those of --groups (whoever belonged to it that '
      'year, ally or not)',
  year INT NOT NULL COMMENT 'Calendar year',
  members INT NOT NULL COMMENT 'Members that year',
  assessed INT NOT NULL COMMENT 'Members with a share',
  meeting INT COMMENT 'Members at 2 % or more, unrounded; null: none assessed',
  meeting_published INT COMMENT 'The same on the shares that the publisher prints',
  meeting_by_guideline MAP<STRING, INT>
    COMMENT 'Members at each guideline on the share by its code, OWN for --guideline; '
      'null: nobody was assessed',
  allies_meeting ARRAY<STRING> NOT NULL COMMENT 'ISO3 codes of the members meeting 2 %',
  vintage_date DATE COMMENT 'Newest release that a member''s row stands on',
  milex_usd_constant DOUBLE
    COMMENT 'Sum of the members'' spending, US$ at prices of price_base_year; '
      'null: not every assessed member''s from one edition',
  price_base_year INT COMMENT 'Base year of milex_usd_constant',
  gdp DOUBLE
    COMMENT 'Sum of the members'' GDP in US$, on the price base of the share; '
      'with Iceland''s where known',
  share_of_gdp_pct DOUBLE
    COMMENT 'Sum of spending by sum of GDP, percent, never a mean; '
      'null: not every assessed member on one price base',
  median_share_pct DOUBLE COMMENT 'Median of the members'' shares, percent',
  share_published_pct DOUBLE COMMENT 'The total''s share as published, percent',
  shortfall_usd DOUBLE
    COMMENT 'Sum of the members'' shortfalls, US$; '
      'null: not every assessed member on one price base',
  real_growth_pct DOUBLE
    COMMENT 'Growth of milex_usd_constant since the year before, percent, '
      'accessions included (the panels have none); null: a gap, another edition, or a member left',
  CONSTRAINT counts_nest CHECK (assessed <= members AND coalesce(meeting, 0) <= assessed),
  CONSTRAINT names_match_count CHECK (size(allies_meeting) = coalesce(meeting, 0))
)
USING delta
COMMENT 'One row a basis, aggregate and year'
TBLPROPERTIES ('burdenshare.key' = 'basis, aggregate, year')
