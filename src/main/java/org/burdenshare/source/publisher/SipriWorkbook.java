package org.burdenshare.source.publisher;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.Description;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.Workbook;
import org.burdenshare.source.workbook.YearTableFormat;
import org.burdenshare.vocabulary.Publisher;

/** The workbook of SIPRI's Military Expenditure Database of any release, in both Excel formats. */
public final class SipriWorkbook extends YearTableFormat {
  /** SIPRI's name of the expenditure. */
  static final String MEASURE_NAME = "Military expenditure";

  private static final String TITLE = "Military expenditure by country";
  private static final Pattern SPAN =
      Pattern.compile("((?:19|20)\\d\\d)\\s*[-–]\\s*((?:19|20)\\d\\d)");

  public SipriWorkbook() {
    super("sipri_workbook", 3, "SIPRI military expenditure workbook");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbook.isWorkbook(file) && !titles(file).isEmpty();
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    IntSummaryStatistics years =
        titles(file).stream()
            .flatMap(title -> SPAN.matcher(title).results())
            .flatMap(span -> Stream.of(span.group(1), span.group(2)))
            .mapToInt(Integer::parseInt)
            .summaryStatistics();
    return years.getCount() == 0
        ? claim("", Vintage.UNKNOWN)
        : claim(
            ", %d-%d".formatted(years.getMin(), years.getMax()),
            Vintage.ofSipri(years.getMax(), file.head().properties()));
  }

  private static Optional<Description> claim(String span, Vintage vintage) {
    return Optional.of(
        new Description(
            Publisher.SIPRI,
            null,
            "SIPRI Military Expenditure Database" + span,
            Basis.SIPRI,
            MEASURE_NAME,
            vintage,
            "Stockholm International Peace Research Institute, SIPRI Military Expenditure Database"
                + span,
            "SIPRI: non-commercial re-use of less than a tenth of the database, with credit to"
                + " SIPRI"));
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    return new SipriSheets(file.name());
  }

  private static List<String> titles(SourceFile file) {
    return file.head().lines().stream().filter(line -> line.startsWith(TITLE)).toList();
  }
}
