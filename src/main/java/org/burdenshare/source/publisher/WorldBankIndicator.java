package org.burdenshare.source.publisher;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SoundArchive;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.SheetVisitor;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearTableFormat;

/**
 * An indicator of the World Bank's World Development Indicators, as CSV or as the ZIP around it.
 */
public final class WorldBankIndicator extends YearTableFormat {
  private static final String FIRST_CELL = "Data Source";
  private static final String UPDATED = "Last Updated Date";
  private static final String MILITARY = "MS.MIL.";

  /**
   * The lines above a table of data.
   *
   * @param entry its file in an archive; empty where it stands alone
   */
  private record Preamble(
      String entry, LocalDate updated, String indicatorName, String indicatorCode) {}

  public WorldBankIndicator() {
    super("world_bank_indicator", 1, "World Bank indicator CSV or ZIP");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return preamble(file).isPresent();
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    return preamble(file)
        .map(
            said ->
                new Description(
                    "World Bank",
                    said.indicatorCode(),
                    "World Development Indicators, " + said.indicatorName(),
                    said.indicatorCode().startsWith(MILITARY) ? Basis.SIPRI : null,
                    null,
                    Vintage.of(said.updated(), UPDATED),
                    "World Bank, World Development Indicators, "
                        + said.indicatorCode()
                        + ", last updated "
                        + said.updated(),
                    "CC BY 4.0, credit to the World Bank"));
  }

  private static Optional<Preamble> preamble(SourceFile file) {
    return switch (file.layout()) {
      case TEXT, ARCHIVE ->
          file.head().sections().stream()
              .map(WorldBankIndicator::preamble)
              .flatMap(Optional::stream)
              .findFirst();
      case DELTA, PARQUET, UTF16_TEXT, WORKBOOK, BINARY_WORKBOOK -> Optional.empty();
    };
  }

  private static Optional<Preamble> preamble(FileHead.Section section) {
    List<String> lines = section.lines();
    if (lines.isEmpty() || !lines.get(0).contains(FIRST_CELL)) {
      return Optional.empty();
    }
    CsvParser parser = parser();
    LocalDate updated = null;
    for (String line : lines) {
      String[] cells = parser.parseLine(line);
      SheetRow row = SheetRow.ofText(1, cells == null ? new String[0] : cells);
      if (row.text(0).equals(UPDATED)) {
        updated = day(row.text(1));
      } else if (WorldBankTables.INDICATORS.containsKey(row.text(3))) {
        return Optional.of(new Preamble(section.name(), updated, row.text(2), row.text(3)));
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    String entry = preamble(file).orElseThrow().entry();
    return new WorldBankTables(entry.isEmpty() ? file.name() : file.name() + "!" + entry);
  }

  @Override
  protected void show(SourceFile file, InputStream in, SheetVisitor visitor) throws IOException {
    String entry = preamble(file).orElseThrow().entry();
    if (entry.isEmpty()) {
      show(in, visitor);
      return;
    }
    SoundArchive.visit(
        in,
        (name, content) -> {
          if (name.equals(entry)) {
            show(content, visitor);
          }
        });
  }

  private static void show(InputStream in, SheetVisitor visitor) {
    CsvParser parser = parser();
    parser.beginParsing(in, StandardCharsets.UTF_8);
    visitor.begin("", SheetVisitor.Visibility.VISIBLE);
    for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
      visitor.row(SheetRow.ofText((int) parser.getContext().currentLine(), cells));
    }
    visitor.end("");
  }

  /** A line that is empty counts too, so that lines keep their number. */
  private static CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(-1);
    settings.setSkipEmptyLines(false);
    settings.setAutoClosingEnabled(false);
    settings.setReadInputOnSeparateThread(false);
    return new CsvParser(settings);
  }
}
