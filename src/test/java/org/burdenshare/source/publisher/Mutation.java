package org.burdenshare.source.publisher;

/** What happens to workbooks on their way, and from one edition to the next. */
enum Mutation {
  INSERT_ROW,
  INSERT_COLUMN,
  INSERT_RANKS,
  RENAME_SHEET,
  MOVE_SHEETS,
  JOIN_SHEETS,
  MOVE_BLOCKS,
  MOVE_ROW,
  ADD_FOOTNOTE,
  ADD_SOURCE,
  NUMBER_AS_TEXT,
  NO_NUMBER,
  COLOUR,
  PAD,
  YEARS_AS_TEXT,
  REWORD_HEADING,
  REWORD_TITLE,
  REWORD_LABEL,
  OTHER_UNIT
}
