package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * On which days publishers released what: many files say what they are but not when. A label may
 * have been released more than once, so that it alone does not tell a day.
 */
public final class ReleaseCalendar {
  private ReleaseCalendar() {}

  /**
   * A release.
   *
   * @param label how the publication calls what it covers: {@code 1949-2016}, {@code April 2016}
   * @param day the day
   */
  public record Release(String label, LocalDate day) {}

  /** Every release of a publisher under a label, the earliest first; none if it has none. */
  public static List<Release> of(String publisher, String label) {
    return releases(publisher, label::equals);
  }

  /** Every release of a publisher whose span of years ends with a year, the earliest first. */
  public static List<Release> endingWith(String publisher, int lastYear) {
    return releases(publisher, label -> label.endsWith("-" + lastYear));
  }

  private static List<Release> releases(String publisher, Predicate<String> isMeant) {
    return ReferenceFile.records("release.csv").stream()
        .filter(release -> release.get("publisher").equals(publisher))
        .filter(release -> isMeant.test(release.get("label")))
        .map(
            release ->
                new Release(release.get("label"), LocalDate.parse(release.get("release_date"))))
        .sorted(Comparator.comparing(Release::day))
        .toList();
  }
}
