package org.burdenshare.source.workbook;

import org.apache.poi.ss.usermodel.SheetVisibility;

/** Receives the sheets of a workbook, row by row. */
public interface SheetVisitor {
  /**
   * A sheet begins.
   *
   * @param visibility whether people who open the workbook see it
   */
  void begin(String sheet, SheetVisibility visibility);

  /** A non-empty row; returns whether to continue with the sheet. */
  boolean row(SheetRow row);

  /** A sheet ends, or the visitor stopped it. */
  void end(String sheet);

  /** A sheet cannot be read further; its rows so far must not be used. */
  void damaged(String sheet, String problem);
}
