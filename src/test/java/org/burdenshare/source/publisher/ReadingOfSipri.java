package org.burdenshare.source.publisher;

import java.io.IOException;

/** Opens the reader of SIPRI's workbooks to benches of other packages. */
public final class ReadingOfSipri {
  private ReadingOfSipri() {}

  /** How many figures a workbook gives. */
  public static int figures(byte[] workbook) throws IOException {
    return WorkbookFormatsTest.sipri(workbook).size();
  }
}
