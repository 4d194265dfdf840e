package org.burdenshare.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was published together.
 *
 * @param runId the run that published it
 * @param number 1, 2, 3 ...: the order of publications
 * @param publishedAt when
 * @param settings how the trends were computed
 * @param inputs the editions it stands on
 * @param tableVersions the Delta version of each table
 * @param rowCounts the rows of each table
 * @param checks what was checked before
 * @param seconds from the start of the run to this record
 */
public record Publication(
    String runId,
    long number,
    Instant publishedAt,
    Settings settings,
    List<Input> inputs,
    Map<String, Long> tableVersions,
    Map<String, Long> rowCounts,
    List<String> checks,
    double seconds) {

  /**
   * What decides the result besides the editions.
   *
   * @param asOf the day of which the trends speak
   * @param ownGuidelinePct the user's threshold, percent of GDP; null for none
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   * @param codeVersion version and fingerprint of the program
   */
  public record Settings(
      LocalDate asOf,
      Double ownGuidelinePct,
      String gdpPartner,
      int gdpWindowDays,
      String codeVersion) {}

  /**
   * An edition as it went in.
   *
   * @param editionId the edition
   * @param fileName the file it was read from
   * @param sha256 checksum of the file and its record
   */
  public record Input(String editionId, String fileName, String sha256) {}

  /** The same publication with its tables. */
  Publication with(Map<String, Long> versions, Map<String, Long> counts) {
    return new Publication(
        runId, number, publishedAt, settings, inputs, versions, counts, checks, seconds);
  }

  /** Whether a run with these settings over these editions would publish the same. */
  public boolean answers(Settings otherSettings, List<Input> otherInputs) {
    return settings.equals(otherSettings) && contents(inputs).equals(contents(otherInputs));
  }

  private static List<String> contents(List<Input> inputs) {
    return inputs.stream().map(input -> input.editionId() + " " + input.sha256()).sorted().toList();
  }
}
