package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.burdenshare.source.RawFigure;

/**
 * Finds the figures of a workbook sheet by sheet: title lines, a header with years, then a row a
 * country, repeated if a sheet has several tables. A damaged sheet is not used at all.
 */
public abstract class TableSheetParser implements SheetVisitor {
  /** Separates the lines of a title. */
  public static final String BESIDE = " | ";

  private final String file;
  private final List<RawFigure> figures = new ArrayList<>();
  private List<RawFigure> ofSheet = new ArrayList<>();
  private SheetVisibility visibility;
  private RowsAboveHeader above = new RowsAboveHeader();
  private String title = "";
  private SheetRow header;
  private YearColumns years;
  private boolean isUsable;
  private Set<Integer> unclearColumns = new HashSet<>();

  /**
   * @param file the file's name in locators
   */
  public TableSheetParser(String file) {
    this.file = file;
  }

  /** All figures found. */
  public final List<RawFigure> figures() {
    return figures;
  }

  /** Returns whether a row with years is a header of this format. */
  protected abstract boolean isHeader(SheetRow row, YearColumns columns);

  /**
   * Prepares for the rows below a header, or returns why they cannot be used. Until then {@link
   * #years()} are those of the table's previous header; null for the first.
   *
   * @param titles the lines above it, up to the figures of the previous header
   */
  protected abstract Optional<String> open(SheetRow header, List<String> titles);

  /** Returns whether font colours mark estimates, as in SIPRI's workbook. */
  protected boolean marksByColour() {
    return false;
  }

  /** The last year before a row's forecasts. */
  protected int lastKnown(SheetRow row) {
    return Integer.MAX_VALUE;
  }

  /**
   * Returns whether numbers in a column without a year can be ignored.
   *
   * @param heading the column's heading; empty if it has none
   */
  protected boolean mayHoldNumbers(int column, String heading) {
    return heading.chars().anyMatch(Character::isLetter);
  }

  /** A row below the header. */
  protected abstract void tableRow(SheetRow row);

  /** Returns whether title lines announce a table of figures, which must then have a header. */
  protected abstract boolean announcesTable(List<String> titles);

  /** The number of title lines that identify a table. */
  protected int linesOfTitle() {
    return 3;
  }

  /** Returns whether a line starts a table, also one that is not read. */
  protected boolean isTitle(String line) {
    return announcesTable(List.of(line));
  }

  @Override
  public final void begin(String sheet, SheetVisibility seen) {
    visibility = seen;
    ofSheet = new ArrayList<>();
    beginTable();
  }

  private void beginTable() {
    above = new RowsAboveHeader();
    years = null;
  }

  @Override
  public final boolean row(SheetRow row) {
    Optional<YearColumns> found = YearColumns.of(row);
    if (found.filter(columns -> isHeader(row, columns)).isPresent()) {
      open(row, found.get());
      return true;
    }
    Optional<String> text = row.onlyText();
    if (text.filter(this::isTitle).isPresent()) {
      addRowsWithoutHeader();
      beginTable();
    }
    if (years == null) {
      above.add(row, found);
    } else {
      text.ifPresentOrElse(line -> above.add(row, found), () -> above = new RowsAboveHeader());
      rowBelowHeader(row);
    }
    return true;
  }

  private void rowBelowHeader(SheetRow row) {
    if (isUsable) {
      tableRow(row);
    } else if (years.touches(row)) {
      addUnusable(row, "unknown_table", title);
    }
  }

  private void open(SheetRow row, YearColumns columns) {
    RowsAboveHeader rows = above;
    addRowsWithoutHeader();
    title = rows.title(linesOfTitle());
    Optional<String> problem = open(row, rows.titles());
    header = row;
    years = columns;
    unclearColumns = new HashSet<>();
    isUsable = problem.isEmpty();
    if (isUsable) {
      columns.unclear().stream()
          .map(Cell::column)
          .filter(column -> column < columns.last())
          .forEach(this::addUnclear);
    } else {
      addUnusable(row, problem.get(), title);
    }
  }

  /** The lines that identify a table. */
  protected final String title() {
    return title;
  }

  /** A column whose heading is not a year; after the last year it may have the newest figures. */
  private void addUnclear(int column) {
    if (unclearColumns.add(column)) {
      String heading = header.text(column);
      String problem = column > years.last() ? "unclear_last_year" : "unclear_year";
      ofSheet.add(
          RawFigure.unusable(
              header.place(file, column),
              heading,
              problem,
              column > years.last() ? heading : null));
    }
  }

  /** Hidden sheets are skipped: they are drafts or older versions. */
  @Override
  public final void end(String sheet) {
    if (years == null) {
      title = above.title(linesOfTitle());
    }
    if (visibility != SheetVisibility.VISIBLE) {
      if (!ofSheet.isEmpty()) {
        figures.add(RawFigure.unusable(place(sheet), title, "hidden_sheet", title));
      }
      return;
    }
    if (years == null && above.figures().isEmpty() && announcesTable(above.titles())) {
      ofSheet.add(RawFigure.unusable(place(sheet), title, "no_header", title));
    }
    addRowsWithoutHeader();
    figures.addAll(ofSheet);
  }

  /** Rejects rows below titles of a table, or below years without a known column of names. */
  private void addRowsWithoutHeader() {
    if (above.hasYears() || announcesTable(above.titles())) {
      String problem = above.hasYears() ? "unknown_header" : "no_header";
      String words = above.title(linesOfTitle());
      above.figures().forEach(row -> addUnusable(row, row.cells().get(0).column(), problem, words));
    }
    above = new RowsAboveHeader();
  }

  @Override
  public final void damaged(String sheet, String problem) {
    figures.add(RawFigure.unusable(place(sheet), problem, "damaged_sheet", null));
  }

  protected final YearColumns years() {
    return years;
  }

  /** The figures of a row, one a non-empty year column. */
  protected final void addFigures(SheetRow row, FigureCell.RowMeaning meaning) {
    row.cells().stream()
        .filter(cell -> !years.years().containsKey(cell.column()))
        .filter(cell -> isForFigures(cell.column()))
        .filter(cell -> FigureCell.of(cell).value() != null)
        .forEach(cell -> addUnclear(cell.column()));
    int lastKnown = lastKnown(row);
    years
        .years()
        .forEach(
            (column, year) ->
                row.cell(column)
                    .map(cell -> marksByColour() ? cell : cell.plain())
                    .map(
                        cell ->
                            FigureCell.figure(
                                row.place(file, column), cell, meaning, year, lastKnown))
                    .ifPresent(ofSheet::add));
  }

  /** An unclear heading after the last year counts if there are figures below it. */
  private boolean isForFigures(int column) {
    return years.unclear().stream().anyMatch(cell -> cell.column() == column)
        || !mayHoldNumbers(column, header.text(column));
  }

  /** Rejects a row of figures as a whole. */
  protected final void addUnusable(SheetRow row, String problem) {
    addUnusable(row, problem, null);
  }

  /** Rejects a row of figures below an unknown title. */
  protected final void addUnusable(SheetRow row, String problem, String title) {
    addUnusable(row, years.first(), problem, title);
  }

  private void addUnusable(SheetRow row, int column, String problem, String title) {
    ofSheet.add(RawFigure.unusable(row.place(file, column), row.line(), problem, title));
  }

  private String place(String sheet) {
    return sheet.isEmpty() ? file : file + "!" + sheet;
  }
}
