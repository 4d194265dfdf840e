package org.burdenshare.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of a table by its key.
 *
 * @param table the table's name
 * @param rows how many rows it has
 * @param rowsOfAKey the most rows that one key has; 1 where the key is one
 * @param key a key with so many rows, as JSON
 */
record KeyCount(String table, long rows, long rowsOfAKey, String key) {

  /** One for each table that has rows, by one job for all. */
  static List<KeyCount> of(Map<Table, Dataset<Row>> tables) {
    Optional<Dataset<Row>> keys =
        tables.entrySet().stream()
            .map(one -> keys(one.getKey(), one.getValue()))
            .reduce(Dataset::union);
    return keys
        .map(
            all ->
                all.groupBy("table_name", "key")
                    .count()
                    .groupBy("table_name")
                    .agg(
                        functions.expr("sum(count)"),
                        functions.expr("max(count)"),
                        functions.expr("max_by(key, count)"))
                    .collectAsList())
        .orElse(List.of())
        .stream()
        .map(
            row -> new KeyCount(row.getString(0), row.getLong(1), row.getLong(2), row.getString(3)))
        .toList();
  }

  /** Whether two rows have the same key. */
  boolean isRepeated() {
    return rowsOfAKey > 1;
  }

  private static Dataset<Row> keys(Table table, Dataset<Row> rows) {
    return rows.select(
        functions.lit(table.name()).as("table_name"),
        functions
            .to_json(
                functions.struct(table.key().stream().map(functions::col).toArray(Column[]::new)))
            .as("key"));
  }
}
