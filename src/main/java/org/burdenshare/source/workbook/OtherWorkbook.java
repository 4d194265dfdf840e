package org.burdenshare.source.workbook;

import java.io.IOException;

/** An unsupported office file; the message, a clause after "It is", names kind and remedy. */
public final class OtherWorkbook extends IOException {
  private static final long serialVersionUID = 1L;

  private OtherWorkbook(String found, String remedy, Throwable cause) {
    super("%s; %s".formatted(found, remedy), cause);
  }

  /** An unsupported Excel format. */
  static OtherWorkbook ofExcel(String format, Throwable cause) {
    return new OtherWorkbook(
        format + ", which is not read",
        "open it in a spreadsheet program and save it as an Excel workbook (.xlsx), not as Strict"
            + " Open XML",
        cause);
  }

  /** A file of another office program, without sheets. */
  static OtherWorkbook none(String format) {
    return new OtherWorkbook(
        format + ", and no workbook",
        "leave it out, or save its table as an Excel workbook (.xlsx) or as CSV",
        null);
  }

  /** An encrypted workbook. */
  static OtherWorkbook locked(Throwable cause) {
    return new OtherWorkbook(
        "protected by a password",
        "open it in a spreadsheet program and save it without one",
        cause);
  }
}
