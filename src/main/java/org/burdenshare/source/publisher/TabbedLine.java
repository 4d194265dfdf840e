package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.List;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.SheetRow;

/** A line of tab-separated text, as a row. */
final class TabbedLine {
  private TabbedLine() {}

  static SheetRow row(String line, int number) {
    List<Cell> cells = new ArrayList<>();
    String[] values = line.split("\t", -1);
    for (int column = 0; column < values.length; column++) {
      String value = unquoted(values[column]);
      if (!value.isEmpty()) {
        cells.add(Cell.text(column, value));
      }
    }
    return new SheetRow("", number, cells);
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
        : value;
  }
}
