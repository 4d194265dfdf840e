package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.EmptyFileException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.burdenshare.source.SourceFile;

/** A workbook of either Excel format. */
public final class Workbook {
  private Workbook() {}

  public static boolean isWorkbook(SourceFile file) {
    return file.layout() == SourceFile.Layout.WORKBOOK
        || file.layout() == SourceFile.Layout.BINARY_WORKBOOK;
  }

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is not a workbook, is truncated or fails its checks
   */
  public static void visit(InputStream in, SheetVisitor visitor) throws IOException {
    InputStream marked = FileMagic.prepareToCheckMagic(in);
    if (magic(marked) == FileMagic.OLE2) {
      XlsReader.visit(marked, visitor);
    } else {
      XlsxReader.visit(marked, visitor);
    }
  }

  private static FileMagic magic(InputStream marked) throws IOException {
    try {
      return FileMagic.valueOf(marked);
    } catch (EmptyFileException e) {
      throw new IOException("it is empty", e);
    }
  }
}
