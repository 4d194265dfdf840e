package org.burdenshare.warehouse;

import io.delta.tables.DeltaTable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/** The Delta tables under one folder, each in the subfolder of its name. */
final class DeltaStore {
  private final SparkSession spark;
  private final Path root;

  DeltaStore(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
  }

  String location() {
    return root.toString();
  }

  boolean exists(Table table) {
    return log(table).tableExists();
  }

  /** The version that the table has now. */
  long version(Table table) {
    return log(table).update(false, Option.empty(), Option.empty()).version();
  }

  Dataset<Row> current(Table table) {
    return spark.read().format("delta").load(path(table));
  }

  Dataset<Row> at(Table table, long version) {
    return spark.read().format("delta").option("versionAsOf", version).load(path(table));
  }

  void create(Table table) {
    spark.sql(table.ddl(path(table)));
  }

  /** Takes back what was written after a version, by a run that never published. */
  void restore(Table table, long version) {
    DeltaTable.forPath(spark, path(table)).restoreToVersion(version);
  }

  void append(Table table, Dataset<Row> rows) {
    table.conform(rows).write().format("delta").mode("append").save(path(table));
  }

  void overwrite(Table table, Dataset<Row> rows) {
    table.conform(rows).write().format("delta").mode("overwrite").save(path(table));
  }

  /** Replaces the rows for which a condition holds. */
  void replace(Table table, Dataset<Row> rows, String condition) {
    table
        .conform(rows)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", condition)
        .save(path(table));
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(spark, path(table));
  }

  private String path(Table table) {
    return new Path(root, table.name()).toString();
  }
}
