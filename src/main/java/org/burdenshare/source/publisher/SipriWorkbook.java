package org.burdenshare.source.publisher;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
import org.burdenshare.source.workbook.Workbook;

/**
 * The workbook of SIPRI's Military Expenditure Database, of any release, in either Excel format.
 */
public final class SipriWorkbook extends SourceFormat {
  private static final String TITLE = "Military expenditure by country";
  private static final Pattern SPAN =
      Pattern.compile("((?:19|20)\\d\\d)\\s*[-–]\\s*((?:19|20)\\d\\d)");

  public SipriWorkbook() {
    super("sipri_workbook", 1, "SIPRI military expenditure workbook");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbook.isWorkbook(file) && !titles(file).isEmpty();
  }

  @Override
  public Optional<SelfDescription> claim(SourceFile file) {
    List<MatchResult> spans =
        titles(file).stream().flatMap(title -> SPAN.matcher(title).results()).toList();
    if (spans.isEmpty()) {
      return claim("", Vintage.UNKNOWN);
    }
    int first =
        spans.stream().mapToInt(span -> Integer.parseInt(span.group(1))).min().orElseThrow();
    int last = spans.stream().mapToInt(span -> Integer.parseInt(span.group(2))).max().orElseThrow();
    return claim(", " + first + "-" + last, Vintage.ofSipri(last, file.head().properties()));
  }

  private static Optional<SelfDescription> claim(String span, Vintage vintage) {
    return Optional.of(
        new SelfDescription(
            "SIPRI",
            null,
            "SIPRI Military Expenditure Database" + span,
            Basis.SIPRI,
            vintage,
            "Stockholm International Peace Research Institute, SIPRI Military Expenditure Database"
                + span,
            "SIPRI: non-commercial re-use of less than a tenth of the database, with credit to"
                + " SIPRI"));
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return FileTasks.read(spark, files, SipriWorkbook::figures);
  }

  private static List<RawFigure> figures(InputStream in, String name) throws java.io.IOException {
    SipriSheets sheets = new SipriSheets(name);
    Workbook.visit(in, sheets);
    return sheets.figures();
  }

  private static List<String> titles(SourceFile file) {
    return file.head().lines().stream().filter(line -> line.startsWith(TITLE)).toList();
  }
}
