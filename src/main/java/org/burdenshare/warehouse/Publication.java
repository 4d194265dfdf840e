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
 * @param publishedAt the time at which its row was written; null before
 * @param settings the settings of the trends
 * @param inputs its editions
 * @param restores the run whose tables it makes current again; null for new tables
 * @param tableVersions the Delta version of each table; empty once it has expired
 * @param rowCounts the rows of each table
 * @param checks the checks that passed
 * @param highlights the answer and the changes in words
 * @param seconds the time from the start of the run to the writing of this row
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
    Highlights highlights,
    double seconds) {

  /**
   * The highlights of a publication, stored so that they can be printed again without a query.
   *
   * @param answer the lines that say who meets the guideline
   * @param news the lines about changes since the previous publication
   * @param flips the number of flipped verdicts
   * @param awaited the next release of each publisher
   */
  public record Highlights(
      List<String> answer, List<String> news, long flips, List<Awaited> awaited) {}

  /**
   * A release that is not among the editions.
   *
   * @param dueSince the latest day of the year by which it was out in past years
   */
  public record Awaited(String publisher, String release, LocalDate dueSince) {}

  /**
   * An overdue release.
   *
   * @param since the latest day of the year by which it was out in past years
   * @param days the days since then
   */
  public record Due(String publisher, String release, String since, long days) {}

  /** The releases that are overdue on a day. */
  public List<Due> due(LocalDate day) {
    return highlights.awaited().stream()
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
   * The settings that, with the editions, determine the result.
   *
   * @param asOf the as-of day of the trends
   * @param ownGuidelinePct the user's threshold, percent of GDP; null for none
   * @param ownGroups the user's groups of areas; empty for none
   * @param gdpPartner the rule that pairs spending with GDP editions
   * @param gdpWindowDays the most days between the two vintages
   * @param codeVersion version and fingerprint of the program
   */
  public record Settings(
      LocalDate asOf,
      Double ownGuidelinePct,
      List<GroupMember> ownGroups,
      String gdpPartner,
      int gdpWindowDays,
      String codeVersion) {

    /** The settings as of another day. */
    public Settings withAsOf(LocalDate day) {
      return new Settings(day, ownGuidelinePct, ownGroups, gdpPartner, gdpWindowDays, codeVersion);
    }
  }

  /**
   * An edition as published.
   *
   * @param editionId the edition
   * @param fileName its file
   * @param sha256 checksum of the file and its sidecar
   */
  public record Input(String editionId, String fileName, String sha256) {}

  /**
   * A publication that is not published yet: without tables and time.
   *
   * @param last the previous publication; empty for the first
   */
  public static Publication draft(
      String runId,
      Optional<Publication> last,
      Settings settings,
      List<Input> inputs,
      List<String> checks,
      Highlights highlights) {
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
        highlights,
        0);
  }

  Publication with(Map<String, Long> versions, Map<String, Long> counts) {
    return with(publishedAt, seconds, versions, counts);
  }

  private Publication with(
      Instant moment, double took, Map<String, Long> versions, Map<String, Long> counts) {
    return new Publication(
        runId,
        number,
        moment,
        settings,
        inputs,
        restores,
        versions,
        counts,
        checks,
        highlights,
        took);
  }

  /** The publication without its tables, which have been removed. */
  Publication expired() {
    return with(Map.of(), rowCounts);
  }

  /** The Delta version of a table; empty for a table added later or an expired publication. */
  public Optional<Long> versionOf(Table table) {
    return Optional.ofNullable(tableVersions.get(table.name()));
  }

  /** Returns whether it has a table; it lacks tables that were added later. */
  public boolean has(Table table) {
    return versionOf(table).isPresent();
  }

  /** The publication with the current time, by a run that started at {@code start}. */
  Publication publishedNow(Instant start) {
    Instant now = Instant.now();
    double took = Duration.between(start, now).toMillis() / 1000.0;
    return with(now, took, tableVersions, rowCounts);
  }

  /** Returns whether its tables have been removed. */
  public boolean isExpired() {
    return tableVersions.isEmpty();
  }

  /** A new publication of the same tables by another run, not published yet. */
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
        new Highlights(highlights.answer(), List.of(), 0, highlights.awaited()),
        0);
  }

  /** Returns whether a run with these settings and editions would publish the same. */
  public boolean answers(Settings otherSettings, List<Input> otherInputs) {
    return settings.equals(otherSettings) && contents(inputs).equals(contents(otherInputs));
  }

  private static List<String> contents(List<Input> inputs) {
    return inputs.stream().map(input -> input.editionId() + " " + input.sha256()).sorted().toList();
  }
}
