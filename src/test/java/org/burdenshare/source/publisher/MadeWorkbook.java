package org.burdenshare.source.publisher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTIndexedColors;

/** A workbook made for a test: sheets of rows of values, written in either Excel format. */
public final class MadeWorkbook {
  private final List<MadeSheet> sheets = new ArrayList<>();
  private final Map<Integer, Integer> palette = new TreeMap<>();

  /** A value in a colour. */
  record Coloured(Object value, short colour) {}

  /** A cell with a formula, and the value that a spreadsheet keeps beside it. */
  record Formula(String formula) {}

  /** A sheet: a name and rows; a row is a list of values, null for no cell. */
  static final class MadeSheet {
    String name;
    private boolean isHidden;
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

  MadeSheet hiddenSheet(String name) {
    MadeSheet sheet = sheet(name);
    sheet.isHidden = true;
    return sheet;
  }

  /** Puts another colour, in red, green and blue, at a place of the palette. */
  MadeWorkbook colour(int place, int colour) {
    palette.put(place, colour);
    return this;
  }

  List<MadeSheet> sheets() {
    return sheets;
  }

  public byte[] xlsx() {
    XSSFWorkbook workbook = new XSSFWorkbook();
    if (!palette.isEmpty()) {
      CTIndexedColors colours =
          workbook.getStylesSource().getCTStylesheet().addNewColors().addNewIndexedColors();
      IntStream.range(0, 64)
          .forEach(place -> colours.addNewRgbColor().setRgb(rgb(palette.getOrDefault(place, 0))));
    }
    return write(workbook);
  }

  public byte[] xls() {
    HSSFWorkbook workbook = new HSSFWorkbook();
    palette.forEach(
        (place, colour) -> {
          byte[] rgb = rgb(colour);
          workbook.getCustomPalette().setColorAtIndex(place.shortValue(), rgb[0], rgb[1], rgb[2]);
        });
    return write(workbook);
  }

  private static byte[] rgb(int colour) {
    return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
  }

  private byte[] write(Workbook workbook) {
    try (workbook;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (MadeSheet sheet : sheets) {
        fill(workbook, workbook.createSheet(sheet.name), sheet.rows);
        workbook.setSheetHidden(workbook.getSheetIndex(sheet.name), sheet.isHidden);
      }
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
    } else if (value instanceof Boolean yes) {
      cell.setCellValue(yes);
    } else {
      cell.setCellValue(value.toString());
    }
  }
}
