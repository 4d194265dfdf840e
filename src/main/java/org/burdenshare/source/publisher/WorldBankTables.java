package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;

/** The table of a World Bank data file: a line a country or aggregate, a column a year. */
final class WorldBankTables extends TableSheetParser {
  static final Map<String, Series> INDICATORS =
      Map.of(
          "NY.GDP.MKTP.CN", new Series("gdp", "XDC", null, 1),
          "NY.GDP.MKTP.CD", new Series("gdp", "USD", null, 1),
          "NY.GDP.MKTP.KN", new Series("gdp_volume", "XDC", null, 1),
          "NY.GDP.DEFL.ZS", new Series("gdp_deflator", "INDEX", null, 1),
          "SP.POP.TOTL", new Series("population", "PERSONS", null, 1),
          "MS.MIL.XPND.GD.ZS", new Series("share_of_gdp", "PERCENT", null, 1),
          "MS.MIL.XPND.CN", new Series("milex", "XDC", null, 1),
          "MS.MIL.XPND.CD", new Series("milex", "USD", null, 1));

  private static final String CODE = "Country Code";

  private int codeColumn;
  private int indicatorColumn;

  WorldBankTables(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return row.columnOf(CODE) != SheetRow.NO_COLUMN;
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return true;
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    codeColumn = header.columnOf(CODE);
    indicatorColumn = header.columnOf("Indicator Code");
    return Optional.empty();
  }

  @Override
  protected void tableRow(SheetRow row) {
    Series series = INDICATORS.get(row.text(indicatorColumn));
    if (series == null) {
      addUnusable(row, "unknown_indicator");
    } else {
      addFigures(row, new RowMeaning(series, row.text(codeColumn), null));
    }
  }
}
