package org.burdenshare.source.publisher;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.FileTasks;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SelfDescription;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.source.Vintage;

/**
 * An indicator of the World Bank's World Development Indicators, as CSV or as the ZIP around it.
 */
public final class WorldBankIndicator extends SourceFormat {
  static final Map<String, RawFigure.Series> INDICATORS =
      Map.ofEntries(
          Map.entry("NY.GDP.MKTP.CN", new RawFigure.Series("gdp", "XDC", null)),
          Map.entry("NY.GDP.MKTP.CD", new RawFigure.Series("gdp", "USD", null)),
          Map.entry("NY.GDP.MKTP.KN", new RawFigure.Series("gdp_volume", "XDC", null)),
          Map.entry("NY.GDP.DEFL.ZS", new RawFigure.Series("gdp_deflator", "INDEX", null)),
          Map.entry("SP.POP.TOTL", new RawFigure.Series("population", "PERSONS", null)),
          Map.entry("MS.MIL.XPND.GD.ZS", new RawFigure.Series("share_of_gdp", "PERCENT", null)),
          Map.entry("MS.MIL.XPND.CN", new RawFigure.Series("milex", "XDC", null)),
          Map.entry("MS.MIL.XPND.CD", new RawFigure.Series("milex", "USD", null)));

  private static final String FIRST_CELL = "Data Source";
  private static final String UPDATED = "Last Updated Date";
  private static final String MILITARY = "MS.MIL.";

  /** The header of a data file. */
  private record Preamble(LocalDate updated, String indicatorName, String indicatorCode) {}

  public WorldBankIndicator() {
    super("world_bank_indicator", 1, "World Bank indicator CSV or ZIP");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return preamble(file).isPresent();
  }

  @Override
  public Optional<SelfDescription> claim(SourceFile file) {
    return preamble(file)
        .map(
            said ->
                new SelfDescription(
                    "World Bank",
                    said.indicatorCode(),
                    "World Development Indicators, " + said.indicatorName(),
                    said.indicatorCode().startsWith(MILITARY) ? Basis.SIPRI : null,
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
              .map(section -> preamble(section.lines()))
              .flatMap(Optional::stream)
              .findFirst();
      case DELTA, PARQUET, UTF16_TEXT, WORKBOOK, BINARY_WORKBOOK -> Optional.empty();
    };
  }

  private static Optional<Preamble> preamble(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).contains(FIRST_CELL)) {
      return Optional.empty();
    }
    CsvParser parser = parser();
    LocalDate updated = null;
    for (String line : lines) {
      String[] cells = parser.parseLine(line);
      if (cells == null || cells[0] == null) {
        continue;
      }
      if (cells[0].equals(UPDATED) && cells.length > 1) {
        updated = day(cells[1]);
      } else if (cells.length > 3 && INDICATORS.containsKey(cells[3])) {
        return Optional.of(new Preamble(updated, cells[2], cells[3]));
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
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return FileTasks.read(spark, files, WorldBankIndicator::figures);
  }

  private static List<RawFigure> figures(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(4);
    boolean isArchive = buffered.read() == 'P' && buffered.read() == 'K';
    buffered.reset();
    if (!isArchive) {
      return new WorldBankTable(name).figures(parse(buffered));
    }
    try (ZipInputStream archive = new ZipInputStream(buffered)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        BufferedInputStream data = new BufferedInputStream(archive);
        if (beginsAsData(data)) {
          return new WorldBankTable(name + "!" + entry.getName()).figures(parse(data));
        }
      }
    }
    throw new IOException("no file in it begins with " + FIRST_CELL);
  }

  private static boolean beginsAsData(BufferedInputStream data) throws IOException {
    data.mark(64);
    String begins = new String(data.readNBytes(32), StandardCharsets.UTF_8);
    data.reset();
    return begins.contains(FIRST_CELL);
  }

  /**
   * The lines with their cells; a line that is empty counts too, so that lines keep their number.
   */
  private static CsvParser parse(InputStream in) {
    CsvParser parser = parser();
    parser.beginParsing(in, StandardCharsets.UTF_8);
    return parser;
  }

  private static CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(-1);
    settings.setSkipEmptyLines(false);
    return new CsvParser(settings);
  }
}
