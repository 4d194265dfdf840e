package org.burdenshare.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * What a number of a publisher's workbook is, as someone who looks at the workbook says.
 *
 * @param unit XDC, USD, PERCENT or PERSONS
 * @param priceBaseYear the year of constant prices; null for current ones and where there are none
 * @param scale single units in one of the number
 */
record CellMeaning(String unit, Integer priceBaseYear, double scale) {
  private static final Pattern PRICES = Pattern.compile("(?i)\\bprices\\b");
  private static final Pattern CONSTANT_YEAR = Pattern.compile("(?i)\\bconstant \\(?(20\\d\\d)\\b");
  private static final Pattern YEAR = Pattern.compile("\\b(20\\d\\d)\\b");
  private static final Pattern MONEY_OF_A_ROW = Pattern.compile("(?i)(b|m)\\..*");

  private static final Map<String, CellMeaning> SIPRI =
      Map.of(
          "Share of GDP share_of_gdp", new CellMeaning("PERCENT", null, 100),
          "Share of Govt. spending share_of_government_spending",
              new CellMeaning("PERCENT", null, 100),
          "Per capita milex_per_capita", new CellMeaning("USD", null, 1));

  /** Prices apart, which change between the blocks of a sheet. */
  private static final Map<String, CellMeaning> NATO_2016 =
      Map.ofEntries(
          Map.entry("TABLE1 milex", new CellMeaning("XDC", null, 1e6)),
          Map.entry("TABLE2 milex", new CellMeaning("USD", null, 1e6)),
          Map.entry("TABLE3 share_of_gdp", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE3 milex_real_change", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE4 gdp", new CellMeaning("USD", null, 1e9)),
          Map.entry("TABLE4 gdp_per_capita", new CellMeaning("USD", null, 1e3)),
          Map.entry("TABLE5 milex_per_capita", new CellMeaning("USD", 2010, 1)),
          Map.entry("TABLE5 personnel", new CellMeaning("PERSONS", null, 1e3)),
          Map.entry("TABLE6a equipment_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE6a personnel_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE6b infrastructure_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE6b other_share", new CellMeaning("PERCENT", null, 1)));

  /** Prices apart, which change between the blocks of a sheet. */
  private static final Map<String, CellMeaning> NATO_2024 =
      Map.ofEntries(
          Map.entry("TABLE1 milex", new CellMeaning("XDC", null, 1e6)),
          Map.entry("TABLE2 milex", new CellMeaning("USD", null, 1e6)),
          Map.entry("TABLE3 share_of_gdp", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE3 milex_real_change", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE5 gdp", new CellMeaning("USD", null, 1e6)),
          Map.entry("TABLE6 gdp_per_capita", new CellMeaning("USD", null, 1e3)),
          Map.entry("TABLE6 milex_per_capita", new CellMeaning("USD", null, 1)),
          Map.entry("TABLE7 personnel", new CellMeaning("PERSONS", null, 1e3)),
          Map.entry("TABLE8a equipment_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE8a personnel_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE8b infrastructure_share", new CellMeaning("PERCENT", null, 1)),
          Map.entry("TABLE8b other_share", new CellMeaning("PERCENT", null, 1)));

  /**
   * What the numbers of a row are.
   *
   * @param file where the workbook is within the publishers' files
   * @param measure what they are taken to measure
   * @throws AssertionError if the sheet holds no such measure
   */
  static CellMeaning of(String file, Sheet sheet, int row, String measure) {
    return (file.startsWith("sipri/")
            ? ofSipri(sheet, row, measure)
            : ofNato(file.contains("2024") ? NATO_2024 : NATO_2016, sheet, row, measure))
        .orElseThrow(
            () -> new AssertionError(file + " has no " + measure + " on " + sheet.getSheetName()));
  }

  private static Optional<CellMeaning> ofSipri(Sheet sheet, int row, String measure) {
    String name = sheet.getSheetName();
    return switch (measure) {
      case "milex" ->
          name.startsWith("Constant (")
              ? Optional.of(new CellMeaning("USD", year(name), 1e6))
              : name.startsWith("Current US")
                  ? Optional.of(new CellMeaning("USD", null, 1e6))
                  : name.startsWith("Regional totals")
                      ? Optional.of(new CellMeaning("USD", constantPricesAbove(sheet, row), 1e9))
                      : nationalCurrency("Local currency calendar years", sheet, row);
      case "milex_financial_year" -> nationalCurrency("Local currency financial years", sheet, row);
      default -> Optional.ofNullable(SIPRI.get(name.strip() + " " + measure));
    };
  }

  /** The currency stands beside the country: {@code b. forint}, {@code m. dollars} or dollars. */
  private static Optional<CellMeaning> nationalCurrency(String name, Sheet sheet, int row) {
    Matcher label = MONEY_OF_A_ROW.matcher(text(sheet.getRow(row).getCell(1)));
    double scale = !label.matches() ? 1 : label.group(1).equalsIgnoreCase("b") ? 1e9 : 1e6;
    return sheet.getSheetName().strip().equals(name)
        ? Optional.of(new CellMeaning("XDC", null, scale))
        : Optional.empty();
  }

  private static Optional<CellMeaning> ofNato(
      Map<String, CellMeaning> tables, Sheet sheet, int row, String measure) {
    return Optional.ofNullable(tables.get(sheet.getSheetName().strip() + " " + measure))
        .map(
            table ->
                List.of("XDC", "USD").contains(table.unit()) && table.priceBaseYear() == null
                    ? new CellMeaning(table.unit(), pricesAbove(sheet, row), table.scale())
                    : table);
  }

  /** The year that the nearest line on prices above a row names; null for current prices. */
  private static Integer pricesAbove(Sheet sheet, int row) {
    for (int above = row - 1; above >= 0; above--) {
      if (sheet.getRow(above) != null) {
        String line = line(sheet.getRow(above));
        if (PRICES.matcher(line).find()) {
          return year(line);
        }
      }
    }
    throw new AssertionError(sheet.getSheetName() + " says nothing of prices above row " + row);
  }

  /** The year of the constant prices that the title of a sheet names. */
  private static Integer constantPricesAbove(Sheet sheet, int row) {
    return StreamSupport.stream(sheet.spliterator(), false)
        .filter(above -> above.getRowNum() < row)
        .flatMap(above -> StreamSupport.stream(above.spliterator(), false))
        .map(CellMeaning::text)
        .map(CONSTANT_YEAR::matcher)
        .filter(Matcher::find)
        .map(named -> Integer.valueOf(named.group(1)))
        .findFirst()
        .orElse(null);
  }

  private static String text(Cell cell) {
    return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
  }

  private static String line(Row row) {
    return StreamSupport.stream(row.spliterator(), false)
        .limit(3)
        .map(CellMeaning::text)
        .reduce("", (one, other) -> one + " " + other);
  }

  private static Integer year(String words) {
    Matcher year = YEAR.matcher(words);
    return year.find() ? Integer.valueOf(year.group(1)) : null;
  }
}
