package org.burdenshare.source;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.burdenshare.reference.ReleaseCalendar;

/**
 * A day of release and where it comes from.
 *
 * @param day the day; null if the file does not tell
 * @param source where it comes from
 */
record Vintage(LocalDate day, String source) {
  private static final Vintage UNKNOWN = new Vintage(null, null);

  /**
   * The release of a workbook that covers a span of years: by the calendar of releases, else by the
   * workbook's own properties where they name the year of release. Never by the file's time, which
   * tells when somebody copied it.
   */
  static Vintage ofWorkbook(
      String publisher, int firstYear, int lastYear, int yearOfRelease, FileHead.Properties made) {
    String label = firstYear + "-" + lastYear;
    Optional<LocalDate> day = ReleaseCalendar.day(publisher, label, made.created());
    if (day.isPresent()) {
      return new Vintage(day.get(), "release calendar, " + publisher + " " + label);
    }
    return Stream.of(made.modified(), made.created())
        .filter(property -> property != null && property.getYear() == yearOfRelease)
        .findFirst()
        .map(property -> new Vintage(property, "workbook properties"))
        .orElse(UNKNOWN);
  }
}
