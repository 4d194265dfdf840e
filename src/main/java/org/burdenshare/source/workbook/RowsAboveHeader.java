package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a sheet above a header: title lines, and rows of figures without a header. */
final class RowsAboveHeader {
  private static final int FEWEST_FIGURES = 3;
  private static final int FEWEST_ROWS = 2;

  private final List<String> titles = new ArrayList<>();
  private final List<SheetRow> figures = new ArrayList<>();
  private Optional<YearColumns> years = Optional.empty();

  /**
   * Adds a row.
   *
   * @param found its years, if it has a run of them but is not a known header
   */
  void add(SheetRow row, Optional<YearColumns> found) {
    if (found.isPresent() && years.isEmpty()) {
      years = found;
      figures.add(row);
    } else if (hasFigures(row) || years.filter(columns -> columns.touches(row)).isPresent()) {
      figures.add(row);
    } else {
      titles.add(row.line());
    }
  }

  private static boolean hasFigures(SheetRow row) {
    return row.cells().stream().filter(cell -> cell.number() != null).count() >= FEWEST_FIGURES;
  }

  List<String> titles() {
    return titles;
  }

  /** The first title lines, which identify a table. */
  String title(int lines) {
    return titles.stream()
        .filter(line -> !line.isBlank())
        .limit(lines)
        .collect(Collectors.joining(TableSheetParser.BESIDE));
  }

  /** Rows of figures, below a row of years if there is one; a single row is tolerated. */
  List<SheetRow> figures() {
    return figures.size() < FEWEST_ROWS ? List.of() : figures;
  }

  boolean hasYears() {
    return years.isPresent();
  }
}
