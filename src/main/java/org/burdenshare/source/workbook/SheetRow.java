package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;

/**
 * A row of a sheet with its non-empty cells.
 *
 * @param sheet the sheet's name
 * @param number the row's number, from 1
 * @param cells its cells from left to right
 */
public record SheetRow(String sheet, int number, List<Cell> cells) {
  /** The index of a missing column, in which every row is empty. */
  public static final int NO_COLUMN = -1;

  /**
   * A row of a text file.
   *
   * @param values the text of each column; null or empty where there is none
   */
  public static SheetRow ofText(int number, String... values) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      if (values[column] != null && !values[column].isEmpty()) {
        cells.add(Cell.text(column, values[column]));
      }
    }
    return new SheetRow("", number, cells);
  }

  /** A line of tab-separated text, fields optionally quoted. */
  public static SheetRow ofLine(int number, String line) {
    return ofText(
        number, Stream.of(line.split("\t", -1)).map(SheetRow::unquoted).toArray(String[]::new));
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
        : value;
  }

  /** The first column whose text begins with one of these labels, ignoring case. */
  public int columnOf(String... labels) {
    return column(
        text ->
            Stream.of(labels)
                .anyMatch(label -> text.regionMatches(true, 0, label, 0, label.length())));
  }

  /** The first column whose text equals one of these labels, ignoring case. */
  public int columnNamed(String... labels) {
    return column(text -> Stream.of(labels).anyMatch(text::equalsIgnoreCase));
  }

  private int column(Predicate<String> isMeant) {
    return cells.stream()
        .filter(cell -> cell.number() == null && isMeant.test(cell.trimmed()))
        .mapToInt(Cell::column)
        .findFirst()
        .orElse(NO_COLUMN);
  }

  public Optional<Cell> cell(int column) {
    return cells.stream().filter(cell -> cell.column() == column).findFirst();
  }

  /** The text of a column, without padding; empty if there is none. */
  public String text(int column) {
    return cell(column).map(Cell::trimmed).orElse("");
  }

  /** The texts of all cells, from left to right. */
  public String line() {
    return cells.stream().map(Cell::trimmed).collect(Collectors.joining("\t"));
  }

  /** The text of the only non-blank cell; empty if there are several or it is a number. */
  public Optional<String> onlyText() {
    List<Cell> filled = cells.stream().filter(cell -> !cell.isBlank()).limit(2).toList();
    return filled.size() == 1 && filled.get(0).number() == null
        ? Optional.of(filled.get(0).trimmed())
        : Optional.empty();
  }

  /** The locator of a cell: {@code file!sheet!B12}, or in text {@code file:12:2}. */
  String place(String file, int column) {
    return sheet.isEmpty()
        ? file + ":" + number + ":" + (column + 1)
        : file + "!" + sheet + "!" + CellReference.convertNumToColString(column) + number;
  }
}
