package org.burdenshare.source.publisher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.Workbook;
import org.burdenshare.source.workbook.YearColumns;
import org.burdenshare.source.workbook.YearTableFormat;

/** The workbook of tables beside NATO's press releases on defence expenditure, 2016 to today. */
public final class NatoWorkbook extends YearTableFormat {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)Table \\w+ ?: (?:Defen[cs]e expenditures?|GDP|Gross domestic product)\\b.*");

  /** The measure's name, which was in the plural until 2016. */
  private static final Pattern MEASURE =
      Pattern.compile("(?i)Table \\w+ ?: ((?:\\w+ )?defen[cs]e expenditure)s?\\b.*");

  public NatoWorkbook() {
    super("nato_workbook", 1, "NATO defence expenditure workbook");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbook.isWorkbook(file)
        && file.head().lines().stream().anyMatch(line -> TITLE.matcher(line).matches());
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    return years(file).map(years -> claim(years, measureName(file), file.head().properties()));
  }

  private static Description claim(
      YearColumns years, String measureName, FileHead.Properties made) {
    Vintage vintage = Vintage.ofNato(years.firstYear(), years.lastYear(), made);
    String title =
        "Defence Expenditure of NATO Countries (%d-%d)"
            .formatted(years.firstYear(), years.lastYear());
    return new Description(
        "NATO",
        null,
        title,
        Basis.NATO,
        measureName,
        vintage,
        "NATO, " + title + (vintage.day() == null ? "" : ", " + vintage.day()),
        "NATO: free to use with credit to NATO");
  }

  /** The name of the measure in the title of the first table that has one; null for none. */
  private static String measureName(SourceFile file) {
    return file.head().lines().stream()
        .map(MEASURE::matcher)
        .filter(Matcher::matches)
        .map(title -> title.group(1))
        .findFirst()
        .orElse(null);
  }

  /** The years of the first header that names any. */
  private static Optional<YearColumns> years(SourceFile file) {
    return file.head().lines().stream()
        .map(line -> YearColumns.of(SheetRow.ofLine(1, line)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    return new NatoSheets(file.name());
  }
}
