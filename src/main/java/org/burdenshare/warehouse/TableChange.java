package org.burdenshare.warehouse;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.warehouse.store.StagedRows;

/**
 * New rows of a table.
 *
 * @param rows the rows; other columns than the table's are ignored
 * @param staged the rows as staged files, if they were staged
 * @param editions the editions whose rows these are, for a table by edition; empty if they replace
 *     the whole table
 */
public record TableChange(Dataset<Row> rows, Optional<StagedRows> staged, List<String> editions) {
  /** Replaces the whole table. */
  public static TableChange whole(Dataset<Row> rows) {
    return of(List.of(), rows);
  }

  /** Replaces the rows of editions. */
  public static TableChange of(List<String> editions, Dataset<Row> rows) {
    return new TableChange(rows, Optional.empty(), editions);
  }

  /** Replaces the rows of editions by staged ones, already unique by key. */
  public static TableChange of(List<String> editions, StagedRows rows) {
    return new TableChange(rows.rows(), Optional.of(rows), editions);
  }
}
