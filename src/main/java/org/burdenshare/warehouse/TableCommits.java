package org.burdenshare.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.KeyCount;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * Commits the new versions of tables in parallel.
 *
 * @param last the publication to build on; empty before the first
 */
record TableCommits(DeltaStore store, PublishingParameters parameters, Optional<Publication> last) {
  /**
   * Writes the tables that change and those that the last publication lacks.
   *
   * @throws Failure if two new rows of a table have the same key
   */
  Map<Table, DeltaStore.Written> commit(Map<Table, TableChange> changes) throws Exception {
    Map<Table, DeltaStore.Written> written = write(withNewTables(changes));
    requireUniqueKeys(changes, written);
    return written;
  }

  private Map<Table, TableChange> withNewTables(Map<Table, TableChange> changes) {
    Map<Table, TableChange> all = new LinkedHashMap<>(changes);
    Tables.PUBLISHED.stream()
        .filter(table -> last.isEmpty() || !last.get().has(table))
        .forEach(table -> all.putIfAbsent(table, TableChange.whole(store.rows(table, List.of()))));
    return all;
  }

  private Map<Table, DeltaStore.Written> write(Map<Table, TableChange> changes) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(parameters.tablesAtOnce());
    try {
      Map<Table, Future<DeltaStore.Written>> started = new LinkedHashMap<>();
      changes.forEach(
          (table, change) -> started.put(table, writers.submit(() -> write(table, change))));
      Map<Table, DeltaStore.Written> written = new LinkedHashMap<>();
      for (Map.Entry<Table, Future<DeltaStore.Written>> one : started.entrySet()) {
        written.put(one.getKey(), one.getValue().get());
      }
      return written;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      writers.shutdownNow();
    }
  }

  private DeltaStore.Written write(Table table, TableChange change) {
    Optional<Long> version = last.flatMap(publication -> publication.versionOf(table));
    Predicate<Map<String, String>> isKept =
        partition ->
            !change.editions().isEmpty()
                && !change.editions().contains(partition.get("edition_id"));
    DeltaStore.Written written =
        change
            .staged()
            .map(rows -> store.write(rows, version, isKept))
            .orElseGet(() -> store.write(table, change.rows(), version, isKept));
    parameters.failPoints().accept(PublishingStep.TABLE_WRITTEN);
    return written;
  }

  /** Verifies the keys of all written tables at once. */
  private void requireUniqueKeys(
      Map<Table, TableChange> changes, Map<Table, DeltaStore.Written> written) {
    Map<Table, Dataset<Row>> added = new LinkedHashMap<>();
    written.forEach(
        (table, now) -> {
          boolean isKnownUnique =
              changes.containsKey(table) && changes.get(table).staged().isPresent();
          if (!now.added().isEmpty() && !isKnownUnique) {
            added.put(table, store.rows(table, now.added()));
          }
        });
    KeyCount.of(added).stream()
        .filter(KeyCount::isRepeated)
        .forEach(
            repeated -> {
              throw Failure.of(
                  Failure.Kind.INTERNAL,
                  "A fault of the program: %s would have %d rows for %s; nothing was published."
                      .formatted(repeated.table(), repeated.rowsOfAKey(), repeated.key()));
            });
  }
}
