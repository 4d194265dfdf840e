package org.burdenshare.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.query.TrendsOnADay;
import org.burdenshare.reference.Basis;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/**
 * The work of a run: the editions among its inputs that the warehouse does not hold yet, and those
 * that it keeps. Editions are few; their records are held in memory, their figures never.
 */
final class Intake {
  private static final int IDS_SHOWN = 20;
  private final List<Edition> fresh;
  private final List<Map<String, Object>> kept;
  private final List<Publication.Input> inputs;
  private final List<PassedOver> passedOver;
  private final List<String> outdated;
  private final List<Replacements.Replacement> replacements;
  private final Counts counts;

  private Intake(
      List<Edition> fresh,
      List<Map<String, Object>> kept,
      List<Publication.Input> inputs,
      List<PassedOver> passedOver,
      List<String> outdated,
      List<Replacements.Replacement> replacements,
      Counts counts) {
    this.fresh = fresh;
    this.kept = kept;
    this.inputs = inputs;
    this.passedOver = passedOver;
    this.outdated = outdated;
    this.replacements = replacements;
    this.counts = counts;
  }

  /**
   * Counts of the editions among the inputs.
   *
   * @param unchanged held as they are
   * @param corrected held with other content
   * @param readAgain held as they are, but read by older rules
   */
  private record Counts(int unchanged, int corrected, int readAgain) {}

  /**
   * Tells new editions from those that the last publication holds with the same content and day of
   * release. Content that it holds as another edition is not read twice; what it holds as it was
   * read by older rules is read again.
   *
   * @param found the editions among the inputs
   * @throws Failure if neither inputs nor warehouse hold an edition of military expenditure
   */
  static Intake of(List<Edition> found, Warehouse warehouse, Optional<Publication> last) {
    List<Map<String, Object>> records =
        last.map(publication -> warehouse.smallRows(Tables.EDITION, publication)).orElse(List.of());
    PublishedEditions held =
        PublishedEditions.of(last.map(Publication::inputs).orElse(List.of()), records);
    List<Edition> readAgain = found.stream().filter(held::hasByOlderRules).toList();
    List<Edition> unchanged =
        found.stream().filter(held::has).filter(edition -> !readAgain.contains(edition)).toList();
    List<Edition> twice = found.stream().filter(held::hasUnderAnotherName).toList();
    List<Edition> fresh =
        found.stream()
            .filter(edition -> !unchanged.contains(edition) && !twice.contains(edition))
            .toList();
    Set<String> freshIds = fresh.stream().map(Edition::editionId).collect(Collectors.toSet());
    List<Publication.Input> inputs =
        Stream.concat(
                held.inputs().values().stream()
                    .filter(input -> !freshIds.contains(input.editionId())),
                fresh.stream().map(Intake::input))
            .sorted(Comparator.comparing(Publication.Input::editionId))
            .toList();
    List<Map<String, Object>> kept =
        records.stream().filter(row -> !freshIds.contains(row.get("edition_id"))).toList();
    int corrected =
        (int) freshIds.stream().filter(held.inputs()::containsKey).count() - readAgain.size();
    Intake intake =
        new Intake(
            fresh,
            kept,
            inputs,
            twice.stream().map(held::passedOver).toList(),
            held.outdated().filter(id -> !freshIds.contains(id)).sorted().toList(),
            fresh.stream().flatMap(edition -> held.replacementBy(edition).stream()).toList(),
            new Counts(unchanged.size(), corrected, readAgain.size()));
    intake.requireSpending();
    return intake;
  }

  private static Publication.Input input(Edition edition) {
    return new Publication.Input(edition.editionId(), edition.file().name(), edition.sha256());
  }

  /** The editions to be read. */
  List<Edition> fresh() {
    return fresh;
  }

  /** The ids of the editions to be read. */
  List<String> freshIds() {
    return fresh.stream().map(Edition::editionId).toList();
  }

  /** The files of the editions to be read that give GDP or population and no spending. */
  List<String> freshGdp() {
    return fresh.stream()
        .filter(edition -> edition.basis() == null)
        .map(edition -> edition.file().name())
        .toList();
  }

  /** Every edition that the next publication stands on. */
  List<Publication.Input> inputs() {
    return inputs;
  }

  /** The published editions that would be replaced without a person's word. */
  List<Replacements.Replacement> replacements() {
    return replacements;
  }

  /** A sentence for each edition whose day of release is uncertain. */
  static List<String> doubts(List<Edition> editions) {
    return editions.stream()
        .filter(edition -> edition.record().vintage().doubt() != null)
        .map(
            edition ->
                "%s %s; give the day with --vintage or in a record if you know it."
                    .formatted(edition.file().name(), edition.record().vintage().doubt()))
        .toList();
  }

  /** The editions among the inputs that are not read, and why. */
  List<PassedOver> passedOver() {
    return passedOver;
  }

  /** A sentence about editions that were read by older rules and that no input gives again. */
  Optional<String> keptByOlderRules() {
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
    int added = fresh.size() - counts.corrected() - counts.readAgain();
    List<String> parts = new ArrayList<>();
    parts.add((counts.unchanged() + fresh.size()) + " found");
    if (added > 0 || counts.readAgain() == 0) {
      parts.add(added + " new");
    }
    if (counts.corrected() > 0) {
      parts.add(counts.corrected() + " corrected");
    }
    if (counts.readAgain() > 0) {
      parts.add(counts.readAgain() + " read again by newer rules");
    }
    if (counts.unchanged() > 0) {
      parts.add(counts.unchanged() + " unchanged");
    }
    return String.join(", ", parts);
  }

  /** Every edition with its record, {@code is_new} where this run reads it. */
  Dataset<Row> editions(SparkSession spark, Instant ingestedAt) {
    return EditionRows.of(spark, kept, fresh, ingestedAt);
  }

  /**
   * The day to speak as known on: the one asked for, else the newest vintage.
   *
   * @throws Failure if no edition of military expenditure was out on that day
   */
  LocalDate asOf(LocalDate asked) {
    if (asked == null) {
      return releases(kept.stream(), fresh.stream())
          .max(Comparator.comparing(Release::day))
          .orElseThrow()
          .day();
    }
    Release first = spending().min(Comparator.comparing(Release::day)).orElseThrow();
    if (asked.isBefore(first.day())) {
      throw TrendsOnADay.nothingKnown(asked, first.editionId(), first.day());
    }
    return asked;
  }

  private void requireSpending() {
    if (spending().findAny().isEmpty()) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "None of the %d editions holds military expenditure, expected at least one with basis %s; add one with --input."
              .formatted(inputs.size(), Basis.choices()));
    }
  }

  /** Which edition came out when. */
  private record Release(String editionId, LocalDate day) {}

  private Stream<Release> spending() {
    return releases(
        kept.stream().filter(row -> row.get("basis") != null),
        fresh.stream().filter(edition -> edition.basis() != null));
  }

  private static Stream<Release> releases(Stream<Map<String, Object>> kept, Stream<Edition> fresh) {
    return Stream.concat(
        kept.map(
            row ->
                new Release((String) row.get("edition_id"), (LocalDate) row.get("vintage_date"))),
        fresh.map(edition -> new Release(edition.editionId(), edition.vintageDate())));
  }
}
