package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.source.FileHead;

/**
 * The year columns of a header row. A header is recognised by a run of years, wherever it is.
 *
 * @param years the year of each column, ascending from left to right
 * @param unclear headings that look like a year or stand among the years, and are not understood
 */
public record YearColumns(SortedMap<Integer, Year> years, List<Cell> unclear) {
  private static final int FEWEST = 3;
  private static final int FIRST = 1900;
  private static final int LAST = 2100;

  /** A cheap test, since every cell of every row is tried. */
  private static final Pattern LIKE_YEAR = Pattern.compile("[\\p{Z}\\p{Cntrl}]*(?:19|20)");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)((?:19|20)\\d\\d)(?:\\.0+)?\\s*(?:\\[YR\\1\\]|\\(?(e|est\\.?|estimate)\\)?)?");
  private static final Pattern YEAR_AND_MORE =
      Pattern.compile("(?=.{1,16}$).*(?<!\\d)(?:19|20)\\d\\d(?!\\d).*");
  private static final Pattern SHORT_YEAR = Pattern.compile("\\D?\\d\\d\\D{0,3}");

  /** SIPRI repeats the last year at the prices of another table. */
  private static final Pattern AT_CURRENT_PRICES = Pattern.compile("(?i)\\d{4} current");

  /**
   * A column's year.
   *
   * @param year the year
   * @param mark the suffix that marks an estimate: {@code e}; null if there is none
   */
  public record Year(int year, String mark) {
    boolean estimated() {
      return mark != null;
    }
  }

  /** The years of a row, if it is a header. */
  public static Optional<YearColumns> of(SheetRow row) {
    SortedMap<Integer, Year> years = new TreeMap<>();
    List<Cell> others = new ArrayList<>();
    int before = 0;
    for (Cell cell : row.cells()) {
      Optional<Year> year = year(cell);
      if (year.isEmpty()) {
        others.add(cell);
      } else if (year.get().year() <= before) {
        return Optional.empty();
      } else {
        before = year.get().year();
        years.put(cell.column(), year.get());
      }
    }
    if (years.size() < FEWEST) {
      return Optional.empty();
    }
    others.removeIf(cell -> !isUnclear(cell, years));
    return Optional.of(new YearColumns(years, List.copyOf(others)));
  }

  /** The year columns of every possible header in a file's head. */
  public static Stream<YearColumns> in(FileHead head) {
    return head.lines().stream()
        .map(line -> of(SheetRow.ofLine(1, line)))
        .flatMap(Optional::stream);
  }

  private static boolean isUnclear(Cell cell, SortedMap<Integer, Year> years) {
    if (cell.isBlank() || AT_CURRENT_PRICES.matcher(cell.trimmed()).matches()) {
      return false;
    }
    boolean isAfterFirst = cell.column() > years.firstKey();
    boolean isAmongThem = isAfterFirst && cell.column() < years.lastKey();
    boolean isNumberLikeThem =
        isAfterFirst && (cell.number() != null || SHORT_YEAR.matcher(cell.trimmed()).matches());
    return isAmongThem || isNumberLikeThem || YEAR_AND_MORE.matcher(cell.trimmed()).matches();
  }

  /** The year of a text heading; empty if it is none. */
  public static Optional<Year> year(String heading) {
    return year(Cell.text(0, heading));
  }

  private static Optional<Year> year(Cell cell) {
    if (cell.number() != null) {
      double number = cell.number();
      return number == Math.rint(number) && number >= FIRST && number < LAST
          ? Optional.of(new Year((int) number, null))
          : Optional.empty();
    }
    if (!LIKE_YEAR.matcher(cell.text()).lookingAt()) {
      return Optional.empty();
    }
    Matcher label = LABEL.matcher(cell.trimmed());
    return label.matches()
        ? Optional.of(new Year(Integer.parseInt(label.group(1)), label.group(2)))
        : Optional.empty();
  }

  /** The column of the first year. */
  public int first() {
    return years.firstKey();
  }

  /** The column of the last year. */
  public int last() {
    return years.lastKey();
  }

  public int firstYear() {
    return years.get(first()).year();
  }

  public int lastYear() {
    return years.get(last()).year();
  }

  /** Returns whether every number of a row is one of its years, as in no row of figures. */
  public boolean containEveryNumberOf(SheetRow row) {
    return row.cells().stream()
        .allMatch(cell -> cell.number() == null || years.containsKey(cell.column()));
  }

  /** Returns whether consecutive years are in consecutive columns, as in no row of figures. */
  public boolean areOneAColumn() {
    return lastYear() - firstYear() == last() - first();
  }

  /** Returns whether a row has a non-empty cell in a year column. */
  public boolean touches(SheetRow row) {
    return row.cells().stream()
        .anyMatch(cell -> years.containsKey(cell.column()) && !cell.isBlank());
  }
}
