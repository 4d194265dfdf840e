package org.burdenshare.source.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/** The workbook of tables beside NATO's press releases on defence expenditure, 2016 to today. */
public final class NatoWorkbook extends SourceFormat {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)Table \\w+ ?: (?:Defen[cs]e expenditures?|GDP|Gross domestic product)\\b.*");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)(?:\\.0)?\\s*e?");

  public NatoWorkbook() {
    super("nato_workbook", 1, "NATO defence expenditure workbook");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbook.isWorkbook(file)
        && file.head().lines().stream().anyMatch(line -> TITLE.matcher(line).matches());
  }

  @Override
  public Optional<SelfDescription> claim(SourceFile file) {
    List<Integer> years = years(file);
    if (years.isEmpty()) {
      return Optional.empty();
    }
    int first = years.get(0);
    int last = years.get(years.size() - 1);
    Vintage vintage = Vintage.ofNato(first, last, file.head().properties());
    String title = "Defence Expenditure of NATO Countries (" + first + "-" + last + ")";
    return Optional.of(
        new SelfDescription(
            "NATO",
            null,
            title,
            Basis.NATO,
            vintage,
            "NATO, " + title + (vintage.day() == null ? "" : ", " + vintage.day()),
            "NATO: free to use with credit to NATO"));
  }

  /** The years that the first header with years names, ascending. */
  private static List<Integer> years(SourceFile file) {
    return file.head().lines().stream()
        .map(NatoWorkbook::yearsOf)
        .filter(years -> years.size() > 2)
        .findFirst()
        .orElse(List.of());
  }

  private static List<Integer> yearsOf(String line) {
    return Stream.of(line.split("\t"))
        .map(YEAR::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(year -> Integer.valueOf(year.group(1)))
        .toList();
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return FileTasks.read(spark, files, NatoWorkbook::figures);
  }

  private static List<RawFigure> figures(InputStream in, String name) throws IOException {
    NatoSheets sheets = new NatoSheets(name);
    Workbook.visit(in, sheets);
    return sheets.figures();
  }
}
