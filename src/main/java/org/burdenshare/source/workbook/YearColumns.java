package org.burdenshare.source.workbook;

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
public record YearColumns(SortedMap<Integer, Year> years) {
  private static final int FEWEST = 3;
  private static final int FIRST = 1900;
  private static final int LAST = 2100;
  private static final Pattern LABEL = Pattern.compile("((?:19|20)\\d\\d)(?:\\.0+)?\\s*(e?)");

  /**
   * A year as its column is labelled.
   *
   * @param year the year
   * @param mark what stands behind it: {@code e} for an estimate, or nothing
   */
  public record Year(int year, String mark) {
    /** Returns whether the label marks it as an estimate. */
    boolean estimated() {
      return mark.equals("e");
    }
  }

  /** The years of a row, if it is a header. */
  public static Optional<YearColumns> of(SheetRow row) {
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
          ? Optional.of(new Year((int) number, ""))
          : Optional.empty();
    }
    Matcher label = LABEL.matcher(cell.trimmed());
    return label.matches()
        ? Optional.of(new Year(Integer.parseInt(label.group(1)), label.group(2)))
        : Optional.empty();
  }

  public int first() {
    return years.firstKey();
  }

  public int firstYear() {
    return years.get(first()).year();
  }

  public int lastYear() {
    return years.get(years.lastKey()).year();
  }

  /** Returns whether a row has anything in a column of a year. */
  public boolean touches(SheetRow row) {
    return row.cells().stream()
        .anyMatch(cell -> years.containsKey(cell.column()) && !cell.isBlank());
  }
}
