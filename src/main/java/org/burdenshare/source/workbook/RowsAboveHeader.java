package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a sheet above a header: lines of title, and rows of figures that belong to none. */
final class RowsAboveHeader {
  private static final int FEWEST_FIGURES = 3;
  private static final int FEWEST_ROWS = 2;

  private final List<String> titles = new ArrayList<>();
  private final List<SheetRow> figures = new ArrayList<>();
  private Optional<YearColumns> years = Optional.empty();

  /**
   * Adds a row.
   *
   * @param found its years, where it has a run of them and yet is no header that is understood
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

  /** The first of them, which tell what a table is. */
  String title(int lines) {
    return titles.stream()
        .filter(line -> !line.isBlank())
        .limit(lines)
        .collect(Collectors.joining(TableSheetParser.BESIDE));
  }

  /** Rows of figures, below a row of years where there is one; none where a single row may be. */
  List<SheetRow> figures() {
    return figures.size() < FEWEST_ROWS ? List.of() : figures;
  }

  boolean hasYears() {
    return years.isPresent();
  }
}
