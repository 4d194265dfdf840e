package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.FigureCell.RowMeaning;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;
import org.burdenshare.vocabulary.Publisher;

/** The table of the World Economic Outlook: a row a country and subject, a column a year. */
final class OutlookSheets extends TableSheetParser {
  private static final String SERIES = "SERIES_CODE";
  private static final Map<String, Series> SUBJECTS = Series.ofIndicators(Publisher.IMF);

  /** The IMF's codes of country groups contain digits. */
  private static final Pattern GROUP = Pattern.compile(".*\\d.*");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  private int isoColumn;
  private int subjectColumn;
  private int seriesColumn;
  private int scaleColumn;
  private int estimatesColumn;
  private int latestActualColumn;
  private boolean isOfPortal;

  OutlookSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    boolean hasAreaAndSubject =
        isoColumn(row) != SheetRow.NO_COLUMN && subjectColumn(row) != SheetRow.NO_COLUMN;
    return hasAreaAndSubject || row.columnNamed(SERIES) != SheetRow.NO_COLUMN;
  }

  private static int isoColumn(SheetRow header) {
    return header.columnNamed(WorldEconomicOutlook.ISO, "COUNTRY.ID");
  }

  private static int subjectColumn(SheetRow header) {
    return header.columnNamed(WorldEconomicOutlook.SUBJECT, "INDICATOR.ID");
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream()
        .anyMatch(
            line ->
                line.contains(WorldEconomicOutlook.SUBJECT)
                    || line.contains(WorldEconomicOutlook.LATEST_ACTUAL));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    isoColumn = isoColumn(header);
    subjectColumn = subjectColumn(header);
    seriesColumn = header.columnNamed(SERIES);
    scaleColumn = header.columnNamed("Scale");
    estimatesColumn = header.columnOf("Estimates Start After");
    latestActualColumn = header.columnNamed(WorldEconomicOutlook.LATEST_ACTUAL);
    isOfPortal = header.columnNamed(WorldEconomicOutlook.SUBJECT) == SheetRow.NO_COLUMN;
    return Optional.empty();
  }

  @Override
  protected void tableRow(SheetRow row) {
    // // POL.NGDP.A: area, subject and frequency
    String[] series = (row.text(seriesColumn) + "..").split("\\.", -1);
    Series subject =
        SUBJECTS.get(subjectColumn == SheetRow.NO_COLUMN ? series[1] : row.text(subjectColumn));
    String iso = isoColumn == SheetRow.NO_COLUMN ? series[0] : row.text(isoColumn);
    if (subject != null && years().touches(row) && !GROUP.matcher(iso).matches()) {
      addSubject(row, subject, iso);
    }
  }

  private void addSubject(SheetRow row, Series subject, String iso) {
    Optional<Double> scale = scale(row, subject);
    if (iso.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (scale.isEmpty()) {
      addUnusable(row, "unknown_scale");
    } else {
      addFigures(row, new RowMeaning(subject.scaledBy(scale.get()), iso, null));
    }
  }

  /** The scale that the row states; the portal states one even for series in other units. */
  private Optional<Double> scale(SheetRow row, Series subject) {
    String stated = row.text(scaleColumn);
    if (isOfPortal) {
      return stated.equalsIgnoreCase("units") ? Optional.of(1D) : UnitScale.in(stated);
    }
    return stated.isEmpty() || stated.equalsIgnoreCase("units")
        ? Optional.of(subject.scale())
        : UnitScale.in(stated);
  }

  /**
   * The last actual year; later ones are estimates or forecasts. If it is missing, every year
   * counts as actual in files until April 2025, and none in the portal's. A financial year is named
   * by the year in which it begins.
   */
  @Override
  protected int lastKnown(SheetRow row) {
    Matcher year = YEAR.matcher(row.text(isOfPortal ? latestActualColumn : estimatesColumn));
    if (year.find()) {
      return Integer.parseInt(year.group());
    }
    return isOfPortal ? 0 : Integer.MAX_VALUE;
  }
}
