package org.burdenshare.warehouse.store;

import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.json.JsonUtils;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;

/**
 * A version of a Delta table by its log, which Delta Kernel reads without a Spark job: such jobs
 * would take most of the time of a short command.
 */
public final class TableVersion {
  private final Engine engine;
  private final io.delta.kernel.Snapshot snapshot;
  private List<File> files;

  /**
   * A file of the version.
   *
   * @param action the log action that added it, as JSON
   * @param isWhole whether no row of the file is deleted by a deletion vector
   * @param rows the number of rows by its statistics
   */
  private record File(FileStatus status, String action, boolean isWhole, long rows) {
    static File of(Row scanned) {
      Row added = scanned.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
      return new File(
          InternalScanFileUtils.getAddFileStatus(scanned),
          "{\"add\":%s}".formatted(JsonUtils.rowToJson(added)),
          InternalScanFileUtils.getDeletionVectorDescriptorFromRow(scanned) == null,
          new io.delta.kernel.internal.actions.AddFile(added).getNumRecords().orElse(0L));
    }
  }

  private TableVersion(Engine engine, io.delta.kernel.Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
  }

  /** Its files, read from the log on first use. */
  private synchronized List<File> scanned() {
    if (files == null) {
      files =
          snapshot
              .getScanBuilder()
              .build()
              .getScanFiles(engine, true)
              .flatMap(FilteredColumnarBatch::getRows)
              .map(File::of)
              .toInMemoryList();
    }
    return files;
  }

  /**
   * A version of the table at a path.
   *
   * @param version its number; empty for the newest
   * @return empty if there is no table
   */
  public static Optional<TableVersion> of(
      Configuration configuration, String path, Optional<Long> version) {
    Engine engine = DefaultEngine.create(configuration);
    SnapshotBuilder builder = TableManager.loadSnapshot(path);
    if (version.isPresent()) {
      builder = builder.atVersion(version.get());
    }
    try {
      return Optional.of(new TableVersion(engine, builder.build(engine)));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  public long number() {
    return snapshot.getVersion();
  }

  public List<String> columns() {
    return snapshot.getSchema().fieldNames();
  }

  /** Compares its schema with a declaration. */
  public SchemaDifference differenceFrom(Table declared) {
    return SchemaDifference.of(
        declared, (StructType) DataType.fromJson(schemaJson()), snapshot.getPartitionColumnNames());
  }

  /** Its schema as Spark's JSON. */
  public String schemaJson() {
    return snapshot.getMetadata().getSchemaString();
  }

  /** Returns whether it has no column mapping and no deletion vectors. */
  public boolean isPlain() {
    return snapshot.getProtocol().getMinReaderVersion() == 1
        && scanned().stream().allMatch(File::isWhole);
  }

  /** Its files with their lengths. */
  public List<FileStatus> files() {
    return scanned().stream().map(File::status).toList();
  }

  List<String> paths() {
    return files().stream().map(FileStatus::getPath).toList();
  }

  /** Its files as actions for a transaction. */
  List<AddFile> addFiles() {
    return scanned().stream().map(file -> (AddFile) Action.fromJson(file.action())).toList();
  }

  /** The number of rows by the statistics of its files. */
  public long rowCount() {
    return scanned().stream().mapToLong(File::rows).sum();
  }

  /** Its rows by column name, for a small table without partitions. */
  public List<Map<String, Object>> rows() {
    try {
      return engine
          .getParquetHandler()
          .readParquetFiles(
              Utils.toCloseableIterator(files().iterator()), snapshot.getSchema(), Optional.empty())
          .map(read -> KernelValues.of(read.getData()))
          .toInMemoryList()
          .stream()
          .flatMap(List::stream)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
