package org.burdenshare.source.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burdenshare.source.RawFigure;

/**
 * Finds the figures of a workbook sheet by sheet: lines of title, a header with years, then a row a
 * country. What a damaged sheet said before the damage is not used.
 */
public abstract class TableSheetParser implements SheetVisitor {
  private final String file;
  private final List<RawFigure> figures = new ArrayList<>();
  private List<RawFigure> ofSheet = new ArrayList<>();
  private List<String> titles = new ArrayList<>();
  private YearColumns years;
  private Visibility visibility;

  /**
   * @param file how the file is called in locators
   */
  public TableSheetParser(String file) {
    this.file = file;
  }

  /** Everything found. */
  public final List<RawFigure> figures() {
    return figures;
  }

  /** Returns whether a row with years is the header of a table of this format. */
  protected abstract boolean isHeader(SheetRow row, YearColumns columns);

  /**
   * A header was found: prepares for the rows below it, or tells why they cannot be used. Until
   * then {@link #years()} are those of the header before it in the sheet; null for the first.
   */
  protected abstract Optional<String> open(SheetRow header, List<String> titles);

  /** Returns whether the colour of a figure says how sure it is, as SIPRI's does. */
  protected boolean marksByColour() {
    return false;
  }

  /** A row below the header. */
  protected abstract void tableRow(SheetRow row);

  /** Returns whether lines of title announce a table of figures, so that it must have a header. */
  protected abstract boolean announcesTable(List<String> titles);

  @Override
  public final void begin(String sheet, Visibility seen) {
    visibility = seen;
    ofSheet = new ArrayList<>();
    titles = new ArrayList<>();
    years = null;
  }

  @Override
  public final Next row(SheetRow row) {
    Optional<YearColumns> header = YearColumns.of(row).filter(found -> isHeader(row, found));
    if (header.isPresent()) {
      return open(row, header.get());
    }
    if (years == null) {
      titles.add(row.line());
    } else {
      tableRow(row);
    }
    return Next.ROW;
  }

  private Next open(SheetRow header, YearColumns columns) {
    Optional<String> problem = open(header, titles);
    years = columns;
    if (problem.isPresent()) {
      addUnusable(header, problem.get(), String.join(" ", titles).strip());
      return Next.SHEET;
    }
    columns
        .unclear()
        .forEach(
            cell ->
                ofSheet.add(
                    RawFigure.unusable(
                        place(header, cell.column()), cell.trimmed(), "unclear_year")));
    return Next.ROW;
  }

  /** Figures that nobody saw who opened the workbook are left out: drafts, older versions. */
  @Override
  public final void end(String sheet) {
    if (visibility == Visibility.HIDDEN) {
      if (!ofSheet.isEmpty()) {
        String title = String.join(" ", titles).strip();
        figures.add(RawFigure.unusable(place(sheet), title, "hidden_sheet").under(title));
      }
      return;
    }
    if (years == null && announcesTable(titles)) {
      String title = String.join(" ", titles);
      ofSheet.add(RawFigure.unusable(place(sheet), title, "no_header").under(title));
    }
    figures.addAll(ofSheet);
  }

  @Override
  public final void damaged(String sheet, String problem) {
    figures.add(RawFigure.unusable(place(sheet), problem, "damaged_sheet"));
  }

  public final YearColumns years() {
    return years;
  }

  /** The figures of a row, one a year with a cell. */
  public final void addFigures(SheetRow row, RowMeaning meaning) {
    addFigures(row, meaning, Integer.MAX_VALUE);
  }

  /**
   * The figures of a row, one a year with a cell.
   *
   * @param lastKnown years after it are forecasts
   */
  public final void addFigures(SheetRow row, RowMeaning meaning, int lastKnown) {
    years
        .years()
        .forEach(
            (column, year) ->
                row.cell(column)
                    .ifPresent(cell -> ofSheet.add(figure(row, cell, year, meaning, lastKnown))));
  }

  /** A row that has figures but cannot be used as a whole. */
  public final void addUnusable(SheetRow row, String problem) {
    addUnusable(row, problem, null);
  }

  /** Such a row below a title that does not tell what it is. */
  public final void addUnusable(SheetRow row, String problem, String title) {
    ofSheet.add(RawFigure.unusable(place(row, years.first()), row.line(), problem).under(title));
  }

  private RawFigure figure(
      SheetRow row, Cell cell, YearColumns.Year year, RowMeaning meaning, int lastKnown) {
    FigureCell said = FigureCell.of(marksByColour() ? cell : cell.plain());
    String status = said.status();
    if (status == null && said.value() != null) {
      status = year.year() > lastKnown ? "F" : year.estimated() ? "E" : null;
    }
    return new RawFigure(
        place(row, cell.column()),
        cell.text(),
        null,
        meaning.series(),
        meaning.area(),
        String.valueOf(year.year()),
        said.value(),
        said.valueText(),
        status,
        note(meaning.note(), said.remark()));
  }

  private static String note(String one, String other) {
    if (one == null || one.isEmpty()) {
      return other;
    }
    return other == null ? one : one + "; " + other;
  }

  private String place(SheetRow row, int column) {
    return row.sheet().isEmpty()
        ? file + ":" + row.number() + ":" + (column + 1)
        : place(row.sheet()) + "!" + row.reference(column);
  }

  private String place(String sheet) {
    return sheet.isEmpty() ? file : file + "!" + sheet;
  }

  /**
   * The meaning of the figures of a row.
   *
   * @param series what they measure
   * @param area the country's name or code
   * @param note the publisher's note; null for none
   */
  public record RowMeaning(RawFigure.Series series, String area, String note) {}
}
