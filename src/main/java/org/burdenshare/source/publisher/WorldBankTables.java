package org.burdenshare.source.publisher;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.workbook.FigureCell.RowMeaning;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;

/** The table of a World Bank data file: a row an area and indicator, a column a year. */
final class WorldBankTables extends TableSheetParser {
  private static final String CODE = "Country Code";
  private static final String INDICATOR = "Indicator Code";
  private static final String INDICATOR_OF_DATABANK = "Series Code";

  private final WorldBankIndicators indicators;
  private final Set<String> leftOut = new HashSet<>();
  private int codeColumn;
  private int indicatorColumn;

  WorldBankTables(String file, WorldBankIndicators indicators) {
    super(file);
    this.indicators = indicators;
  }

  /** Returns whether a line may be the header of such a table and is worth parsing. */
  static boolean mayBeHeader(String line) {
    return line.toLowerCase(Locale.ROOT).contains(CODE.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a row is the header of such a table. */
  static boolean isOfTable(SheetRow row) {
    return row.columnNamed(CODE) != SheetRow.NO_COLUMN
        && indicatorColumn(row) != SheetRow.NO_COLUMN;
  }

  static int indicatorColumn(SheetRow header) {
    return header.columnNamed(INDICATOR, INDICATOR_OF_DATABANK);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return isOfTable(row);
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream().anyMatch(line -> isOfTable(SheetRow.ofLine(1, line)));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    codeColumn = header.columnNamed(CODE);
    indicatorColumn = indicatorColumn(header);
    return Optional.empty();
  }

  @Override
  protected void tableRow(SheetRow row) {
    String code = row.text(indicatorColumn);
    Series series = WorldBankIndicators.series(code);
    if (!years().touches(row)) {
      return;
    }
    if (series == null) {
      if (!indicators.areSeveral()) {
        addUnusable(row, "unknown_indicator");
      }
    } else if (!indicators.skips(code)) {
      addFigures(row, new RowMeaning(series, row.text(codeColumn), null));
    } else if (leftOut.add(code)) {
      addUnusable(row, indicators.areSeveral() ? "spending_beside_others" : "other_indicator");
    }
  }
}
