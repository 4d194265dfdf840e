package org.burdenshare.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.FileMagic;

/** Workbooks of either Excel format. */
final class Workbooks {
  private Workbooks() {}

  static boolean isWorkbook(SourceFile file) {
    return switch (file.layout()) {
      case WORKBOOK, BINARY_WORKBOOK -> true;
      case DELTA, PARQUET, TEXT, UTF16_TEXT, ARCHIVE -> false;
    };
  }

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is no workbook, is cut off or cannot be trusted
   */
  static void visit(InputStream in, SheetVisitor visitor) throws IOException {
    InputStream marked = FileMagic.prepareToCheckMagic(in);
    if (FileMagic.valueOf(marked) == FileMagic.OLE2) {
      BinaryWorkbookSheets.visit(marked, visitor);
    } else {
      WorkbookSheets.visit(marked, visitor);
    }
  }
}
