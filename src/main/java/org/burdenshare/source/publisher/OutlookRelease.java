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
 * Which release of the World Economic Outlook a file is of.
 *
 * @param label how the release is called: {@code April 2016}
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

  /** The first release of which the IMF's portal gives workbooks, which do not say their day. */
  private static final int FIRST_YEAR_OF_PORTAL = 2025;

  /** The release that a file in the layout until April 2025 names, by its month or by its year. */
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

  /** The release of a CSV of the IMF's portal, which says on which day it was published. */
  static Optional<OutlookRelease> published(SourceFile file) {
    List<SheetRow> rows = CsvRows.of(file.head().lines());
    int column = rows.get(0).columnNamed(PUBLISHED);
    return rows.stream()
        .map(row -> day(row.text(column)))
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .map(day -> new OutlookRelease(MONTH.format(day), Vintage.of(day, PUBLISHED)));
  }

  /** The release of a workbook of the IMF's portal: nothing but its file's name tells it. */
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

  /** A day, whatever time stands behind it; null if it is none. */
  private static LocalDate day(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\d.*") ? LocalDate.parse(text.substring(0, 10)) : null;
  }
}
