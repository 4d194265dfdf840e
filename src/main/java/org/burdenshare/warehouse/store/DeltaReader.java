package org.burdenshare.warehouse.store;

import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.session.LiteralPath;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Reads versions and files of Delta tables. */
final class DeltaReader {
  private static final int FILES_READ_DIRECTLY = 24;

  private final Supplier<SparkSession> spark;
  private final DeltaStore store;

  DeltaReader(Supplier<SparkSession> spark, DeltaStore store) {
    this.spark = spark;
    this.store = store;
  }

  /** A table as it is now. */
  Dataset<Row> current(Table table) {
    return spark.get().read().format("delta").load(store.path(table));
  }

  /** A table as it was at a version: by its files where they are plain, else by Delta. */
  Dataset<Row> at(Table table, long version) {
    return store
        .version(table, version)
        .filter(TableVersion::isPlain)
        .map(found -> rows(table, found.schemaJson(), DeltaActions.files(found)))
        .orElseGet(
            () ->
                spark
                    .get()
                    .read()
                    .format("delta")
                    .option("versionAsOf", version)
                    .load(store.path(table)));
  }

  /** The rows of files that this program has written. */
  Dataset<Row> rows(Table table, List<AddFile> files) {
    return rows(table, table.schema().json(), files);
  }

  /** The rows of files: of a few by their paths, of more without a look for each of them. */
  private Dataset<Row> rows(Table table, String schemaJson, List<AddFile> files) {
    if (files.isEmpty()) {
      return spark.get().createDataFrame(List.of(), schema(schemaJson));
    }
    DeltaLog log = store.log(table);
    if (files.size() <= FILES_READ_DIRECTLY) {
      return read(table, schemaJson, DeltaStore.paths(log, files));
    }
    return log.createDataFrame(
        new DummySnapshot(
            log.logPath(),
            log,
            DeltaActions.metadata(table, schemaJson),
            Option.empty(),
            Option.empty()),
        CollectionConverters.asScala(files).toSeq(),
        false,
        Option.empty());
  }

  private static StructType schema(String json) {
    return (StructType) DataType.fromJson(json);
  }

  private Dataset<Row> read(Table table, String schemaJson, List<String> paths) {
    return spark
        .get()
        .read()
        .schema(schema(schemaJson))
        .option("basePath", store.path(table))
        .parquet(
            paths.stream()
                .map(path -> LiteralPath.of(new Path(path).toString()))
                .toArray(String[]::new));
  }
}
