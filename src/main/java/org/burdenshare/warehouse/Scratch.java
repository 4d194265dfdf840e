package org.burdenshare.warehouse;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that several tables stand on, computed once. Their plan is cut off, so that what is built on
 * them is planned in no time. On one machine they stay in memory; on a cluster, where an executor
 * can be lost with its memory, they are files in the folder {@code _scratch} of the warehouse until
 * the run ends.
 */
public final class Scratch {
  private static final String FOLDER = "_scratch";

  private final FileSystem files;
  private final Path root;
  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();

  Scratch(FileSystem files, Path warehouse) {
    this.files = files;
    this.root = new Path(warehouse, FOLDER);
    this.folder = new Path(root, UUID.randomUUID().toString());
  }

  /**
   * The same rows, computed once: on one machine when they are first needed, else now. Where data
   * is small they become one partition, and what is built on them exchanges nothing.
   */
  public Dataset<Row> keep(Dataset<Row> rows) {
    return keepApart(Regime.of(rows.sparkSession()) == Regime.SMALL ? rows.coalesce(1) : rows);
  }

  /** The same rows, computed once, in the partitions in which they are computed side by side. */
  public Dataset<Row> keepApart(Dataset<Row> rows) {
    if (rows.sparkSession().sparkContext().isLocal()) {
      return rows.localCheckpoint(false);
    }
    String place = new Path(folder, Integer.toString(count.incrementAndGet())).toString();
    rows.write().parquet(place);
    return rows.sparkSession().read().schema(rows.schema()).parquet(place);
  }

  /** Removes what this run kept, and what a run left behind that was killed. */
  void clear() throws IOException {
    if (files.exists(root)) {
      files.delete(root, true);
    }
  }
}
