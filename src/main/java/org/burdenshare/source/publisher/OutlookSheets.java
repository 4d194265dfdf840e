package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.FigureCell;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;

/** The table of the World Economic Outlook: a row a country and subject, a column a year. */
final class OutlookSheets extends TableSheetParser {
  private static final Map<String, Subject> SUBJECTS =
      Map.of(
          "NGDP", new Subject(new RawFigure.Series("gdp", "XDC", null), UnitScale.BILLION),
          "NGDPD", new Subject(new RawFigure.Series("gdp", "USD", null), UnitScale.BILLION),
          "NGDP_R", new Subject(new RawFigure.Series("gdp_volume", "XDC", null), UnitScale.BILLION),
          "NGDP_D", new Subject(new RawFigure.Series("gdp_deflator", "INDEX", null), 1),
          "LP",
              new Subject(new RawFigure.Series("population", "PERSONS", null), UnitScale.MILLION));
  private static final int NONE = -1;

  private int isoColumn;
  private int subjectColumn;
  private int scaleColumn;
  private int estimatesColumn;

  /** A subject that is read, and the scale in which the Outlook gives it. */
  private record Subject(RawFigure.Series series, double scale) {}

  OutlookSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row) {
    return column(row, WorldEconomicOutlook.SUBJECT) != NONE && column(row, "ISO") != NONE;
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream().anyMatch(line -> line.contains(WorldEconomicOutlook.SUBJECT));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    isoColumn = column(header, "ISO");
    subjectColumn = column(header, WorldEconomicOutlook.SUBJECT);
    scaleColumn = column(header, "Scale");
    estimatesColumn = column(header, "Estimates Start After");
    return Optional.empty();
  }

  @Override
  protected void tableRow(SheetRow row) {
    Subject subject = SUBJECTS.get(row.text(subjectColumn));
    if (subject == null || !years().touches(row)) {
      return;
    }
    String iso = row.text(isoColumn);
    Optional<Double> scale = scale(row, subject);
    if (iso.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (scale.isEmpty()) {
      addUnusable(row, "unknown_scale");
    } else {
      addFigures(
          row,
          new RowMeaning(subject.series(), iso, scale.get(), null),
          row.cell(estimatesColumn).flatMap(OutlookSheets::year).orElse(Integer.MAX_VALUE));
    }
  }

  /** The scale that the row states, which must be that of the subject where it states one. */
  private Optional<Double> scale(SheetRow row, Subject subject) {
    String stated = scaleColumn == NONE ? "" : row.text(scaleColumn);
    if (stated.isEmpty() || stated.equalsIgnoreCase("units")) {
      return Optional.of(subject.scale());
    }
    OptionalDouble scale = UnitScale.in(stated);
    return scale.isPresent() ? Optional.of(scale.getAsDouble()) : Optional.empty();
  }

  private static Optional<Integer> year(Cell cell) {
    FigureCell said = FigureCell.of(cell);
    return said.value() == null || said.value() == 0
        ? Optional.empty()
        : Optional.of(said.value().intValue());
  }

  private static int column(SheetRow header, String label) {
    return header.cells().stream()
        .filter(cell -> cell.trimmed().equalsIgnoreCase(label))
        .mapToInt(Cell::column)
        .findFirst()
        .orElse(NONE);
  }
}
