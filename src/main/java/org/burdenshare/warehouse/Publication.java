package org.burdenshare.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.reference.GroupMember;
import org.burdenshare.warehouse.table.Table;

/**
 * A set of table versions that were published together.
 *
 * @param runId the run that published it
 * @param number 1, 2, 3 ...: the order of publications
 * @param publishedAt when its row was written; null before
 * @param settings how the trends were computed
 * @param inputs the editions it stands on
 * @param restores the run whose tables it makes current again; null for new tables
 * @param tableVersions the Delta version of each table; empty once it has expired
 * @param rowCounts the rows of each table
 * @param checks what was checked before
 * @param story what the run had to tell
 * @param seconds from the start of the run to the writing of this record
 */
public record Publication(
    String runId,
    long number,
    Instant publishedAt,
    Settings settings,
    List<Input> inputs,
    String restores,
    Map<String, Long> tableVersions,
    Map<String, Long> rowCounts,
    List<String> checks,
    Story story,
    double seconds) {

  /**
   * The answer and the news of a run, kept so that they can be printed again without a query.
   *
   * @param answer who meets the guideline, line by line
   * @param news what changed since the publication before, line by line
   * @param flips verdicts that flipped
   * @param awaited the next release of each publisher
   */
  public record Story(List<String> answer, List<String> news, long flips, List<Awaited> awaited) {}

  /**
   * A release that the editions do not have.
   *
   * @param dueSince the last day on which it was out in past years
   */
  public record Awaited(String publisher, String release, LocalDate dueSince) {}

  /**
   * A release that is due on a day.
   *
   * @param since the last day on which it was out in past years
   * @param days how many days ago that was
   */
  public record Due(String publisher, String release, String since, long days) {}

  /** The releases that are due on a day. */
  public List<Due> due(LocalDate day) {
    return story.awaited().stream()
        .filter(release -> release.dueSince().isBefore(day))
        .map(
            release ->
                new Due(
                    release.publisher(),
                    release.release(),
                    release.dueSince().toString(),
                    ChronoUnit.DAYS.between(release.dueSince(), day)))
        .toList();
  }

  /**
   * The settings that decide the result besides the editions.
   *
   * @param asOf the day of which the trends speak
   * @param ownGuidelinePct the user's threshold, percent of GDP; null for none
   * @param ownGroups the user's groups of areas; empty for none
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   * @param codeVersion version and fingerprint of the program
   */
  public record Settings(
      LocalDate asOf,
      Double ownGuidelinePct,
      List<GroupMember> ownGroups,
      String gdpPartner,
      int gdpWindowDays,
      String codeVersion) {

    /** The same for another day. */
    public Settings speakingOf(LocalDate day) {
      return new Settings(day, ownGuidelinePct, ownGroups, gdpPartner, gdpWindowDays, codeVersion);
    }
  }

  /**
   * An edition as it went in.
   *
   * @param editionId the edition
   * @param fileName the file it was read from
   * @param sha256 checksum of the file and its record
   */
  public record Input(String editionId, String fileName, String sha256) {}

  /**
   * One that is yet to be published: without tables, and without a moment.
   *
   * @param last the publication before; empty for the first
   */
  public static Publication draft(
      String runId,
      Optional<Publication> last,
      Settings settings,
      List<Input> inputs,
      List<String> checks,
      Story story) {
    return new Publication(
        runId,
        last.map(Publication::number).orElse(0L) + 1,
        null,
        settings,
        inputs,
        null,
        Map.of(),
        Map.of(),
        checks,
        story,
        0);
  }

  Publication with(Map<String, Long> versions, Map<String, Long> counts) {
    return with(publishedAt, seconds, versions, counts);
  }

  private Publication with(
      Instant moment, double took, Map<String, Long> versions, Map<String, Long> counts) {
    return new Publication(
        runId, number, moment, settings, inputs, restores, versions, counts, checks, story, took);
  }

  /** The same without its tables, which are gone. */
  Publication expired() {
    return with(Map.of(), rowCounts);
  }

  /** The Delta version of a table; empty for one that came later, and once they have expired. */
  public Optional<Long> versionOf(Table table) {
    return Optional.ofNullable(tableVersions.get(table.name()));
  }

  /** Returns whether it has a table; tables that came later it has not. */
  public boolean has(Table table) {
    return versionOf(table).isPresent();
  }

  /** The same, published now by a run that began at a moment. */
  Publication publishedNow(Instant begun) {
    Instant now = Instant.now();
    double took = Duration.between(begun, now).toMillis() / 1000.0;
    return with(now, took, tableVersions, rowCounts);
  }

  /** Returns whether its tables are gone. */
  public boolean isExpired() {
    return tableVersions.isEmpty();
  }

  /** Another publication of the same tables, by another run, that is yet to be published. */
  Publication restoredBy(String newRun, long newNumber) {
    return new Publication(
        newRun,
        newNumber,
        null,
        settings,
        inputs,
        runId,
        tableVersions,
        rowCounts,
        checks,
        new Story(story.answer(), List.of(), 0, story.awaited()),
        0);
  }

  /** Returns whether a run with these settings over these editions would publish the same. */
  public boolean answers(Settings otherSettings, List<Input> otherInputs) {
    return settings.equals(otherSettings) && contents(inputs).equals(contents(otherInputs));
  }

  private static List<String> contents(List<Input> inputs) {
    return inputs.stream().map(input -> input.editionId() + " " + input.sha256()).sorted().toList();
  }
}
