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
 * A day of release and its source.
 *
 * <p>The release calendar takes precedence over a workbook's properties, which only rule out days
 * of the calendar:
 *
 * <ul>
 *   <li>A workbook created after the last release with its label belongs to no release in the
 *       calendar: the user is asked for the day.
 *   <li>A last save after a release proves nothing, since any user may have saved the file. A last
 *       save by the first release with its label proves that release, since no later one can be in
 *       the file. In all other cases of several releases the user is asked.
 *   <li>A release that is not in the calendar is dated by the creation of its workbook, which is
 *       some days too early, and marked as uncertain; if that is not in a year of a possible
 *       release, the user is asked.
 * </ul>
 *
 * @param day the day; null if unknown
 * @param source the source of the day; null if unknown
 * @param doubt the reason why the day is unknown or uncertain, a clause that follows the file's
 *     name; null if it is certain
 */
public record Vintage(LocalDate day, String source, String doubt) {
  public static final Vintage UNKNOWN = new Vintage(null, null, null);

  /** A certain day; null if the file does not tell it. */
  public static Vintage of(LocalDate day, String source) {
    return day == null ? UNKNOWN : new Vintage(day, source, null);
  }

  /** An unknown day with the reason, for which the user is asked. */
  public static Vintage asked(String doubt) {
    return new Vintage(null, null, doubt);
  }

  /** The release of NATO's workbook that covers a span of years. */
  public static Vintage ofNato(int firstYear, int lastYear, FileHead.Properties made) {
    String label = firstYear + "-" + lastYear;
    List<Release> releases = ReleaseCalendar.of(Publisher.NATO, label);
    if (releases.isEmpty()) {
      return byCreation(made, "NATO " + label, List.of(lastYear, lastYear + 1));
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
              .formatted(label, days(releases), creationAndSave(made)));
    }
    return inCalendar(Publisher.NATO, releases.get(0));
  }

  /**
   * The annual release of SIPRI's workbook, identified by its last year only: workbooks are created
   * and saved days before the release, and re-exported with other first years after it.
   */
  public static Vintage ofSipri(int lastYear, FileHead.Properties made) {
    return ReleaseCalendar.endingWith(Publisher.SIPRI, lastYear).stream()
        .findFirst()
        .map(release -> inCalendar(Publisher.SIPRI, release))
        .orElseGet(() -> byCreation(made, "SIPRI's data to " + lastYear, List.of(lastYear + 1)));
  }

  /** The release of the World Economic Outlook with a label such as {@code April 2016}. */
  public static Vintage ofOutlook(String label) {
    return ReleaseCalendar.of(Publisher.IMF, label).stream()
        .findFirst()
        .map(release -> of(release.day(), label))
        .orElseGet(
            () -> asked("is of %s, which is not in the calendar of releases".formatted(label)));
  }

  /** The release of the World Economic Outlook, known from the file's name only. */
  public static Vintage ofOutlookNamed(String label) {
    Vintage outlook = ofOutlook(label);
    return outlook.day() == null
        ? outlook
        : new Vintage(
            outlook.day(),
            label + ", by the name of its file alone",
            "is taken for the release of %s for its name alone".formatted(label));
  }

  /** A release of which only the year is known: it is dated by the year's last day. */
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

  private static Vintage byCreation(FileHead.Properties made, String what, List<Integer> years) {
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

  private static String creationAndSave(FileHead.Properties made) {
    return made.created() == null && made.modified() == null
        ? ""
        : " (begun on %s, last saved on %s)"
            .formatted(dayOrUnknown(made.created()), dayOrUnknown(made.modified()));
  }

  private static String dayOrUnknown(LocalDate day) {
    return Objects.toString(day, "no day that it says");
  }
}
