package org.burdenshare.source.publisher;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.source.RawFigure.Series;
import org.burdenshare.source.UnitScale;
import org.burdenshare.source.workbook.FigureCell.RowMeaning;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearColumns;
import org.burdenshare.vocabulary.Measure;
import org.burdenshare.vocabulary.Unit;

/** The tables of SIPRI's workbook, identified by title lines, with columns by their labels. */
final class SipriSheets extends TableSheetParser {
  private static final Pattern CONSTANT =
      Pattern.compile("constant \\(?((?:19|20)\\d\\d)\\)? (?:US|prices)");
  private static final Pattern PREFIX =
      Pattern.compile("(?:(m|b|th)\\. ?)?([^/.]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Double> SCALES =
      Map.of("", 1D, "th", UnitScale.THOUSAND, "m", UnitScale.MILLION, "b", UnitScale.BILLION);
  private static final Pattern TITLE = Pattern.compile("Military expenditure +(?:by|per) .*");
  private static final List<String> BESIDE_YEARS =
      List.of(
          "country", "region", "currency", "notes", "fiscal year", "financial year", "reporting");

  private Optional<Series> table = Optional.empty();
  private int areaColumn;
  private int currencyColumn;
  private int noteColumn;
  private int fiscalYearColumn;

  SipriSheets(String file) {
    super(file);
  }

  @Override
  protected boolean marksByColour() {
    return true;
  }

  @Override
  protected boolean isHeader(SheetRow row, YearColumns columns) {
    return row.columnOf("country", "region") != SheetRow.NO_COLUMN;
  }

  @Override
  protected boolean announcesTable(List<String> titles) {
    return titles.stream().anyMatch(line -> TITLE.matcher(line).matches());
  }

  /** The last year is repeated beside the years, at the prices of another table. */
  @Override
  protected boolean mayHoldNumbers(int column, String heading) {
    String lower = heading.toLowerCase(Locale.ROOT);
    return column < years().first()
        ? BESIDE_YEARS.stream().anyMatch(lower::startsWith)
        : column > years().last() + 1 || lower.contains("current");
  }

  @Override
  protected int linesOfTitle() {
    return 2;
  }

  @Override
  protected Optional<String> open(SheetRow header, List<String> titles) {
    areaColumn = header.columnOf("country", "region");
    currencyColumn = header.columnOf("currency");
    noteColumn = header.columnOf("notes");
    fiscalYearColumn = header.columnOf("fiscal year", "financial year");
    boolean isRepeated = years() != null && !announcesTable(titles);
    table = isRepeated ? table : table(title());
    if (table.isEmpty()) {
      return Optional.of("unknown_table");
    }
    return isNational() && currencyColumn == SheetRow.NO_COLUMN
        ? Optional.of("no_currency_column")
        : Optional.empty();
  }

  private boolean isNational() {
    return table.orElseThrow().unit().equals(Unit.XDC);
  }

  /** The series of the table; empty if its titles do not tell. */
  private Optional<Series> table(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("local currency")) {
      return ofYears(lower).map(measure -> new Series(measure, Unit.XDC, null, 1));
    }
    if (lower.contains("percentage of gross domestic product")) {
      return series(Measure.SHARE_OF_GDP, Unit.PERCENT, 100);
    }
    if (lower.contains("percentage of government")) {
      return series(Measure.SHARE_OF_GOVERNMENT_SPENDING, Unit.PERCENT, 100);
    }
    if (lower.contains("per capita")) {
      return series(Measure.MILEX_PER_CAPITA, Unit.USD, 1);
    }
    Matcher constant = CONSTANT.matcher(words);
    Integer baseYear = constant.find() ? Integer.valueOf(constant.group(1)) : null;
    boolean isCurrent = lower.contains("current") && !lower.contains("constant");
    return lower.replace(" ", "").contains("us$") && (baseYear != null || isCurrent)
        ? UnitScale.in(words).map(scale -> new Series(Measure.MILEX, Unit.USD, baseYear, scale))
        : Optional.empty();
  }

  /** Expenditure by calendar or by financial years, if titles and columns agree. */
  private Optional<String> ofYears(String words) {
    boolean hasFiscalYears = fiscalYearColumn != SheetRow.NO_COLUMN;
    String others = hasFiscalYears ? "calendar years" : "financial years";
    return words.contains(others)
        ? Optional.empty()
        : Optional.of(hasFiscalYears ? Measure.MILEX_FINANCIAL_YEAR : Measure.MILEX);
  }

  private static Optional<Series> series(String measure, String unit, double scale) {
    return Optional.of(new Series(measure, unit, null, scale));
  }

  @Override
  protected void tableRow(SheetRow row) {
    if (!years().touches(row)) {
      return;
    }
    String area = row.text(areaColumn);
    if (area.isEmpty()) {
      addUnusable(row, "no_area");
    } else if (isNational()) {
      addInNationalCurrency(row, area);
    } else {
      addFigures(row, new RowMeaning(table.orElseThrow(), area, note(row, "")));
    }
  }

  /** A row in national currency has its unit in the currency column: {@code m. dollars}. */
  private void addInNationalCurrency(SheetRow row, String area) {
    String currency = row.text(currencyColumn);
    Matcher label = PREFIX.matcher(currency);
    if (!label.matches()) {
      addUnusable(row, "two_units");
      return;
    }
    String prefix = Objects.toString(label.group(1), "");
    Series series = table.orElseThrow().scaledBy(SCALES.get(prefix.toLowerCase(Locale.ROOT)));
    addFigures(row, new RowMeaning(series, area, note(row, label.group(2))));
  }

  /** SIPRI's currency labels are unreliable, so they are kept as a note and never used. */
  private String note(SheetRow row, String currency) {
    return Stream.of(
            row.text(noteColumn),
            named("currency label: ", currency.strip()),
            named("financial year: ", row.text(fiscalYearColumn)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String named(String name, String value) {
    return value.isEmpty() ? "" : name + value;
  }
}
