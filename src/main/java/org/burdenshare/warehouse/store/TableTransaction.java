package org.burdenshare.warehouse.store;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.AddFile;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** A Delta transaction on one table, which makes it or brings it up to its declaration. */
final class TableTransaction {
  private final DeltaStore store;
  private final Table table;
  private final OptimisticTransaction transaction;
  private List<AddFile> present;

  TableTransaction(DeltaStore store, Table table) {
    this.store = store;
    this.table = table;
    this.transaction = store.log(table).startTransaction(Option.empty(), Option.empty());
    if (isOfNewTable()) {
      transaction.updateMetadataForNewTable(DeltaActions.metadata(table, table.schema().json()));
    }
  }

  private boolean isOfNewTable() {
    return transaction.readVersion() < 0;
  }

  /** Returns whether the table is as it was at a version; empty: as before it was made. */
  boolean isSince(OptionalLong version) {
    return transaction.readVersion() == version.orElse(-1);
  }

  /** Makes another commit fail that changes what is read. */
  void readWholeTable() {
    transaction.readWholeTable();
  }

  /** The files that the table has. */
  List<AddFile> present() {
    if (present == null) {
      present = isOfNewTable() ? List.of() : filesAt(transaction.readVersion());
    }
    return present;
  }

  /** The files that the table had at a version; none before it was made. */
  List<AddFile> at(OptionalLong version) {
    if (version.isEmpty()) {
      return List.of();
    }
    return isSince(version) ? present() : filesAt(version.getAsLong());
  }

  private List<AddFile> filesAt(long version) {
    return DeltaActions.files(store.version(table, version).orElseThrow());
  }

  /**
   * Gives a table that is there the columns and rules of its declaration.
   *
   * @param kept the files that stay
   * @throws Failure if it differs in more than that
   */
  void bringUp(List<AddFile> kept) {
    if (isOfNewTable()) {
      return;
    }
    SchemaDifference difference = TableUpgrade.difference(table, transaction.metadata());
    if (!difference.isUpgradable()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          SchemaDifference.sentence(store.path(table), difference.obstacles(), ""));
    }
    TableUpgrade.of(table, transaction.metadata(), rule -> isHeld(kept, rule))
        .ifPresent(metadata -> transaction.updateMetadata(metadata, false));
  }

  /** Returns whether a rule is true, and not null, for each row of files. */
  private boolean isHeld(List<AddFile> files, String rule) {
    return files.isEmpty()
        || store.rows(table, files).where("NOT coalesce(%s, false)".formatted(rule)).isEmpty();
  }

  /** Writes rows as files. */
  List<AddFile> add(Dataset<Row> rows) {
    return DeltaActions.added(transaction, table.conform(rows));
  }

  /** Commits files that stay and new ones, in the place of all that the table has. */
  long commit(List<AddFile> kept, List<AddFile> added, SaveMode mode) {
    return transaction.commit(
        CollectionConverters.asScala(DeltaActions.actions(present(), kept, added)).toSeq(),
        DeltaActions.operation(mode));
  }
}
