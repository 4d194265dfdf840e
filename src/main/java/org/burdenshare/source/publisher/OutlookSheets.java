package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.FigureCell;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;

/** The table of the World Economic Outlook: a row a country and subject, a column a year. */
final class OutlookSheets extends TableSheetParser {
  private static final Map<String, Series> SUBJECTS =
      Map.of(
          "NGDP", new Series("gdp", "XDC", null, UnitScale.BILLION),
          "NGDPD", new Series("gdp", "USD", null, UnitScale.BILLION),
          "NGDP_R", new Series("gdp_volume", "XDC", null, UnitScale.BILLION),
          "NGDP_D", new Series("gdp_deflator", "INDEX", null, 1),
          "LP", new Series("population", "PERSONS", null, UnitScale.MILLION));

  private int isoColumn;
  private int subjectColumn;
  private int scaleColumn;
  private int estimatesColumn;

  OutlookSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return row.columnOf(WorldEconomicOutlook.SUBJECT) != SheetRow.NO_COLUMN
        && row.columnOf(WorldEconomicOutlook.ISO) != SheetRow.NO_COLUMN;
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream().anyMatch(line -> line.contains(WorldEconomicOutlook.SUBJECT));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    isoColumn = header.columnOf(WorldEconomicOutlook.ISO);
    subjectColumn = header.columnOf(WorldEconomicOutlook.SUBJECT);
    scaleColumn = header.columnOf("Scale");
    estimatesColumn = header.columnOf("Estimates Start After");
    return Optional.empty();
  }

  @Override
  protected void tableRow(SheetRow row) {
    Series subject = SUBJECTS.get(row.text(subjectColumn));
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
          new RowMeaning(subject.scaledBy(scale.get()), iso, null),
          row.cell(estimatesColumn).flatMap(OutlookSheets::year).orElse(Integer.MAX_VALUE));
    }
  }

  /** The scale that the row states, which must be that of the subject where it states one. */
  private Optional<Double> scale(SheetRow row, Series subject) {
    String stated = row.text(scaleColumn);
    return stated.isEmpty() || stated.equalsIgnoreCase("units")
        ? Optional.of(subject.scale())
        : UnitScale.in(stated);
  }

  private static Optional<Integer> year(Cell cell) {
    return Optional.ofNullable(FigureCell.of(cell).value())
        .filter(value -> value != 0)
        .map(Double::intValue);
  }
}
