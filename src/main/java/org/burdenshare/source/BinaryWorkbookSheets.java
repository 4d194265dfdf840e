package org.burdenshare.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The sheets of a binary workbook (the older .xls), shown as those of a newer one. */
final class BinaryWorkbookSheets {
  /** Font 4 does not exist in the format: later fonts are numbered one higher. */
  private static final int MISSING_FONT = 4;

  private final SheetVisitor visitor;
  private final List<String> sheets = new ArrayList<>();
  private final List<Cell.Shade> fonts = new ArrayList<>();
  private final List<Integer> fontOfStyle = new ArrayList<>();
  private final Map<Integer, Map<Integer, Cell>> rows = new TreeMap<>();
  private SSTRecord strings;
  private int sheet = -1;

  private BinaryWorkbookSheets(SheetVisitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is no workbook or is cut off
   */
  static void visit(InputStream in, SheetVisitor visitor) throws IOException {
    BinaryWorkbookSheets sheets = new BinaryWorkbookSheets(visitor);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(sheets::record);
    try (POIFSFileSystem file = new POIFSFileSystem(in)) {
      new HSSFEventFactory().processWorkbookEvents(request, file);
    } catch (RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private void record(Record record) {
    if (record instanceof BoundSheetRecord bound) {
      sheets.add(bound.getSheetname());
    } else if (record instanceof SSTRecord shared) {
      strings = shared;
    } else if (record instanceof FontRecord font) {
      fonts.add(Cell.Shade.ofIndex(font.getColorPaletteIndex()));
    } else if (record instanceof ExtendedFormatRecord format) {
      fontOfStyle.add((int) format.getFontIndex());
    } else if (record instanceof BOFRecord begin && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
      sheet++;
      rows.clear();
    } else if (record instanceof EOFRecord && sheet >= 0) {
      show();
    } else if (record instanceof CellValueRecordInterface value) {
      add(record, value);
    }
  }

  private void add(Record record, CellValueRecordInterface value) {
    Cell.Shade shade = shade(value.getXFIndex());
    int column = value.getColumn();
    Cell cell = null;
    if (record instanceof NumberRecord number) {
      cell = number(column, number.getValue(), shade);
    } else if (record instanceof FormulaRecord formula && !formula.hasCachedResultString()) {
      cell = number(column, formula.getValue(), shade);
    } else if (record instanceof LabelSSTRecord label) {
      cell = new Cell(column, strings.getString(label.getSSTIndex()).getString(), null, shade);
    } else if (record instanceof LabelRecord label) {
      cell = new Cell(column, label.getValue(), null, shade);
    }
    if (cell != null && !cell.text().isEmpty()) {
      rows.computeIfAbsent(value.getRow(), row -> new TreeMap<>()).put(column, cell);
    }
  }

  private static Cell number(int column, double number, Cell.Shade shade) {
    return new Cell(column, Double.toString(number), number, shade);
  }

  private Cell.Shade shade(int style) {
    int font = style < fontOfStyle.size() ? fontOfStyle.get(style) : 0;
    int place = font > MISSING_FONT ? font - 1 : font;
    return place < fonts.size() ? fonts.get(place) : Cell.Shade.PLAIN;
  }

  /** Cells of one row come scattered, so a sheet is shown when it is complete. */
  private void show() {
    String name = sheet < sheets.size() ? sheets.get(sheet) : "Sheet" + (sheet + 1);
    visitor.begin(name);
    for (Map.Entry<Integer, Map<Integer, Cell>> row : rows.entrySet()) {
      SheetRow shown = new SheetRow(name, row.getKey() + 1, List.copyOf(row.getValue().values()));
      if (visitor.row(shown) == SheetVisitor.Next.SHEET) {
        break;
      }
    }
    visitor.end(name);
    rows.clear();
  }
}
