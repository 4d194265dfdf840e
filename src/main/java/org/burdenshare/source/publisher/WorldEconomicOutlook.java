package org.burdenshare.source.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.SheetVisitor;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearTableFormat;

/**
 * The IMF's World Economic Outlook by country: the tab-separated text that the IMF publishes under
 * the name of a workbook, or a workbook that it was saved as.
 */
public final class WorldEconomicOutlook extends YearTableFormat {
  static final String SUBJECT = "WEO Subject Code";
  static final String ISO = "ISO";
  private static final Pattern RELEASE =
      Pattern.compile(
          "(?i)(?:World Economic Outlook Database, |WEO)(Apr|Oct)[a-z]* ?((?:19|20)\\d\\d).*");
  private static final Pattern RELEASE_YEAR = Pattern.compile("(?i).*WEO ?((?:19|20)\\d\\d).*");

  public WorldEconomicOutlook() {
    super("world_economic_outlook", 1, "IMF World Economic Outlook by country");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.head().lines().stream()
        .anyMatch(line -> line.contains(SUBJECT) && List.of(line.split("\t")).contains(ISO));
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    Optional<Vintage> vintage = vintage(file);
    String title =
        "World Economic Outlook Database"
            + vintage.map(Vintage::source).map(source -> ", " + source).orElse("");
    return Optional.of(
        new Description(
            "IMF",
            null,
            title,
            null,
            null,
            vintage.orElse(Vintage.UNKNOWN),
            "International Monetary Fund, " + title,
            "IMF: free to use with credit to the IMF"));
  }

  /** The release by the month that the file names, else by the year. */
  private static Optional<Vintage> vintage(SourceFile file) {
    List<String> words =
        Stream.of(
                file.head().tail().stream(),
                file.head().sections().stream().map(FileHead.Section::name),
                file.head().lines().stream())
            .flatMap(lines -> lines)
            .toList();
    return words.stream()
        .map(RELEASE::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(release -> ofMonth(release.group(1), release.group(2)))
        .or(
            () ->
                words.stream()
                    .map(RELEASE_YEAR::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(release -> Vintage.ofOutlook(Integer.parseInt(release.group(1)))));
  }

  private static Vintage ofMonth(String month, String year) {
    String named = month.toLowerCase(Locale.ROOT).startsWith("apr") ? "April " : "October ";
    return Vintage.ofOutlook(named + year);
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    return new OutlookSheets(file.name());
  }

  @Override
  protected void show(SourceFile file, InputStream in, SheetVisitor visitor) throws IOException {
    switch (file.layout()) {
      case TEXT -> show(new InputStreamReader(in, StandardCharsets.UTF_8), visitor);
      case UTF16_TEXT -> show(new InputStreamReader(in, StandardCharsets.UTF_16), visitor);
      case DELTA, PARQUET, WORKBOOK, BINARY_WORKBOOK, ARCHIVE -> super.show(file, in, visitor);
    }
  }

  private static void show(Reader text, SheetVisitor visitor) throws IOException {
    LineNumberReader lines = new LineNumberReader(text);
    visitor.begin("", SheetVisitor.Visibility.VISIBLE);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      visitor.row(SheetRow.ofLine(lines.getLineNumber(), FileHead.withoutMark(line)));
    }
    visitor.end("");
  }
}
