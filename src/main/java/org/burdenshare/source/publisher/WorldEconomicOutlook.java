package org.burdenshare.source.publisher;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.FileTasks;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SelfDescription;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.Workbook;

/**
 * The IMF's World Economic Outlook by country: the tab-separated text that the IMF publishes under
 * the name of a workbook, or a workbook that it was saved as.
 */
public final class WorldEconomicOutlook extends SourceFormat {
  static final String SUBJECT = "WEO Subject Code";
  private static final String ISO = "ISO";
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
  public Optional<SelfDescription> claim(SourceFile file) {
    Optional<Vintage> vintage = vintage(file);
    String title =
        "World Economic Outlook Database"
            + vintage.map(Vintage::source).map(source -> ", " + source).orElse("");
    return Optional.of(
        new SelfDescription(
            "IMF",
            null,
            title,
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
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return FileTasks.read(spark, files, WorldEconomicOutlook::figures);
  }

  private static List<RawFigure> figures(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(4);
    byte[] first = buffered.readNBytes(2);
    buffered.reset();
    OutlookSheets sheets = new OutlookSheets(name);
    if (first[0] == 'P' || first[0] == (byte) 0xD0) {
      Workbook.visit(buffered, sheets);
    } else {
      Charset charset = first[0] == (byte) 0xFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
      visit(new BufferedReader(new InputStreamReader(buffered, charset)), sheets);
    }
    return sheets.figures();
  }

  private static void visit(BufferedReader text, OutlookSheets sheets) throws IOException {
    sheets.begin("");
    int number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      sheets.row(TabbedLine.row(FileHead.withoutMark(line), number));
    }
    sheets.end("");
  }
}
