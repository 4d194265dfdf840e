package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** On which days publishers released what: many files say what they are but not when. */
public final class ReleaseCalendar {
  private ReleaseCalendar() {}

  /**
   * The day of a release.
   *
   * @param publisher who released it
   * @param label how the publication calls what it covers: {@code 1949-2016}, {@code April 2016}
   * @param made when the file was made, to tell two releases of one label; null if not known
   * @return empty if the release is not in the calendar, or cannot be told from another
   */
  public static Optional<LocalDate> day(String publisher, String label, LocalDate made) {
    List<LocalDate> days =
        ReferenceFile.records("release.csv").stream()
            .filter(release -> release.get("publisher").equals(publisher))
            .filter(release -> release.get("label").equals(label))
            .map(release -> LocalDate.parse(release.get("release_date")))
            .sorted()
            .toList();
    if (days.size() < 2) {
      return days.stream().findFirst();
    }
    return days.stream().filter(day -> made != null && !day.isBefore(made)).findFirst();
  }
}
