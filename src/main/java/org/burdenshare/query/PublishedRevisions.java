package org.burdenshare.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.model.Models;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** The differences between two sets of published tables. */
public final class PublishedRevisions {
  private static final List<Table> TABLES =
      List.of(Tables.ALLY_TREND, Tables.ALLIANCE_TREND, Tables.GUIDELINE_VERDICT);

  private PublishedRevisions() {}

  /**
   * The differences of all compared tables. A table or column that only one side has is not
   * compared.
   *
   * @param before the earlier version of a table, with its own columns; empty if it did not exist
   * @param after the later version, likewise
   */
  public static Dataset<Row> between(
      SparkSession spark,
      Function<Table, Optional<Dataset<Row>>> before,
      Function<Table, Optional<Dataset<Row>>> after) {
    Map<String, Dataset<Row>> both = new HashMap<>();
    for (Table table : TABLES) {
      Dataset<Row> none = spark.createDataFrame(List.of(), table.schema());
      both.put(
          "both_" + table.name(),
          before
              .apply(table)
              .flatMap(old -> after.apply(table).map(now -> both(table, old, now)))
              .orElseGet(() -> both(table, none, none)));
    }
    return new Models(spark, both).table("revision");
  }

  private static Dataset<Row> both(Table table, Dataset<Row> before, Dataset<Row> after) {
    Set<String> common = new HashSet<>(List.of(before.columns()));
    common.retainAll(List.of(after.columns()));
    return side(table, before, common)
        .withColumn("is_new", functions.lit(false))
        .unionByName(side(table, after, common).withColumn("is_new", functions.lit(true)))
        .withColumn("compared", functions.lit(common.toArray(String[]::new)));
  }

  /** Every declared column; null if only one side has it. */
  private static Dataset<Row> side(Table table, Dataset<Row> rows, Set<String> common) {
    return table.completed(rows.select(common.stream().map(functions::col).toArray(Column[]::new)));
  }
}
