package org.burdenshare.source.publisher;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.tidy.CsvRows;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.Workbook;
import org.burdenshare.source.workbook.YearColumns;

/**
 * The metadata in a World Bank file.
 *
 * @param entry the data file in an archive; empty if it is a plain file
 * @param vintage the day of its last update
 * @param indicators the indicators in it
 */
record WorldBankHead(String entry, Vintage vintage, WorldBankIndicators indicators) {
  private static final String UPDATED = "Last Updated Date";

  /** The bulk file, recognised by its name since its first indicators are not read. */
  private static final Pattern BULK = Pattern.compile("(?i)\\bWDI(?:CSV|Data)\\.csv");

  /** The last line of a DataBank download. */
  private static final Pattern UPDATED_BY_DATABANK =
      Pattern.compile(".*Last Updated: *(\\d\\d)/(\\d\\d)/(\\d{4}).*");

  private static final Pattern DAY_OF_A_SPREADSHEET = Pattern.compile("\\d{5}(?:\\.0)?");

  /** Empty if it is not a World Bank file. */
  static Optional<WorldBankHead> of(SourceFile file) {
    return switch (file.layout()) {
      case TEXT, ARCHIVE, WORKBOOK, BINARY_WORKBOOK ->
          file.head().sections().stream()
              .flatMap(section -> of(file, section).stream())
              .findFirst();
      case DELTA, PARQUET, UTF16_TEXT -> Optional.empty();
    };
  }

  private static Optional<WorldBankHead> of(SourceFile file, FileHead.Section section) {
    if (section.lines().stream().noneMatch(WorldBankTables::mayBeHeader)) {
      return Optional.empty();
    }
    List<SheetRow> rows = rows(file, section.lines());
    int header =
        IntStream.range(0, rows.size())
            .filter(row -> isHeader(rows.get(row)))
            .findFirst()
            .orElse(-1);
    if (header < 0) {
      return Optional.empty();
    }
    int codes = WorldBankTables.indicatorColumn(rows.get(header));
    List<String> end = file.head().tail().stream().skip(1).toList();
    List<SheetRow> below = new ArrayList<>(rows.subList(header + 1, rows.size()));
    below.addAll(CsvRows.of(end));
    WorldBankIndicators indicators =
        WorldBankIndicators.in(
            below, codes, rows.get(header).columnNamed("Indicator Name", "Series Name"));
    String entry = Workbook.isWorkbook(file) ? "" : section.name();
    boolean isRead =
        below.stream().anyMatch(row -> WorldBankIndicators.series(row.text(codes)) != null)
            || BULK.matcher(file.name() + "/" + entry).find();
    return isRead
        ? Optional.of(new WorldBankHead(entry, Vintage.of(updated(rows, end), UPDATED), indicators))
        : Optional.empty();
  }

  private static List<SheetRow> rows(SourceFile file, List<String> lines) {
    return Workbook.isWorkbook(file)
        ? lines.stream().map(line -> SheetRow.ofLine(1, line)).toList()
        : CsvRows.of(lines);
  }

  private static boolean isHeader(SheetRow row) {
    return WorldBankTables.isOfTable(row) && YearColumns.of(row).isPresent();
  }

  private static LocalDate updated(List<SheetRow> rows, List<String> end) {
    return Stream.concat(
            rows.stream().filter(row -> row.text(0).equals(UPDATED)).map(row -> day(row.text(1))),
            end.stream().map(WorldBankHead::dayOfDataBank))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Parses a written day or a spreadsheet's serial day; null if it is none. */
  private static LocalDate day(String text) {
    try {
      return DAY_OF_A_SPREADSHEET.matcher(text).matches()
          ? DateUtil.getLocalDateTime(Double.parseDouble(text)).toLocalDate()
          : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The month comes first. */
  private static LocalDate dayOfDataBank(String line) {
    Matcher updated = UPDATED_BY_DATABANK.matcher(line);
    return updated.matches()
        ? day(updated.group(3) + "-" + updated.group(1) + "-" + updated.group(2))
        : null;
  }

  Description description() {
    return indicators.description(vintage);
  }
}
