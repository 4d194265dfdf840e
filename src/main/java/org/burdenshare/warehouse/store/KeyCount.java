package org.burdenshare.warehouse.store;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.warehouse.table.Table;

/**
 * The rows of a table by its key.
 *
 * @param table the table's name
 * @param rows how many rows it has
 * @param rowsOfAKey the most rows that one key has; 1 where the key is one
 * @param key a key with so many rows, as JSON
 */
public record KeyCount(String table, long rows, long rowsOfAKey, String key) {

  /**
   * One for each table that has rows, by one job for all. Keys are told apart by a checksum, which
   * is exchanged in their place; only where two are the same are the keys themselves compared.
   */
  public static List<KeyCount> of(Map<Table, Dataset<Row>> tables) {
    List<KeyCount> bySum = counts(tables, KeyCount::checksum);
    return bySum.stream().noneMatch(KeyCount::isRepeated) ? bySum : counts(tables, KeyCount::json);
  }

  /**
   * The editions of which two rows have the same key. The checksums of all keys are counted; only
   * where one is there twice, those of each edition.
   */
  public static List<String> editionsRepeatingKeys(Table table, Dataset<Row> rows) {
    Dataset<Row> sums = rows.select(functions.col("edition_id"), checksum(table).as("sum"));
    if (sums.groupBy("sum").count().where("count > 1").isEmpty()) {
      return List.of();
    }
    return sums.groupBy("edition_id", "sum")
        .count()
        .where("count > 1")
        .select("edition_id")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static List<KeyCount> counts(
      Map<Table, Dataset<Row>> tables, Function<Table, Column> key) {
    return tables.entrySet().stream()
        .map(
            one ->
                one.getValue()
                    .select(
                        functions.lit(one.getKey().name()).as("table_name"),
                        key.apply(one.getKey()).as("key")))
        .reduce(Dataset::union)
        .map(
            keys ->
                keys.groupBy("table_name", "key")
                    .count()
                    .groupBy("table_name")
                    .agg(
                        functions.expr("sum(count)"),
                        functions.expr("max(count)"),
                        functions.expr("CAST(max_by(key, count) AS STRING)"))
                    .collectAsList())
        .orElse(List.of())
        .stream()
        .map(
            row -> new KeyCount(row.getString(0), row.getLong(1), row.getLong(2), row.getString(3)))
        .toList();
  }

  /** Returns whether two rows have the same key. */
  public boolean isRepeated() {
    return rowsOfAKey > 1;
  }

  private static Column checksum(Table table) {
    return functions.xxhash64(columns(table));
  }

  private static Column json(Table table) {
    return functions.to_json(functions.struct(columns(table)));
  }

  private static Column[] columns(Table table) {
    return table.key().stream().map(functions::col).toArray(Column[]::new);
  }
}
