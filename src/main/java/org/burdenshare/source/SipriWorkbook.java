package org.burdenshare.source;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The workbook of SIPRI's Military Expenditure Database, of any release, in either Excel format.
 */
public final class SipriWorkbook implements SourceFormat {
  private static final String TITLE = "Military expenditure by country";
  private static final Pattern SPAN =
      Pattern.compile("((?:19|20)\\d\\d)\\s*[-–]\\s*((?:19|20)\\d\\d)");

  @Override
  public String code() {
    return "sipri_workbook";
  }

  @Override
  public int rulesVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "SIPRI military expenditure workbook";
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbooks.isWorkbook(file) && titles(file).size() > 1;
  }

  @Override
  public Optional<Claim> claim(SourceFile file) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (String title : titles(file)) {
      Matcher span = SPAN.matcher(title);
      if (span.find()) {
        first = Math.min(first, Integer.parseInt(span.group(1)));
        last = Math.max(last, Integer.parseInt(span.group(2)));
      }
    }
    Vintage vintage = Vintage.ofWorkbook("SIPRI", first, last, last + 1, file.head().properties());
    return Optional.of(
        new Claim(
            "SIPRI",
            null,
            "SIPRI Military Expenditure Database, " + first + "-" + last,
            "SIPRI",
            vintage.day(),
            vintage.source(),
            "Stockholm International Peace Research Institute, SIPRI Military Expenditure Database, "
                + first
                + "-"
                + last,
            "SIPRI: non-commercial re-use of less than a tenth of the database, with credit to"
                + " SIPRI"));
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return FileTasks.read(spark, files, SipriWorkbook::figures);
  }

  private static List<RawFigure> figures(InputStream in, String name) throws java.io.IOException {
    SipriSheets sheets = new SipriSheets(name);
    Workbooks.visit(in, sheets);
    return sheets.figures();
  }

  private static List<String> titles(SourceFile file) {
    return file.head().lines().stream().filter(line -> line.startsWith(TITLE)).toList();
  }
}
