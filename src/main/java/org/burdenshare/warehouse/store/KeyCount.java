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
 * The uniqueness of a table's key.
 *
 * @param table the table's name
 * @param rows the number of its rows
 * @param rowsOfAKey the most rows with the same key; 1 if the key is unique
 * @param key a key with that many rows, as JSON
 */
public record KeyCount(String table, long rows, long rowsOfAKey, String key) {

  /**
   * Counts the keys of all tables with rows in one job. Keys are shuffled as hashes; only if two
   * hashes are equal are the keys themselves compared.
   */
  public static List<KeyCount> of(Map<Table, Dataset<Row>> tables) {
    List<KeyCount> bySum = counts(tables, KeyCount::checksum);
    return bySum.stream().noneMatch(KeyCount::isRepeated) ? bySum : counts(tables, KeyCount::json);
  }

  /**
   * The editions with duplicate keys. First the hashes of all keys are counted; only if one occurs
   * twice, those of each edition.
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
