package org.burdenshare.source;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a header row that stand for years. A header is known by a run of them, wherever it
 * is; a label with more than a year in it is none.
 *
 * @param years the year of each column, ascending from left to right
 */
record YearColumns(SortedMap<Integer, Year> years) {
  private static final int FEWEST = 3;
  private static final int FIRST = 1900;
  private static final int LAST = 2100;
  private static final Pattern LABEL = Pattern.compile("((?:19|20)\\d\\d)(?:\\.0+)?\\s*(e?)");

  /**
   * A year as its column is labelled.
   *
   * @param year the year
   * @param estimated whether the label marks it as an estimate
   */
  record Year(int year, boolean estimated) {}

  /** The years of a row, if it is a header. */
  static Optional<YearColumns> of(SheetRow row) {
    SortedMap<Integer, Year> years = new TreeMap<>();
    int before = 0;
    for (Cell cell : row.cells()) {
      Optional<Year> year = year(cell);
      if (year.isPresent()) {
        if (year.get().year() <= before) {
          return Optional.empty();
        }
        before = year.get().year();
        years.put(cell.column(), year.get());
      }
    }
    return years.size() < FEWEST ? Optional.empty() : Optional.of(new YearColumns(years));
  }

  private static Optional<Year> year(Cell cell) {
    if (cell.number() != null) {
      double number = cell.number();
      return number == Math.rint(number) && number >= FIRST && number < LAST
          ? Optional.of(new Year((int) number, false))
          : Optional.empty();
    }
    Matcher label = LABEL.matcher(cell.trimmed());
    return label.matches()
        ? Optional.of(new Year(Integer.parseInt(label.group(1)), !label.group(2).isEmpty()))
        : Optional.empty();
  }

  int first() {
    return years.firstKey();
  }

  int lastYear() {
    return years.get(years.lastKey()).year();
  }

  /** Whether a row has anything in a column of a year. */
  boolean touches(SheetRow row) {
    return row.cells().stream()
        .anyMatch(cell -> years.containsKey(cell.column()) && !cell.isBlank());
  }
}
