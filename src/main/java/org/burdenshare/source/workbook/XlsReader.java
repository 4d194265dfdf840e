package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Reads the sheets of a binary workbook (.xls) like those of an .xlsx. */
final class XlsReader {
  /** The streams by which other programs' files of the same container are recognised. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "WordDocument", "an old Word file",
          "PowerPoint Document", "an old PowerPoint file",
          "VisioDocument", "an old Visio file",
          "__properties_version1.0", "an Outlook message",
          "Catalog", "a cache of pictures that Windows keeps");

  private final HSSFWorkbook workbook;
  private final SheetVisitor visitor;

  private XlsReader(HSSFWorkbook workbook, SheetVisitor visitor) {
    this.workbook = workbook;
    this.visitor = visitor;
  }

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is not a workbook or is truncated
   */
  static void visit(InputStream in, SheetVisitor visitor) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(in)) {
      requireWorkbook(container.getRoot());
      HSSFWorkbook workbook = new HSSFWorkbook(container);
      XlsReader sheets = new XlsReader(workbook, visitor);
      workbook.sheetIterator().forEachRemaining(sheets::show);
    } catch (OldExcelFormatException e) {
      throw OtherWorkbook.ofExcel("a workbook of Excel 5.0/95", e);
    } catch (EncryptedDocumentException e) {
      throw OtherWorkbook.locked(e);
    } catch (RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireWorkbook(DirectoryNode folder) throws OtherWorkbook {
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (folder.hasEntry(other.getKey())) {
        throw OtherWorkbook.none(other.getValue());
      }
    }
  }

  private void show(Sheet sheet) {
    String name = sheet.getSheetName();
    visitor.begin(name, workbook.getSheetVisibility(workbook.getSheetIndex(sheet)));
    for (Row row : sheet) {
      List<Cell> cells = new ArrayList<>();
      row.forEach(cell -> shown(cell).ifPresent(cells::add));
      if (!cells.isEmpty() && !visitor.row(new SheetRow(name, row.getRowNum() + 1, cells))) {
        break;
      }
    }
    visitor.end(name);
  }

  private Optional<Cell> shown(org.apache.poi.ss.usermodel.Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> {
        double number = cell.getNumericCellValue();
        yield Optional.of(
            new Cell(cell.getColumnIndex(), Double.toString(number), number, shade(cell)));
      }
      case STRING -> text(cell, cell.getStringCellValue());
      case ERROR -> text(cell, errorText(cell.getErrorCellValue()));
      case BOOLEAN -> text(cell, cell.getBooleanCellValue() ? Cell.TRUE : Cell.FALSE);
      case BLANK, FORMULA, _NONE -> Optional.empty();
    };
  }

  private Optional<Cell> text(org.apache.poi.ss.usermodel.Cell cell, String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cell(cell.getColumnIndex(), text, null, shade(cell)));
  }

  private static String errorText(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
  }

  /** A missing style or font counts as unmarked. */
  private Cell.Shade shade(org.apache.poi.ss.usermodel.Cell cell) {
    try {
      HSSFColor colour =
          workbook.getFontAt(cell.getCellStyle().getFontIndex()).getHSSFColor(workbook);
      short[] parts = colour == null ? new short[3] : colour.getTriplet();
      return Cell.Shade.of(parts[0], parts[1], parts[2]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
      return Cell.Shade.PLAIN;
    }
  }
}
