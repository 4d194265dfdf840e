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
   * The same rows, computed once, now. Where data is small they become one partition, and what is
   * built on them exchanges nothing.
   */
  public Dataset<Row> persist(Dataset<Row> rows) {
    return persistPartitioned(
        Regime.of(rows.sparkSession()) == Regime.SMALL ? rows.coalesce(1) : rows);
  }

  /**
   * The same rows, computed once, now, in the partitions in which they are computed side by side.
   * Were they computed when they are first needed, by one of several queries at a time, Spark would
   * cut off their plan while it looks for them elsewhere, and could wait for itself for ever.
   */
  public Dataset<Row> persistPartitioned(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().isLocal()
        ? rows.localCheckpoint(true)
        : persistAsFiles(rows);
  }

  /** The same rows, computed now, as files that outlive the executors. */
  Dataset<Row> persistAsFiles(Dataset<Row> rows) {
    String place = new Path(folder, Integer.toString(count.incrementAndGet())).toString();
    rows.write().parquet(place);
    return rows.sparkSession().read().schema(rows.schema()).parquet(place);
  }

  /** Removes what this run kept: its folder has a name that no other run has. */
  void clear() throws IOException {
    files.delete(folder, true);
    EmptyFolder.remove(files, root);
  }

  /**
   * Removes what runs kept that were killed. While this run holds the lease any other has lost it,
   * and can publish nothing any more, whatever becomes of its rows.
   *
   * @param youngest how long nothing was written there
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
