package org.burdenshare.source.workbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of a sheet, with those of its cells that hold something.
 *
 * @param sheet the sheet's name
 * @param number the row's number, from 1
 * @param cells its cells from left to right
 */
public record SheetRow(String sheet, int number, List<Cell> cells) {
  public Optional<Cell> cell(int column) {
    return cells.stream().filter(cell -> cell.column() == column).findFirst();
  }

  /** The text of a column, without padding; empty where there is none. */
  public String text(int column) {
    return cell(column).map(Cell::trimmed).orElse("");
  }

  /** Everything the row says, from left to right. */
  public String line() {
    return cells.stream().map(Cell::trimmed).collect(Collectors.joining("\t"));
  }

  /** The first cell that is not blank, and whether it is the only one. */
  public Optional<String> onlyText() {
    List<Cell> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
    return filled.size() == 1 && filled.get(0).number() == null
        ? Optional.of(filled.get(0).trimmed())
        : Optional.empty();
  }

  /** The reference of a cell as spreadsheets name it: {@code B12}. */
  public String reference(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString() + number;
  }
}
