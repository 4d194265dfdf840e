package org.burdenshare.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.burdenshare.reference.ReleaseCalendar;
import org.burdenshare.reference.ReleaseCalendar.Release;
import org.burdenshare.vocabulary.Publisher;

/**
 * A day of release and where it comes from.
 *
 * <p>The calendar of releases goes before what a workbook says of its making, which serves only to
 * tell which of the calendar's days are out of the question:
 *
 * <ul>
 *   <li>A workbook that was begun after the last day of its label is of no release in the calendar:
 *       the day is asked for.
 *   <li>When it was last saved tells nothing where it was saved after a release, for anybody may
 *       have done that. Where it was saved by the first day of its label, that is the day, for no
 *       later release can be in it. Of several days all others are asked for.
 *   <li>A release that is not in the calendar is dated by the day on which its workbook was begun,
 *       which is days too early, and said to be uncertain; where that is not of a year in which it
 *       can have been released, the day is asked for.
 * </ul>
 *
 * @param day the day; null if the file does not tell
 * @param source where it comes from; null if the file does not tell
 * @param doubt why the file does not tell, or why the day is uncertain, to follow the file's name;
 *     null where there is nothing to say
 */
public record Vintage(LocalDate day, String source, String doubt) {
  public static final Vintage UNKNOWN = new Vintage(null, null, null);

  /** A day that is certain; null for the file does not tell. */
  public static Vintage of(LocalDate day, String source) {
    return day == null ? UNKNOWN : new Vintage(day, source, null);
  }

  /** A day that has to be asked for, and why. */
  public static Vintage asked(String doubt) {
    return new Vintage(null, null, doubt);
  }

  /** The release of NATO's workbook that covers a span of years. */
  public static Vintage ofNato(int firstYear, int lastYear, FileHead.Properties made) {
    String label = firstYear + "-" + lastYear;
    List<Release> releases = ReleaseCalendar.of(Publisher.NATO, label);
    if (releases.isEmpty()) {
      return begun(made, "NATO " + label, List.of(lastYear, lastYear + 1));
    }
    LocalDate last = releases.get(releases.size() - 1).day();
    if (isAfter(made.created(), last)) {
      return asked(
          "was made on %s, after the %s release of %s in the calendar (%s)"
              .formatted(made.created(), releases.size() == 1 ? "only" : "last", label, last));
    }
    if (releases.size() > 1 && !isSavedBy(made, releases.get(0).day())) {
      return asked(
          "is of %s, which NATO released on %s, and does not tell which of them it is%s"
              .formatted(label, days(releases), toldOfMaking(made)));
    }
    return inCalendar(Publisher.NATO, releases.get(0));
  }

  /**
   * The annual release of SIPRI's workbook, which its last year alone tells: workbooks are made and
   * saved days before it, and exported with other first years after it.
   */
  public static Vintage ofSipri(int lastYear, FileHead.Properties made) {
    return ReleaseCalendar.endingWith(Publisher.SIPRI, lastYear).stream()
        .findFirst()
        .map(release -> inCalendar(Publisher.SIPRI, release))
        .orElseGet(() -> begun(made, "SIPRI's data to " + lastYear, List.of(lastYear + 1)));
  }

  /** The release of the World Economic Outlook under a label as {@code April 2016}. */
  public static Vintage ofOutlook(String label) {
    return ReleaseCalendar.of(Publisher.IMF, label).stream()
        .findFirst()
        .map(release -> of(release.day(), label))
        .orElseGet(
            () -> asked("is of %s, which is not in the calendar of releases".formatted(label)));
  }

  /** The release of the World Economic Outlook that nothing but the name of a file tells. */
  public static Vintage ofOutlookNamed(String label) {
    Vintage told = ofOutlook(label);
    return told.day() == null
        ? told
        : new Vintage(
            told.day(),
            label + ", by the name of its file alone",
            "is taken for the release of %s for its name alone".formatted(label));
  }

  /** A release of which a year alone is known: on the year's last day it was certainly out. */
  public static Vintage ofOutlook(int year) {
    return new Vintage(
        LocalDate.of(year, 12, 31),
        "a release of " + year,
        "says only that it is of %d and is taken as known from the last day of that year on"
            .formatted(year));
  }

  private static Vintage inCalendar(String publisher, Release release) {
    return of(release.day(), "release calendar, " + publisher + " " + release.label());
  }

  private static Vintage begun(FileHead.Properties made, String what, List<Integer> years) {
    return Optional.ofNullable(made.created())
        .filter(day -> years.contains(day.getYear()))
        .map(
            day ->
                new Vintage(
                    day,
                    "workbook properties alone, uncertain",
                    "is not in the calendar of releases (%s) and is dated by the day on which it was begun, %s, which is as a rule some days too early"
                        .formatted(what, day)))
        .orElse(UNKNOWN);
  }

  private static boolean isAfter(LocalDate made, LocalDate day) {
    return made != null && made.isAfter(day);
  }

  private static boolean isSavedBy(FileHead.Properties made, LocalDate day) {
    return made.modified() != null
        && !made.modified().isAfter(day)
        && !isAfter(made.created(), made.modified());
  }

  private static String days(List<Release> releases) {
    return releases.stream()
        .map(release -> release.day().toString())
        .collect(Collectors.joining(" and on "));
  }

  private static String toldOfMaking(FileHead.Properties made) {
    return made.created() == null && made.modified() == null
        ? ""
        : " (begun on %s, last saved on %s)".formatted(told(made.created()), told(made.modified()));
  }

  private static String told(LocalDate day) {
    return Objects.toString(day, "no day that it says");
  }
}
