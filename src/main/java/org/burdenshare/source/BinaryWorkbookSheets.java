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
import org.apache.poi.hssf.record.BoolErrRecord;
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
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;

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

  /** A formula whose text is still to come; null for none. */
  private FormulaRecord formula;

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
    } else if (record instanceof StringRecord result && formula != null) {
      putText(formula, result.getString());
      formula = null;
    } else if (record instanceof CellValueRecordInterface value) {
      add(record, value);
    }
  }

  private void add(Record record, CellValueRecordInterface value) {
    formula = null;
    if (record instanceof NumberRecord number) {
      putNumber(value, number.getValue());
    } else if (record instanceof FormulaRecord computed) {
      addResult(computed);
    } else if (record instanceof BoolErrRecord error && error.isError()) {
      putText(value, errorText(error.getErrorValue()));
    } else if (record instanceof LabelSSTRecord label) {
      putText(value, strings.getString(label.getSSTIndex()).getString());
    } else if (record instanceof LabelRecord label) {
      putText(value, label.getValue());
    }
  }

  /** A formula's text stands in a record of its own, which follows. */
  private void addResult(FormulaRecord computed) {
    switch (computed.getCachedResultTypeEnum()) {
      case NUMERIC -> putNumber(computed, computed.getValue());
      case ERROR -> putText(computed, errorText(computed.getCachedErrorValue()));
      case STRING -> formula = computed;
      default -> {}
    }
  }

  private static String errorText(int code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
  }

  private void putNumber(CellValueRecordInterface place, double number) {
    put(place, new Cell(place.getColumn(), Double.toString(number), number, shade(place)));
  }

  private void putText(CellValueRecordInterface place, String text) {
    put(place, new Cell(place.getColumn(), text, null, shade(place)));
  }

  private void put(CellValueRecordInterface place, Cell cell) {
    if (!cell.text().isEmpty()) {
      rows.computeIfAbsent(place.getRow(), row -> new TreeMap<>())
          .put((int) place.getColumn(), cell);
    }
  }

  private Cell.Shade shade(CellValueRecordInterface cell) {
    int style = cell.getXFIndex();
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
