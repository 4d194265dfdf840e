package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The days on which publishers released their editions, since many files name their edition but not
 * its date. A label may have several releases, so a label alone need not determine the day.
 */
public final class ReleaseCalendar {
  private ReleaseCalendar() {}

  /**
   * A release.
   *
   * @param label the coverage as printed in the publication: {@code 1949-2016}, {@code April 2016}
   * @param day the day of release
   */
  public record Release(String label, LocalDate day) {}

  /** Every release of a publisher with a label, the earliest first. */
  public static List<Release> of(String publisher, String label) {
    return releases(publisher, label::equals);
  }

  /** Every release of a publisher whose coverage ends with a year, the earliest first. */
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
