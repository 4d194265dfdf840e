CREATE TABLE verdict_vintage (
  basis STRING NOT NULL
    COMMENT 'Whose definition of military expenditure, such as NATO or SIPRI; never mix two',
  vintage_date DATE NOT NULL COMMENT 'As known on this day',
  year INT NOT NULL COMMENT 'Calendar year',
  members INT NOT NULL COMMENT 'Members that year',
  assessed INT NOT NULL COMMENT 'Members whose share was known',
  meeting INT NOT NULL COMMENT 'Members at 2 % or more, on the unrounded share',
  meeting_published INT
    COMMENT 'The same on the shares that the publisher prints; null: it printed none',
  meeting_by_guideline MAP<STRING, INT> NOT NULL
    COMMENT 'Members at each guideline on the share by its code, OWN for --guideline',
  allies_meeting ARRAY<STRING> NOT NULL COMMENT 'ISO3 codes of the members meeting 2 %',
  allies_meeting_published ARRAY<STRING> NOT NULL COMMENT 'The same on published shares',
  CONSTRAINT counts_nest CHECK (assessed <= members AND meeting <= assessed),
  CONSTRAINT names_match_count
    CHECK (size(allies_meeting) = meeting
      AND size(allies_meeting_published) = coalesce(meeting_published, 0))
)
USING delta
COMMENT 'One row a basis, day on which a share became known, and year of which something was then '
  'known: how many members met 2 %, over all editions'
TBLPROPERTIES ('burdenshare.key' = 'basis, vintage_date, year')
