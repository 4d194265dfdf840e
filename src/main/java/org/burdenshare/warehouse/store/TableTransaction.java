package org.burdenshare.warehouse.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** A Delta transaction on one table, which creates the table or upgrades it to its declaration. */
final class TableTransaction {
  private final DeltaStore store;
  private final Table table;
  private final OptimisticTransaction transaction;

  TableTransaction(DeltaStore store, Table table) {
    this.store = store;
    this.table = table;
    this.transaction = store.log(table).startTransaction(Option.empty(), Option.empty());
    if (isOfNewTable()) {
      transaction.updateMetadataForNewTable(TableMetadata.ofNew(table, table.schema().json()));
    }
  }

  private boolean isOfNewTable() {
    return transaction.readVersion() < 0;
  }

  /**
   * See {@link DeltaStore#write}. A concurrent writer is a run that was paused for longer than its
   * lease.
   *
   * @param adding supplies the files of the rows, once the table is upgraded
   */
  DeltaStore.Written write(
      Optional<Long> version,
      Predicate<Map<String, String>> isKept,
      Supplier<List<AddFile>> adding) {
    List<AddFile> kept =
        version.map(this::filesAt).orElse(List.of()).stream()
            .filter(file -> isKept.test(CollectionConverters.asJava(file.partitionValues())))
            .toList();
    upgrade(kept);
    List<AddFile> added = adding.get();
    try {
      return new DeltaStore.Written(
          commit(kept, added, SaveMode.Overwrite),
          StagedRows.count(kept) + StagedRows.count(added),
          added);
    } catch (DeltaConcurrentModificationException e) {
      throw Failure.of(
          Failure.Kind.BUSY,
          "Another run wrote the table %s at the same time; nothing was published by this one, run it again."
              .formatted(store.path(table)),
          e);
    }
  }

  List<AddFile> stage(Dataset<Row> rows) {
    upgrade(List.of());
    return add(rows);
  }

  Optional<Long> commitUnlessChanged(Optional<Long> seen, Dataset<Row> rows, SaveMode mode) {
    if (transaction.readVersion() != seen.orElse(-1L)) {
      return Optional.empty();
    }
    transaction.readWholeTable();
    List<AddFile> kept = mode == SaveMode.Append ? present() : List.of();
    upgrade(kept);
    List<AddFile> added = add(rows);
    try {
      return Optional.of(commit(kept, added, mode));
    } catch (DeltaConcurrentModificationException e) {
      return Optional.empty();
    }
  }

  private List<AddFile> present() {
    return isOfNewTable() ? List.of() : filesAt(transaction.readVersion());
  }

  private List<AddFile> filesAt(long version) {
    return store.version(table, version).orElseThrow().addFiles();
  }

  /** Upgrades an existing table to the columns and constraints of its declaration. */
  private void upgrade(List<AddFile> kept) {
    if (isOfNewTable()) {
      return;
    }
    SchemaDifference difference = TableMetadata.difference(table, transaction.metadata());
    if (!difference.isUpgradable()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          SchemaDifference.sentence(store.path(table), difference.obstacles(), ""));
    }
    TableMetadata.upgraded(table, transaction.metadata(), rule -> isSatisfied(kept, rule))
        .ifPresent(metadata -> transaction.updateMetadata(metadata, false));
  }

  /** Returns whether every row of files satisfies a constraint; null does not. */
  private boolean isSatisfied(List<AddFile> files, String rule) {
    return files.isEmpty()
        || store.rows(table, files).where("NOT coalesce(%s, false)".formatted(rule)).isEmpty();
  }

  List<AddFile> add(Dataset<Row> rows) {
    return CollectionConverters.asJava(transaction.writeFiles(table.conform(rows))).stream()
        .map(AddFile.class::cast)
        .toList();
  }

  /** Commits retained and new files, which replace the table's content. */
  private long commit(List<AddFile> kept, List<AddFile> added, SaveMode mode) {
    Set<String> keptPaths = StagedRows.paths(kept);
    List<AddFile> present = present();
    Set<String> presentPaths = StagedRows.paths(present);
    List<Action> actions = new ArrayList<>(added);
    kept.stream().filter(file -> !presentPaths.contains(file.path())).forEach(actions::add);
    present.stream()
        .filter(file -> !keptPaths.contains(file.path()))
        .map(AddFile::remove)
        .forEach(actions::add);
    return transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation(mode));
  }

  private static DeltaOperations.Write operation(SaveMode mode) {
    return new DeltaOperations.Write(
        mode,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }
}
