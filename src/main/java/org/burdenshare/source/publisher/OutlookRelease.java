package org.burdenshare.source.publisher;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.tidy.CsvRows;
import org.burdenshare.source.workbook.SheetRow;

/**
 * The release of the World Economic Outlook in a file.
 *
 * @param label the release's name: {@code April 2016}
 * @param vintage the day of release
 */
record OutlookRelease(String label, Vintage vintage) {
  private static final String PUBLISHED = "PUBLICATION_DATE";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final Pattern RELEASE =
      Pattern.compile(
          "(?i)(?:World Economic Outlook Database, |WEO)(Apr|Oct)[a-z]* ?((?:19|20)\\d\\d).*");
  private static final Pattern RELEASE_YEAR = Pattern.compile("(?i).*WEO ?((?:19|20)\\d\\d).*");

  /** The first release in workbooks of the IMF's portal, which do not state their day. */
  private static final int FIRST_YEAR_OF_PORTAL = 2025;

  /** The release of a file in the layout used until April 2025, by its month or its year. */
  static Optional<OutlookRelease> named(SourceFile file) {
    List<String> words = new ArrayList<>(file.head().tail());
    file.head().sections().forEach(section -> words.add(section.name()));
    words.addAll(file.head().lines());
    return words.stream()
        .flatMap(line -> month(line).stream())
        .findFirst()
        .map(month -> new OutlookRelease(month, Vintage.ofOutlook(month)))
        .or(
            () ->
                words.stream()
                    .map(RELEASE_YEAR::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(release -> Vintage.ofOutlook(Integer.parseInt(release.group(1))))
                    .map(vintage -> new OutlookRelease(vintage.source(), vintage)));
  }

  /** The release of a CSV of the IMF's portal, which states its day of publication. */
  static Optional<OutlookRelease> published(SourceFile file) {
    List<SheetRow> rows = CsvRows.of(file.head().lines());
    int column = rows.get(0).columnNamed(PUBLISHED);
    return rows.stream()
        .map(row -> day(row.text(column)))
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .map(day -> new OutlookRelease(MONTH.format(day), Vintage.of(day, PUBLISHED)));
  }

  /** The release of a workbook of the IMF's portal, known from its file name only. */
  static Optional<OutlookRelease> ofFileName(SourceFile file) {
    return month(file.name().substring(file.name().lastIndexOf('/') + 1))
        .filter(
            month ->
                Integer.parseInt(month.substring(month.indexOf(' ') + 1)) >= FIRST_YEAR_OF_PORTAL)
        .map(month -> new OutlookRelease(month, Vintage.ofOutlookNamed(month)));
  }

  private static Optional<String> month(String line) {
    Matcher release = RELEASE.matcher(line);
    if (!release.find()) {
      return Optional.empty();
    }
    boolean isSpring = release.group(1).equalsIgnoreCase("apr");
    return Optional.of((isSpring ? "April " : "October ") + release.group(2));
  }

  /** Parses a day, ignoring a time after it; null if it is none. */
  private static LocalDate day(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\d.*") ? LocalDate.parse(text.substring(0, 10)) : null;
  }
}
