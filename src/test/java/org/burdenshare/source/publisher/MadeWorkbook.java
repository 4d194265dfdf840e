package org.burdenshare.source.publisher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook made for a test: sheets of rows of values, written in either Excel format. */
public final class MadeWorkbook {
  private final List<MadeSheet> sheets = new ArrayList<>();

  /** A value in a colour. */
  record Coloured(Object value, short colour) {}

  /** A cell with a formula, and the value that a spreadsheet keeps beside it. */
  record Formula(String formula) {}

  /** A sheet: a name and rows; a row is a list of values, null for no cell. */
  static final class MadeSheet {
    String name;
    final List<List<Object>> rows = new ArrayList<>();

    MadeSheet(String name) {
      this.name = name;
    }

    MadeSheet row(Object... values) {
      rows.add(new ArrayList<>(java.util.Arrays.asList(values)));
      return this;
    }
  }

  MadeSheet sheet(String name) {
    MadeSheet sheet = new MadeSheet(name);
    sheets.add(sheet);
    return sheet;
  }

  List<MadeSheet> sheets() {
    return sheets;
  }

  public byte[] xlsx() {
    return write(new XSSFWorkbook());
  }

  public byte[] xls() {
    return write(new HSSFWorkbook());
  }

  private byte[] write(Workbook workbook) {
    try (workbook;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      sheets.forEach(sheet -> fill(workbook, workbook.createSheet(sheet.name), sheet.rows));
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Workbook workbook, Sheet sheet, List<List<Object>> rows) {
    for (int number = 0; number < rows.size(); number++) {
      Row row = sheet.createRow(number);
      for (int column = 0; column < rows.get(number).size(); column++) {
        Object value = rows.get(number).get(column);
        if (value instanceof Coloured coloured) {
          Cell cell = row.createCell(column);
          set(cell, coloured.value());
          cell.setCellStyle(style(workbook, coloured.colour()));
        } else if (value != null) {
          set(row.createCell(column), value);
        }
      }
    }
  }

  private static CellStyle style(Workbook workbook, short colour) {
    Font font = workbook.createFont();
    font.setColor(colour);
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    return style;
  }

  private static void set(Cell cell, Object value) {
    if (value instanceof Formula computed) {
      cell.setCellFormula(computed.formula());
      cell.getSheet()
          .getWorkbook()
          .getCreationHelper()
          .createFormulaEvaluator()
          .evaluateFormulaCell(cell);
    } else if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else {
      cell.setCellValue(value.toString());
    }
  }
}
