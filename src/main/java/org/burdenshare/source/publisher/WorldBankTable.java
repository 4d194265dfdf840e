package org.burdenshare.source.publisher;

import com.univocity.parsers.csv.CsvParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.FigureCell;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.YearColumns;

/** The figures of a World Bank data file: a line a country or aggregate, a column a year. */
final class WorldBankTable {
  private static final String CODE = "Country Code";
  private static final String INDICATOR = "Indicator Code";

  private final String place;
  private final List<RawFigure> figures = new ArrayList<>();

  /**
   * @param place how the file is called in locators
   */
  WorldBankTable(String place) {
    this.place = place;
  }

  List<RawFigure> figures(CsvParser lines) {
    Optional<YearColumns> years = Optional.empty();
    List<String> header = List.of();
    for (String[] cells = lines.parseNext(); cells != null; cells = lines.parseNext()) {
      SheetRow row = row(cells, (int) lines.getContext().currentLine());
      if (years.isEmpty()) {
        years = row.line().contains(CODE) ? YearColumns.of(row) : years;
        header = labels(cells);
      } else if (!row.cells().isEmpty()) {
        add(row, header, years.get());
      }
    }
    if (years.isEmpty()) {
      figures.add(RawFigure.unusable(place, "", "no_header"));
    }
    return figures;
  }

  private void add(SheetRow row, List<String> header, YearColumns years) {
    String locator = place + ":" + row.number();
    RawFigure.Series series =
        WorldBankIndicator.INDICATORS.get(row.text(header.indexOf(INDICATOR)));
    if (series == null) {
      figures.add(RawFigure.unusable(locator, row.line(), "unknown_indicator"));
      return;
    }
    String code = row.text(header.indexOf(CODE));
    years
        .years()
        .forEach(
            (column, year) ->
                row.cell(column)
                    .filter(cell -> !cell.isBlank())
                    .ifPresent(
                        cell -> {
                          FigureCell said = FigureCell.of(cell);
                          figures.add(
                              new RawFigure(
                                  locator + ":" + (column + 1),
                                  cell.text(),
                                  null,
                                  series,
                                  code,
                                  String.valueOf(year.year()),
                                  said.value(),
                                  said.valueText(),
                                  1,
                                  RawFigure.uncertainCurrency(series),
                                  said.status(),
                                  said.remark()));
                        }));
  }

  private static SheetRow row(String[] values, int number) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      if (values[column] != null) {
        cells.add(Cell.text(column, values[column]));
      }
    }
    return new SheetRow("", number, cells);
  }

  private static List<String> labels(String[] cells) {
    List<String> labels = new ArrayList<>();
    for (String cell : cells) {
      labels.add(cell == null ? "" : FileHead.withoutMark(cell).strip());
    }
    return labels;
  }
}
