package org.burdenshare.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionRecord;
import org.burdenshare.edition.FileVersion;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.warehouse.Publication;

/**
 * The editions of a publication.
 *
 * @param inputs its editions by their ids
 * @param records their rows of the edition table
 */
record PublishedEditions(
    Map<String, Publication.Input> inputs, Map<String, Map<String, Object>> records) {
  static PublishedEditions of(List<Publication.Input> inputs, List<Map<String, Object>> records) {
    return new PublishedEditions(
        inputs.stream()
            .collect(Collectors.toMap(Publication.Input::editionId, Function.identity())),
        records.stream()
            .collect(Collectors.toMap(row -> (String) row.get("edition_id"), Function.identity())));
  }

  boolean has(Edition edition) {
    Publication.Input input = inputs.get(edition.editionId());
    return input != null
        && input.sha256().equals(edition.sha256())
        && records.containsKey(edition.editionId())
        && edition.vintageDate().equals(records.get(edition.editionId()).get("vintage_date"));
  }

  boolean hasByOlderRules(Edition edition) {
    return has(edition)
        && ReaderVersion.of(edition.file()).isNewerThan(records.get(edition.editionId()));
  }

  /** The ids of editions for which there are newer rules than those they were read by. */
  Stream<String> outdated() {
    return records.entrySet().stream()
        .filter(entry -> ReaderVersion.isOutdated(entry.getValue()))
        .map(Map.Entry::getKey);
  }

  boolean hasUnderAnotherName(Edition edition) {
    return !inputs.containsKey(edition.editionId()) && twin(edition).isPresent();
  }

  PassedOver passedOver(Edition edition) {
    return new PassedOver(edition.file().name(), edition.file().uri(), sentence(edition));
  }

  private String sentence(Edition edition) {
    return "%s is edition %s by the day it is given now, but was published as edition %s; go back to"
            .formatted(
                edition.file().name(), edition.editionId(), twin(edition).orElseThrow().editionId())
        + " a publication without it (jobs/warehouse rollback), or publish into a new warehouse, if"
        + " that day was wrong.";
  }

  /**
   * The published edition that this one would replace without a person's word that it is the same
   * release.
   */
  Optional<Replacements.Replacement> replacementBy(Edition edition) {
    return Optional.ofNullable(inputs.get(edition.editionId()))
        .filter(input -> !input.sha256().equals(edition.sha256()))
        .filter(input -> edition.record().namedBy() == EditionRecord.NamedBy.ITS_FILE)
        .filter(input -> !FileVersion.isLater(edition.file().name(), input.fileName()))
        .map(input -> new Replacements.Replacement(edition, input.fileName()));
  }

  private Optional<Publication.Input> twin(Edition edition) {
    return inputs.values().stream()
        .filter(input -> input.sha256().equals(edition.sha256()))
        .findFirst();
  }
}
