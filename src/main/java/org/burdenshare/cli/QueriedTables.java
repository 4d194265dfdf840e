package org.burdenshare.cli;

import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.report.Traces;
import org.burdenshare.warehouse.Snapshot;
import org.burdenshare.warehouse.Table;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.Warehouse;

/** What can be queried by name: the tables of a publication and the views over them. */
final class QueriedTables {
  private QueriedTables() {}

  /**
   * Those of a publication.
   *
   * @param publication its id; null for the current one
   */
  static Snapshot of(SparkSession spark, Warehouse warehouse, String publication) {
    return Snapshot.open(spark, warehouse, publication).with(Traces.VIEW, QueriedTables::trace);
  }

  /** The view of where shares come from. */
  static Dataset<Row> trace(Function<Table, Dataset<Row>> tables) {
    return Traces.of(
        tables.apply(Tables.SHARE_VINTAGE),
        tables.apply(Tables.OBSERVATION),
        tables.apply(Tables.EDITION));
  }
}
