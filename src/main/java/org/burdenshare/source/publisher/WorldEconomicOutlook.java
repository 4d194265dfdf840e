package org.burdenshare.source.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.tidy.CsvRows;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.SheetVisitor;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.YearTableFormat;
import org.burdenshare.vocabulary.Publisher;

/**
 * The IMF's World Economic Outlook by country: until April 2025 the tab-separated text published
 * with the extension .xls, or a workbook saved from it; since October 2025 the portal's workbook or
 * CSV of time series.
 */
public final class WorldEconomicOutlook extends YearTableFormat {
  static final String SUBJECT = "WEO Subject Code";
  static final String ISO = "ISO";

  /** Required columns of the IMF portal's tables, in any order. */
  static final String LATEST_ACTUAL = "LATEST_ACTUAL_ANNUAL_DATA";

  private static final Set<String> OF_PORTAL_WORKBOOK =
      Set.of("COUNTRY.ID", "INDICATOR.ID", LATEST_ACTUAL);
  private static final Set<String> OF_PORTAL_CSV = Set.of("DATASET", "SERIES_CODE", LATEST_ACTUAL);
  private static final String DATASET = "WEO(";

  public WorldEconomicOutlook() {
    super("world_economic_outlook", 3, "IMF World Economic Outlook by country");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return layout(file).isPresent();
  }

  private enum TableLayout {
    UNTIL_APRIL_2025,
    PORTAL_WORKBOOK,
    PORTAL_CSV
  }

  private static Optional<TableLayout> layout(SourceFile file) {
    List<String> lines = file.head().lines();
    if (file.layout() == SourceFile.Layout.TEXT && isPortalCsv(lines)) {
      return Optional.of(TableLayout.PORTAL_CSV);
    }
    for (String line : lines) {
      Set<String> cells = Set.copyOf(List.of(line.split("\t")));
      if (line.contains(SUBJECT) && cells.contains(ISO)) {
        return Optional.of(TableLayout.UNTIL_APRIL_2025);
      }
      if (cells.containsAll(OF_PORTAL_WORKBOOK)) {
        return Optional.of(TableLayout.PORTAL_WORKBOOK);
      }
    }
    return Optional.empty();
  }

  private static boolean isPortalCsv(List<String> lines) {
    return !lines.isEmpty()
        && OF_PORTAL_CSV.stream().allMatch(lines.get(0)::contains)
        && lines.stream().anyMatch(line -> line.contains(DATASET));
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    Optional<OutlookRelease> release =
        switch (layout(file).orElseThrow()) {
          case UNTIL_APRIL_2025 -> OutlookRelease.named(file);
          case PORTAL_WORKBOOK -> OutlookRelease.ofFileName(file);
          case PORTAL_CSV -> OutlookRelease.published(file);
        };
    String title =
        "World Economic Outlook Database"
            + release.map(OutlookRelease::label).map(label -> ", " + label).orElse("");
    return Optional.of(
        new Description(
            Publisher.IMF,
            null,
            title,
            null,
            null,
            release.map(OutlookRelease::vintage).orElse(Vintage.UNKNOWN),
            "International Monetary Fund, " + title,
            "IMF: free to use with credit to the IMF"));
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    return new OutlookSheets(file.name());
  }

  @Override
  protected void show(SourceFile file, InputStream in, SheetVisitor visitor) throws IOException {
    if (layout(file).orElseThrow() == TableLayout.PORTAL_CSV) {
      CsvRows.show(in, visitor);
      return;
    }
    switch (file.layout()) {
      case TEXT -> show(new InputStreamReader(in, StandardCharsets.UTF_8), visitor);
      case UTF16_TEXT -> show(new InputStreamReader(in, StandardCharsets.UTF_16LE), visitor);
      case DELTA, PARQUET, WORKBOOK, BINARY_WORKBOOK, ARCHIVE -> super.show(file, in, visitor);
    }
  }

  private static void show(Reader text, SheetVisitor visitor) throws IOException {
    LineNumberReader lines = new LineNumberReader(text);
    visitor.begin("", SheetVisibility.VISIBLE);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      visitor.row(SheetRow.ofLine(lines.getLineNumber(), FileHead.withoutMark(line)));
    }
    visitor.end("");
  }
}
