package org.burdenshare.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionRecord;
import org.burdenshare.edition.FileVersion;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/**
 * The editions of a publication.
 *
 * @param inputs its editions by id
 * @param records their rows of the edition table
 */
record PublishedEditions(
    Map<String, Publication.Input> inputs, Map<String, Map<String, Object>> records) {
  static PublishedEditions of(Warehouse warehouse, Publication publication) {
    return new PublishedEditions(
        publication.inputs().stream()
            .collect(Collectors.toMap(Publication.Input::editionId, Function.identity())),
        warehouse.smallRows(Tables.EDITION, publication).stream()
            .collect(Collectors.toMap(row -> (String) row.get("edition_id"), Function.identity())));
  }

  /** The relation of an input edition to the published ones. */
  enum State {
    /** Not published. */
    NEW,
    /** Published with other content or another day of release. */
    CORRECTED,
    /** Published unchanged, but read by older rules. */
    READ_BY_OLDER_RULES,
    /** Published unchanged. */
    UNCHANGED,
    /** Published as another edition with the same content. */
    UNDER_ANOTHER_NAME;

    /** Returns whether a run must read the edition. */
    boolean isFresh() {
      return this != UNCHANGED && this != UNDER_ANOTHER_NAME;
    }
  }

  State state(Edition edition) {
    Publication.Input input = inputs.get(edition.editionId());
    if (input == null) {
      return twin(edition).isPresent() ? State.UNDER_ANOTHER_NAME : State.NEW;
    }
    Map<String, Object> record = records.get(edition.editionId());
    if (record == null
        || !input.sha256().equals(edition.sha256())
        || !edition.vintageDate().equals(record.get("vintage_date"))) {
      return State.CORRECTED;
    }
    return ReaderVersion.of(edition.format()).isNewerThan(record)
        ? State.READ_BY_OLDER_RULES
        : State.UNCHANGED;
  }

  PassedOver passedOver(Edition edition) {
    return new PassedOver(
        edition.file(),
        "%s is edition %s by the day it is given now, but was published as edition %s; go back to"
                .formatted(
                    edition.file().name(),
                    edition.editionId(),
                    twin(edition).orElseThrow().editionId())
            + " a publication without it (jobs/warehouse rollback), or publish into a new warehouse,"
            + " if that day was wrong.");
  }

  /** The published edition that this one would replace without the user having said so. */
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
