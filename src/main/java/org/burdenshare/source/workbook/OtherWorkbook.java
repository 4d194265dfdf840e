package org.burdenshare.source.workbook;

import java.io.IOException;

/**
 * A workbook in a format of Excel's that is not read; the message says which, as in "It is ...".
 */
public final class OtherWorkbook extends IOException {
  private static final long serialVersionUID = 1L;

  OtherWorkbook(String format, Throwable cause) {
    super(format, cause);
  }
}
