package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.Cell;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;

/**
 * The tables of SIPRI's workbook. Which table a sheet holds is told by its lines of title, which
 * columns are what by the labels of its header.
 */
final class SipriSheets extends TableSheetParser {
  private static final Pattern CONSTANT =
      Pattern.compile("constant \\(?((?:19|20)\\d\\d)\\)? (?:US|prices)");
  private static final Pattern PREFIX =
      Pattern.compile("(?:(m|b|th)\\. ?)?([^/.]+)", Pattern.CASE_INSENSITIVE);
  private static final String TABLE = "Military expenditure ";
  private static final int NONE = -1;

  private RawFigure.Series series;
  private double scale;
  private int areaColumn;
  private int currencyColumn;
  private int noteColumn;
  private int fiscalYearColumn;

  SipriSheets(String file) {
    super(file);
  }

  @Override
  protected boolean isHeader(SheetRow row) {
    return column(row, "country", "region") != NONE;
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream().anyMatch(line -> line.startsWith(TABLE));
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    areaColumn = column(header, "country", "region");
    currencyColumn = column(header, "currency");
    noteColumn = column(header, "notes");
    fiscalYearColumn = column(header, "fiscal year", "financial year");
    String words =
        titles.stream().filter(line -> !line.isEmpty()).limit(2).reduce("", (a, b) -> a + " " + b);
    return Optional.ofNullable(understand(words));
  }

  /** Tells what the table measures; a problem's code where its words do not. */
  private String understand(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("local currency")) {
      series =
          new RawFigure.Series(
              fiscalYearColumn == NONE ? "milex" : "milex_financial_year", "XDC", null);
      return currencyColumn == NONE ? "no_currency_column" : null;
    }
    if (lower.contains("percentage of gross domestic product")) {
      return measure("share_of_gdp", "PERCENT", 100);
    }
    if (lower.contains("percentage of government")) {
      return measure("share_of_government_spending", "PERCENT", 100);
    }
    if (lower.contains("per capita")) {
      return measure("milex_per_capita", "USD", 1);
    }
    Matcher constant = CONSTANT.matcher(words);
    boolean isConstant = constant.find();
    OptionalDouble stated = UnitScale.in(words);
    if (!lower.replace(" ", "").contains("us$") || stated.isEmpty()) {
      return "unknown_table";
    }
    if (isConstant) {
      series = new RawFigure.Series("milex", "USD", Integer.valueOf(constant.group(1)));
    } else if (lower.contains("current")) {
      series = new RawFigure.Series("milex", "USD", null);
    } else {
      return "unknown_table";
    }
    scale = stated.getAsDouble();
    return null;
  }

  private String measure(String measure, String unit, double unitsInOne) {
    series = new RawFigure.Series(measure, unit, null);
    scale = unitsInOne;
    return null;
  }

  @Override
  protected void tableRow(SheetRow row) {
    if (!years().touches(row)) {
      return;
    }
    String area = row.text(areaColumn);
    if (area.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (series.unit().equals("XDC")) {
      addInNationalCurrency(row, area);
    } else {
      addFigures(row, new RowMeaning(series, area, scale, note(row, "")));
    }
  }

  /** The unit of a row in national currency stands in its currency: {@code m. dollars}. */
  private void addInNationalCurrency(SheetRow row, String area) {
    String currency = row.text(currencyColumn);
    Matcher label = PREFIX.matcher(currency);
    if (!label.matches()) {
      addUnusable(row, "two_units");
      return;
    }
    addFigures(
        row, new RowMeaning(series, area, scaleOf(label.group(1)), note(row, label.group(2))));
  }

  private static double scaleOf(String prefix) {
    if (prefix == null) {
      return 1;
    }
    return switch (prefix.toLowerCase(Locale.ROOT)) {
      case "b" -> UnitScale.BILLION;
      case "m" -> UnitScale.MILLION;
      default -> UnitScale.THOUSAND;
    };
  }

  /**
   * SIPRI's currency labels are unreliable, so they are kept as a note and never calculated with.
   */
  private String note(SheetRow row, String currency) {
    StringBuilder note = new StringBuilder(noteColumn == NONE ? "" : row.text(noteColumn));
    append(note, "currency label: ", currency.strip());
    append(note, "financial year: ", fiscalYearColumn == NONE ? "" : row.text(fiscalYearColumn));
    return note.toString();
  }

  private static void append(StringBuilder note, String name, String value) {
    if (!value.isEmpty()) {
      note.append(note.isEmpty() ? "" : "; ").append(name).append(value);
    }
  }

  /** The column left of the years with one of these labels. */
  private static int column(SheetRow header, String... labels) {
    return header.cells().stream()
        .filter(cell -> cell.number() == null)
        .filter(
            cell ->
                List.of(labels).stream()
                    .anyMatch(cell.trimmed().toLowerCase(Locale.ROOT)::startsWith))
        .mapToInt(Cell::column)
        .findFirst()
        .orElse(NONE);
  }
}
