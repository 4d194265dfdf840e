package org.burdenshare.source.workbook;

import org.apache.poi.ss.usermodel.SheetVisibility;

/** Is shown the sheets of a workbook, one row after the other. */
public interface SheetVisitor {
  /**
   * A sheet begins.
   *
   * @param visibility whether people who open the workbook see it
   */
  void begin(String sheet, SheetVisibility visibility);

  /** A row that holds something; returns whether more of its sheet are wanted. */
  boolean row(SheetRow row);

  /** A sheet ends, or the visitor had enough of it. */
  void end(String sheet);

  /** A sheet cannot be read on; what it said so far is not to be used. */
  void damaged(String sheet, String problem);
}
