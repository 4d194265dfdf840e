package org.burdenshare.warehouse;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.warehouse.store.StagedRows;

/**
 * New rows for a table.
 *
 * @param rows the rows; further columns are left out
 * @param staged the same where they were staged
 * @param editions where the table holds rows by edition, the editions whose rows these are; empty
 *     where they are the whole table
 */
public record TableChange(Dataset<Row> rows, Optional<StagedRows> staged, List<String> editions) {
  /** The whole table. */
  public static TableChange whole(Dataset<Row> rows) {
    return of(List.of(), rows);
  }

  /** The rows of editions. */
  public static TableChange of(List<String> editions, Dataset<Row> rows) {
    return new TableChange(rows, Optional.empty(), editions);
  }

  /** The rows of editions, which are unique by their key. */
  public static TableChange of(List<String> editions, StagedRows rows) {
    return new TableChange(rows.rows(), Optional.of(rows), editions);
  }
}
