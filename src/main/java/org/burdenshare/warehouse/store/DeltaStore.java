package org.burdenshare.warehouse.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.session.EmptyFolder;
import org.burdenshare.source.LiteralPath;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Delta tables under one folder, each in the subfolder of its name. A table is created and
 * filled by one commit that lists the retained and the new files: the way to write a Delta table
 * with the fewest Spark jobs, and one that drops rows of runs that never published.
 */
public final class DeltaStore {
  private static final String OBSERVATIONS = "_observations";
  private static final int FILES_READ_DIRECTLY = 24;

  private final Supplier<SparkSession> spark;
  private final Configuration configuration;
  private final Path root;
  private final Map<Table, TableVersion> lastRead = new ConcurrentHashMap<>();

  /**
   * The outcome of a commit to a table.
   *
   * @param version its Delta version
   * @param rows the number of its rows
   * @param added the written files
   */
  public record Written(long version, long rows, List<AddFile> added) {}

  public DeltaStore(Supplier<SparkSession> spark, Configuration configuration, Path root) {
    this.spark = spark;
    this.configuration = configuration;
    this.root = root;
  }

  public String location() {
    return root.toString();
  }

  public Path folder(Table table) {
    return new Path(root, table.name());
  }

  /** The file system of the tables. */
  public FileSystem files() throws IOException {
    return root.getFileSystem(configuration);
  }

  /** Writes the number of observations next to the tables, for the launcher. */
  public void writeObservationCount(long number) throws IOException {
    try (OutputStream out = files().create(new Path(root, OBSERVATIONS), true)) {
      out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The newest version of a table; empty if there is no table. */
  public Optional<TableVersion> newest(Table table) {
    return TableVersion.of(configuration, path(table), Optional.empty());
  }

  /** A version of a table; empty if there is no table. The last one read is cached. */
  public Optional<TableVersion> version(Table table, long version) {
    TableVersion known = lastRead.get(table);
    if (known != null && known.number() == version) {
      return Optional.of(known);
    }
    Optional<TableVersion> read = TableVersion.of(configuration, path(table), Optional.of(version));
    read.ifPresent(found -> lastRead.put(table, found));
    return read;
  }

  /** Compares an existing table with its declaration; empty if there is no table. */
  public Optional<SchemaDifference> difference(Table table) {
    return newest(table).map(found -> found.differenceFrom(table));
  }

  /** The rows of the newest version of a table. */
  public Dataset<Row> current(Table table) {
    return spark.get().read().format("delta").load(path(table));
  }

  /** The rows of a version: read as Parquet if its files are plain, else through Delta. */
  public Dataset<Row> at(Table table, long version) {
    return version(table, version)
        .filter(TableVersion::isPlain)
        .map(found -> rows(table, found.schemaJson(), found.paths(), found::addFiles))
        .orElseGet(
            () ->
                spark
                    .get()
                    .read()
                    .format("delta")
                    .option("versionAsOf", version)
                    .load(path(table)));
  }

  /** The rows of files written by this program. */
  public Dataset<Row> rows(Table table, List<AddFile> files) {
    return rows(table, table.schema().json(), paths(log(table), files), () -> files);
  }

  /** The rows of files: a few by their paths, many without checking each path. */
  private Dataset<Row> rows(
      Table table, String schemaJson, List<String> named, Supplier<List<AddFile>> files) {
    StructType schema = (StructType) DataType.fromJson(schemaJson);
    if (named.isEmpty()) {
      return spark.get().createDataFrame(List.of(), schema);
    }
    if (named.size() <= FILES_READ_DIRECTLY) {
      List<String> paths = named.stream().map(path -> new Path(path).toString()).toList();
      return LiteralPath.reader(spark.get(), paths)
          .schema(schema)
          .option("basePath", path(table))
          .parquet(paths.toArray(String[]::new));
    }
    DeltaLog log = log(table);
    return log.createDataFrame(
        new DummySnapshot(
            log.logPath(),
            log,
            TableMetadata.ofNew(table, schemaJson),
            Option.empty(),
            Option.empty()),
        CollectionConverters.asScala(files.get()).toSeq(),
        false,
        Option.empty());
  }

  /** Writes a checkpoint of a table's Delta log. */
  public void checkpoint(Table table) {
    DeltaLog log = log(table);
    log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
  }

  /**
   * Adds rows to retained files of an earlier version; all other content of the table is dropped.
   *
   * @param rows the new rows
   * @param version the earlier version; empty if there is none
   * @param isKept selects the retained files of the earlier version by their partition values
   * @throws Failure of kind {@code BUSY} if another run wrote the table at the same time
   */
  public Written write(
      Table table,
      Dataset<Row> rows,
      Optional<Long> version,
      Predicate<Map<String, String>> isKept) {
    TableTransaction transaction = new TableTransaction(this, table);
    return transaction.write(version, isKept, () -> transaction.add(rows));
  }

  /** The same with staged rows. */
  public Written write(
      StagedRows rows, Optional<Long> version, Predicate<Map<String, String>> isKept) {
    return new TableTransaction(this, rows.table()).write(version, isKept, rows::files);
  }

  /** Writes rows as data files to which no version of the table refers until {@link #write}. */
  public StagedRows stage(Table table, Dataset<Row> rows) {
    return new StagedRows(this, table, new TableTransaction(this, table).stage(rows));
  }

  /** Removes unreferenced files and the folders that they leave empty. */
  public void remove(Table table, List<AddFile> files) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (String path : paths(log(table), files)) {
      files().delete(new Path(path), false);
      folders.add(new Path(path).getParent());
    }
    folders.add(folder(table));
    for (Path left : folders) {
      EmptyFolder.remove(files(), left);
    }
  }

  /**
   * Appends rows to a table or overwrites it, unless it has changed since a version.
   *
   * @param seen the version; empty if there was no table
   * @return the new version; empty if the table has changed
   */
  public Optional<Long> commitUnlessChanged(
      Table table, Optional<Long> seen, List<Row> rows, SaveMode mode) {
    return new TableTransaction(this, table)
        .commitUnlessChanged(
            seen, spark.get().createDataFrame(rows, table.schema()).coalesce(1), mode);
  }

  private static List<String> paths(DeltaLog log, List<AddFile> files) {
    return files.stream().map(file -> file.absolutePath(log).toString()).toList();
  }

  DeltaLog log(Table table) {
    return DeltaLog.forTable(spark.get(), path(table));
  }

  String path(Table table) {
    return folder(table).toString();
  }
}
