package org.burdenshare.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.model.Models;
import org.burdenshare.warehouse.Snapshot;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.Warehouse;

/** What can be queried by name: the tables of a publication and the view over them. */
final class QueriedTables {
  private QueriedTables() {}

  /**
   * Those of a publication.
   *
   * @param publication its id; null for the current one
   */
  static Snapshot of(SparkSession spark, Warehouse warehouse, String publication) {
    return Snapshot.open(spark, warehouse, publication)
        .with(Tables.TRACE, tables -> trace(spark, tables));
  }

  /** The view of where shares come from. */
  static Dataset<Row> trace(SparkSession spark, Function<Table, Dataset<Row>> tables) {
    return models(spark, tables).table(Tables.TRACE.name());
  }

  /** Models over the tables that the view stands on. */
  static Models models(SparkSession spark, Function<Table, Dataset<Row>> tables) {
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    for (Table table : List.of(Tables.SHARE_VINTAGE, Tables.OBSERVATION, Tables.EDITION)) {
      inputs.put(table.name(), tables.apply(table));
    }
    return new Models(spark, inputs, Map.of(), UnaryOperator.identity());
  }
}
