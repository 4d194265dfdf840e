package org.burdenshare.source.workbook;

/** Is shown the sheets of a workbook, one row after the other. */
public interface SheetVisitor {
  /** The part of a workbook that a visitor wants next. */
  enum Next {
    ROW,
    SHEET
  }

  /** Whether people who open a workbook see a sheet. */
  enum Visibility {
    VISIBLE,
    HIDDEN
  }

  /** A sheet begins. */
  void begin(String sheet, Visibility visibility);

  /** A row that holds something. */
  Next row(SheetRow row);

  /** A sheet ends, or the visitor had enough of it. */
  void end(String sheet);

  /** A sheet cannot be read on; what it said so far is not to be used. */
  void damaged(String sheet, String problem);
}
