package org.burdenshare.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.query.TrendsOnADay;
import org.burdenshare.reference.Basis;
import org.burdenshare.run.PublishedEditions.State;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;

/**
 * The work of a run: the input editions that the warehouse lacks, and the editions that it retains.
 * Editions are few, so their records are held in memory, but never their figures.
 *
 * @param published the editions of the last publication
 * @param found the input editions by their relation to the published ones
 * @param fresh the editions to be read, by id
 */
record Intake(PublishedEditions published, Map<State, List<Edition>> found, List<Edition> fresh) {
  private static final int IDS_SHOWN = 20;

  /**
   * Separates new editions from those that are published with the same content and day of release.
   * Content published as another edition is not read again; an edition read by an older version of
   * the rules is.
   *
   * @param found the editions among the inputs
   * @throws Failure if neither inputs nor warehouse have an edition of military expenditure
   */
  static Intake of(List<Edition> found, Warehouse warehouse, Optional<Publication> last) {
    PublishedEditions published =
        last.map(publication -> PublishedEditions.of(warehouse, publication))
            .orElse(new PublishedEditions(Map.of(), Map.of()));
    Map<State, List<Edition>> byState =
        found.stream().collect(Collectors.groupingBy(published::state));
    List<Edition> fresh =
        Stream.of(State.values())
            .filter(State::isFresh)
            .flatMap(state -> byState.getOrDefault(state, List.of()).stream())
            .sorted(Comparator.comparing(Edition::editionId))
            .toList();
    Intake intake = new Intake(published, byState, fresh);
    intake.requireSpending();
    return intake;
  }

  private List<Edition> found(State state) {
    return found.getOrDefault(state, List.of());
  }

  /** Every edition of the next publication. */
  List<Publication.Input> inputs() {
    Map<String, Publication.Input> inputs = new TreeMap<>(published.inputs());
    for (Edition edition : fresh) {
      inputs.put(
          edition.editionId(),
          new Publication.Input(edition.editionId(), edition.file().name(), edition.sha256()));
    }
    return List.copyOf(inputs.values());
  }

  /** The retained rows of the edition table. */
  private Collection<Map<String, Object>> kept() {
    Map<String, Map<String, Object>> kept = new TreeMap<>(published.records());
    freshIds().forEach(kept::remove);
    return kept.values();
  }

  /** The published editions that would be replaced without the user having said so. */
  List<Replacements.Replacement> replacements() {
    return fresh.stream().flatMap(edition -> published.replacementBy(edition).stream()).toList();
  }

  /** The input editions that are not read, with the reason. */
  List<PassedOver> passedOver() {
    return found(State.UNDER_ANOTHER_NAME).stream().map(published::passedOver).toList();
  }

  /** The ids of the editions to be read. */
  List<String> freshIds() {
    return fresh.stream().map(Edition::editionId).toList();
  }

  /** The files to be read that have GDP or population and no military expenditure. */
  List<String> freshGdp() {
    return fresh.stream()
        .filter(edition -> edition.basis() == null)
        .map(edition -> edition.file().name())
        .toList();
  }

  /** A sentence for each edition whose day of release is uncertain. */
  static List<String> doubts(List<Edition> editions) {
    return editions.stream()
        .filter(edition -> edition.description().vintage().doubt() != null)
        .map(
            edition ->
                "%s %s; give the day with --vintage or in a record if you know it."
                    .formatted(edition.file().name(), edition.description().vintage().doubt()))
        .toList();
  }

  /** A warning about editions that were read by older rules and whose files are missing. */
  Optional<String> keptByOlderRules() {
    List<String> outdated = ReaderVersion.outdated(kept());
    return outdated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d editions keep figures that were read by older rules, for no input gives their files: %s;"
                    .formatted(outdated.size(), some(outdated))
                + " name these with --input and they are read again.");
  }

  private static String some(List<String> ids) {
    String first = ids.stream().limit(IDS_SHOWN).collect(Collectors.joining(", "));
    return ids.size() <= IDS_SHOWN
        ? first
        : "%s and %d more".formatted(first, ids.size() - IDS_SHOWN);
  }

  /** The counts of new, corrected, reread and unchanged editions, as a sentence. */
  String summary() {
    int added = found(State.NEW).size();
    int corrected = found(State.CORRECTED).size();
    int readAgain = found(State.READ_BY_OLDER_RULES).size();
    int unchanged = found(State.UNCHANGED).size();
    List<String> parts = new ArrayList<>();
    parts.add((unchanged + fresh.size()) + " found");
    if (added > 0 || readAgain == 0) {
      parts.add(added + " new");
    }
    if (corrected > 0) {
      parts.add(corrected + " corrected");
    }
    if (readAgain > 0) {
      parts.add(readAgain + " read again by newer rules");
    }
    if (unchanged > 0) {
      parts.add(unchanged + " unchanged");
    }
    return String.join(", ", parts);
  }

  /** Every edition with its record, {@code is_new} where this run reads it. */
  Dataset<Row> editions(SparkSession spark, Instant ingestedAt) {
    return EditionRows.of(spark, kept(), fresh, ingestedAt);
  }

  /**
   * The as-of day: the requested one, else the newest vintage.
   *
   * @throws Failure if no edition of military expenditure had been released by that day
   */
  LocalDate asOf(LocalDate asked) {
    if (asked == null) {
      return records()
          .map(edition -> (LocalDate) edition.get("vintage_date"))
          .max(LocalDate::compareTo)
          .orElseThrow();
    }
    TrendsOnADay.requireKnowledge(records(), asked);
    return asked;
  }

  private void requireSpending() {
    if (records().allMatch(edition -> edition.get("basis") == null)) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "None of the %d editions holds military expenditure, expected at least one with basis %s; add one with --input."
              .formatted(inputs().size(), Basis.choices()));
    }
  }

  /** The new rows of the edition table, by column name. */
  private Stream<Map<String, Object>> records() {
    return Stream.concat(kept().stream(), fresh.stream().map(EditionRows::columns));
  }
}
