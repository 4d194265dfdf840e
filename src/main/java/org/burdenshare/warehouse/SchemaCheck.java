package org.burdenshare.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * Compares existing tables with their declarations, by their logs only. The newest version counts,
 * whatever publication is current, since the next commit builds on it.
 *
 * @param store the tables
 */
public record SchemaCheck(DeltaStore store) {
  /**
   * Requires that the next publication can upgrade every table to its declaration: that tables have
   * the declared columns, or lack only nullable ones.
   *
   * @param last the current publication
   * @throws Failure with a sentence for each table that cannot be upgraded, and the remedy
   */
  public void requireUpgradable(Optional<Publication> last) {
    List<String> obstacles = obstacles(last);
    if (!obstacles.isEmpty()) {
      throw Failure.of(Failure.Kind.NO_INPUT, obstacles);
    }
  }

  /** A sentence for each table that the next publication cannot upgrade. */
  public List<String> obstacles(Optional<Publication> last) {
    String version = last.map(one -> one.settings().codeVersion()).orElse("");
    List<String> obstacles = new ArrayList<>();
    for (Table table : Tables.STORED) {
      store
          .difference(table)
          .filter(difference -> !difference.isUpgradable())
          .ifPresent(
              difference ->
                  obstacles.add(
                      SchemaDifference.sentence(
                          store.folder(table).toString(), difference.obstacles(), version)));
    }
    return obstacles;
  }

  /** A sentence for each table that the next publication creates or extends. */
  public List<String> additions() {
    List<String> additions = new ArrayList<>();
    for (Table table : Tables.STORED) {
      Optional<SchemaDifference> difference = store.difference(table);
      if (difference.isEmpty()) {
        additions.add(
            "There is no table %s yet; the next publication makes it.".formatted(table.name()));
      } else if (!difference.get().added().isEmpty()) {
        additions.add(
            "The table %s has no %s yet; the next publication that writes it adds what is missing, null in the rows before."
                .formatted(table.name(), String.join(", ", difference.get().added())));
      }
    }
    return additions;
  }
}
