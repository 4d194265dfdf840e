package org.burdenshare.source.publisher;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.burdenshare.reference.Basis;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.workbook.TableSheetParser;
import org.burdenshare.source.workbook.Workbook;
import org.burdenshare.source.workbook.YearColumns;
import org.burdenshare.source.workbook.YearTableFormat;
import org.burdenshare.vocabulary.Publisher;

/** The workbook of tables beside NATO's press releases on defence expenditure, 2016 to today. */
public final class NatoWorkbook extends YearTableFormat {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i)Table \\w+ ?: (?:((?:Core )?defen[cs]e expenditure)s?|GDP|Gross domestic product)\\b.*");

  public NatoWorkbook() {
    super("nato_workbook", 3, "NATO defence expenditure workbook");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return Workbook.isWorkbook(file)
        && file.head().lines().stream().anyMatch(line -> TITLE.matcher(line).matches());
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    return YearColumns.in(file.head()).findFirst().map(years -> claim(years, file.head()));
  }

  private static Description claim(YearColumns years, FileHead head) {
    Vintage vintage = Vintage.ofNato(years.firstYear(), years.lastYear(), head.properties());
    String title =
        "Defence Expenditure of NATO Countries (%d-%d)"
            .formatted(years.firstYear(), years.lastYear());
    return new Description(
        Publisher.NATO,
        null,
        title,
        Basis.NATO,
        measureName(head),
        vintage,
        "NATO, " + title + (vintage.day() == null ? "" : ", " + vintage.day()),
        "NATO: free to use with credit to NATO");
  }

  /** The name of the expenditure in the tables' titles: core defence expenditure since 2026. */
  private static String measureName(FileHead head) {
    return head.lines().stream()
        .map(TITLE::matcher)
        .filter(title -> title.matches() && title.group(1) != null)
        .map(title -> title.group(1).toLowerCase(Locale.ROOT).replace("defense", "defence"))
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        .findFirst()
        .orElse(null);
  }

  @Override
  protected TableSheetParser tables(SourceFile file) {
    return new NatoSheets(file.name());
  }
}
