package org.burdenshare.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.session.EmptyFolder;
import org.burdenshare.session.Regime;
import org.burdenshare.warehouse.lease.Lease;

/**
 * Intermediate results that several tables depend on, computed once with a truncated plan, so that
 * dependent queries are planned fast. In local mode they are kept in memory; on a cluster, where
 * executors can be lost, they are files in the warehouse's folder {@code _scratch} until the run
 * ends.
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

  /** Computes and persists rows; small data as one partition, so that nothing is shuffled. */
  public Dataset<Row> persist(Dataset<Row> rows) {
    return persistPartitioned(
        Regime.of(rows.sparkSession()) == Regime.SMALL ? rows.coalesce(1) : rows);
  }

  /**
   * Computes and persists rows in their parallel partitions. They are computed eagerly: if several
   * concurrent queries triggered a lazy checkpoint, Spark could deadlock while truncating the plan.
   */
  public Dataset<Row> persistPartitioned(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().isLocal()
        ? rows.localCheckpoint(true)
        : persistAsFiles(rows);
  }

  /** Computes rows and persists them as files, which survive a loss of executors. */
  Dataset<Row> persistAsFiles(Dataset<Row> rows) {
    String place = new Path(folder, Integer.toString(count.incrementAndGet())).toString();
    rows.write().parquet(place);
    return rows.sparkSession().read().schema(rows.schema()).parquet(place);
  }

  /** Removes this run's folder, whose name is unique. */
  void clear() throws IOException {
    files.delete(folder, true);
    EmptyFolder.remove(files, root);
  }

  /**
   * Removes folders of killed runs. While this run holds the lease, every other run has lost it and
   * cannot publish any more, so its rows are useless.
   *
   * @param youngest the least time since the last write
   */
  void clearLeftBehind(Lease lease, Duration youngest) throws IOException {
    if (!files.exists(root)) {
      return;
    }
    Instant old = lease.now().minus(youngest);
    for (FileStatus left : files.listStatus(root)) {
      if (lastWritten(left).isBefore(old) && lease.isHeld()) {
        files.delete(left.getPath(), true);
      }
    }
    EmptyFolder.remove(files, root);
  }

  private Instant lastWritten(FileStatus left) throws IOException {
    try {
      return Stream.concat(
              Stream.of(left),
              RemoteIterators.toList(files.listFiles(left.getPath(), true)).stream())
          .map(file -> Instant.ofEpochMilli(file.getModificationTime()))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    } catch (FileNotFoundException e) {
      return Instant.MAX;
    }
  }
}
