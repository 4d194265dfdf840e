package org.burdenshare.warehouse.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.session.EmptyFolder;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Delta tables under one folder, each in the subfolder of its name. A table is made and filled
 * by one commit that names the files to keep and the new ones: of the ways to write a Delta table
 * the one that starts the fewest Spark jobs, and one that forgets what a run left behind that never
 * published.
 */
public final class DeltaStore {
  private static final int FILES_READ_DIRECTLY = 24;
  private static final String OBSERVATIONS = "_observations";

  private final Supplier<SparkSession> spark;
  private final Configuration configuration;
  private final Path root;

  /**
   * What a table became.
   *
   * @param version its Delta version
   * @param rows its rows
   * @param added the files that were written
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

  /** Where a table is. */
  public Path folder(Table table) {
    return new Path(root, table.name());
  }

  /** The file system of the tables. */
  public FileSystem files() throws IOException {
    return root.getFileSystem(configuration);
  }

  /**
   * Writes the number of observations beside the tables, where the launcher reads it before it
   * starts Java.
   */
  public void noteObservations(long number) throws IOException {
    try (OutputStream out = files().create(new Path(root, OBSERVATIONS), true)) {
      out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A table as its log tells it now; nothing where there is no table. */
  public Optional<TableVersion> newest(Table table) {
    return TableVersion.of(configuration, path(table), OptionalLong.empty());
  }

  /** A table as its log tells that it was; nothing where there is no table. */
  public Optional<TableVersion> version(Table table, long version) {
    return TableVersion.of(configuration, path(table), OptionalLong.of(version));
  }

  /** How a table that is there differs from its declaration; nothing where there is no table. */
  public Optional<SchemaDifference> difference(Table table) {
    return TableVersion.difference(configuration, path(table), table);
  }

  /** A table as it is now. */
  public Dataset<Row> current(Table table) {
    return spark.get().read().format("delta").load(path(table));
  }

  /** A table as it was at a version: by its files where they are plain, else by Delta. */
  public Dataset<Row> at(Table table, long version) {
    return version(table, version)
        .filter(TableVersion::isPlain)
        .map(found -> rows(table, found.schemaJson(), files(found)))
        .orElseGet(
            () ->
                spark
                    .get()
                    .read()
                    .format("delta")
                    .option("versionAsOf", version)
                    .load(path(table)));
  }

  /** Writes what a table's log says into one file, so that nobody needs to read all of it. */
  public void checkpoint(Table table) {
    DeltaLog log = log(table);
    log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
  }

  /** The rows of files that this program has written. */
  public Dataset<Row> rows(Table table, List<AddFile> files) {
    return rows(table, table.schema().json(), files);
  }

  /** The rows of files: of a few by their paths, of more without a look for each of them. */
  private Dataset<Row> rows(Table table, String schemaJson, List<AddFile> files) {
    if (files.isEmpty()) {
      return spark.get().createDataFrame(List.of(), schema(schemaJson));
    }
    DeltaLog log = log(table);
    if (files.size() <= FILES_READ_DIRECTLY) {
      return read(table, schemaJson, paths(log, files));
    }
    return log.createDataFrame(
        new DummySnapshot(
            log.logPath(), log, metadata(table, schemaJson), Option.empty(), Option.empty()),
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
        .option("basePath", path(table))
        .parquet(paths.stream().map(DeltaStore::literal).toArray(String[]::new));
  }

  /** A path as Spark's readers take it: they would read a bracket or a star as a pattern. */
  private static String literal(String path) {
    return new Path(path).toString().replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }

  /**
   * Adds rows to files of an earlier version; whatever else the table has now is left out.
   *
   * @param rows the new rows
   * @param version the earlier version; empty where there is none
   * @param isKept which files of the earlier version stay, by their partitions
   * @throws Failure of kind {@code BUSY} if somebody wrote the table at the same time
   */
  public Written write(
      Table table, Dataset<Row> rows, OptionalLong version, Predicate<Map<String, String>> isKept) {
    return write(table, version, isKept, transaction -> added(transaction, table.conform(rows)));
  }

  /** The same with rows that lie there already. */
  public Written write(
      StagedRows rows, OptionalLong version, Predicate<Map<String, String>> isKept) {
    return write(rows.table(), version, isKept, transaction -> rows.files());
  }

  /** Writes rows as files of a table that no version of it names until {@link #write} does. */
  public StagedRows stage(Table table, Dataset<Row> rows) {
    DeltaLog log = log(table);
    OptimisticTransaction transaction = transaction(table, log);
    bringUp(table, transaction, List.of());
    return new StagedRows(this, table, added(transaction, table.conform(rows)));
  }

  /** Removes files that no version names, and the folders that they leave empty. */
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

  private Written write(
      Table table,
      OptionalLong version,
      Predicate<Map<String, String>> isKept,
      Function<OptimisticTransaction, List<AddFile>> adding) {
    DeltaLog log = log(table);
    OptimisticTransaction transaction = transaction(table, log);
    List<AddFile> present = present(table, transaction);
    List<AddFile> kept =
        earlier(table, transaction, present, version).stream()
            .filter(file -> isKept.test(CollectionConverters.asJava(file.partitionValues())))
            .toList();
    bringUp(table, transaction, kept);
    List<AddFile> added = adding.apply(transaction);
    return new Written(
        commitAlone(table, transaction, present, kept, added), rows(kept) + rows(added), added);
  }

  /** Of two who write a table at once, one was paused for longer than its lease. */
  private long commitAlone(
      Table table,
      OptimisticTransaction transaction,
      List<AddFile> present,
      List<AddFile> kept,
      List<AddFile> added) {
    try {
      return commit(transaction, present, kept, added, SaveMode.Overwrite);
    } catch (DeltaConcurrentModificationException e) {
      throw Failure.of(
          Failure.Kind.BUSY,
          "Another run wrote the table %s at the same time; nothing was published by this one, run it again."
              .formatted(folder(table)),
          e);
    }
  }

  /**
   * Adds a row to a table, unless somebody else wrote it since a version.
   *
   * @param seen the version; empty where there was no table
   * @return the version that it became; empty where somebody wrote it
   */
  public OptionalLong append(Table table, OptionalLong seen, Row row) {
    return commitUnlessChanged(table, seen, List.of(row), SaveMode.Append);
  }

  /** The same, putting rows in the place of all that a table has. */
  public OptionalLong replaceAll(Table table, long seen, List<Row> rows) {
    return commitUnlessChanged(table, OptionalLong.of(seen), rows, SaveMode.Overwrite);
  }

  private OptionalLong commitUnlessChanged(
      Table table, OptionalLong seen, List<Row> rows, SaveMode mode) {
    DeltaLog log = log(table);
    OptimisticTransaction transaction = transaction(table, log);
    if (transaction.readVersion() != seen.orElse(-1)) {
      return OptionalLong.empty();
    }
    // What is read cannot be changed by another commit unnoticed.
    transaction.readWholeTable();
    List<AddFile> present = present(table, transaction);
    List<AddFile> kept = mode == SaveMode.Append ? present : List.of();
    bringUp(table, transaction, kept);
    List<AddFile> added =
        added(
            transaction,
            table.conform(spark.get().createDataFrame(rows, table.schema()).coalesce(1)));
    try {
      return OptionalLong.of(commit(transaction, present, kept, added, mode));
    } catch (DeltaConcurrentModificationException e) {
      return OptionalLong.empty();
    }
  }

  private static OptimisticTransaction transaction(Table table, DeltaLog log) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    if (transaction.readVersion() < 0) {
      transaction.updateMetadataForNewTable(metadata(table, table.schema().json()));
    }
    return transaction;
  }

  /**
   * Gives a table that is there the columns and rules of its declaration, within a transaction.
   *
   * @param kept the files that stay
   * @throws Failure if it differs in more than that
   */
  private void bringUp(Table table, OptimisticTransaction transaction, List<AddFile> kept) {
    if (transaction.readVersion() < 0) {
      return;
    }
    SchemaDifference difference = TableUpgrade.difference(table, transaction.metadata());
    if (!difference.isUpgradable()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          SchemaDifference.sentence(path(table), difference.obstacles(), ""));
    }
    TableUpgrade.of(table, transaction.metadata(), rule -> isHeld(table, kept, rule))
        .ifPresent(metadata -> transaction.updateMetadata(metadata, false));
  }

  /** Whether a rule is true, and not null, for each row of files. */
  private boolean isHeld(Table table, List<AddFile> files, String rule) {
    return files.isEmpty()
        || rows(table, files).where("NOT coalesce(%s, false)".formatted(rule)).isEmpty();
  }

  private static List<String> paths(DeltaLog log, List<AddFile> files) {
    return files.stream().map(file -> file.absolutePath(log).toString()).toList();
  }

  private List<AddFile> present(Table table, OptimisticTransaction transaction) {
    return transaction.readVersion() < 0 ? List.of() : filesAt(table, transaction.readVersion());
  }

  private List<AddFile> earlier(
      Table table, OptimisticTransaction transaction, List<AddFile> present, OptionalLong version) {
    if (version.isEmpty()) {
      return List.of();
    }
    return version.getAsLong() == transaction.readVersion()
        ? present
        : filesAt(table, version.getAsLong());
  }

  private List<AddFile> filesAt(Table table, long version) {
    return files(version(table, version).orElseThrow());
  }

  private static List<AddFile> files(TableVersion version) {
    return version.actions().stream().map(action -> (AddFile) Action.fromJson(action)).toList();
  }

  private static List<AddFile> added(OptimisticTransaction transaction, Dataset<Row> rows) {
    List<AddFile> added = new ArrayList<>();
    for (FileAction file : CollectionConverters.asJava(transaction.writeFiles(rows))) {
      added.add((AddFile) file);
    }
    return added;
  }

  private static long commit(
      OptimisticTransaction transaction,
      List<AddFile> present,
      List<AddFile> kept,
      List<AddFile> added,
      SaveMode mode) {
    return transaction.commit(
        CollectionConverters.asScala(actions(present, kept, added)).toSeq(), operation(mode));
  }

  private static List<Action> actions(
      List<AddFile> present, List<AddFile> kept, List<AddFile> added) {
    Set<String> keptPaths = paths(kept);
    Set<String> presentPaths = paths(present);
    List<Action> actions = new ArrayList<>(added);
    kept.stream().filter(file -> !presentPaths.contains(file.path())).forEach(actions::add);
    present.stream()
        .filter(file -> !keptPaths.contains(file.path()))
        .map(AddFile::remove)
        .forEach(actions::add);
    return actions;
  }

  private static Set<String> paths(List<AddFile> files) {
    return files.stream().map(AddFile::path).collect(Collectors.toSet());
  }

  public static long rows(List<AddFile> files) {
    return files.stream().mapToLong(file -> (Long) file.numLogicalRecords().get()).sum();
  }

  private static DeltaOperations.Write operation(SaveMode mode) {
    return new DeltaOperations.Write(
        mode,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static Metadata metadata(Table table, String schemaJson) {
    return new Metadata(
        UUID.randomUUID().toString(),
        table.name(),
        table.comment(),
        new Format("parquet", scalaMap(Map.of())),
        schemaJson,
        CollectionConverters.asScala(table.partitions()).toSeq(),
        scalaMap(table.properties()),
        Option.apply(System.currentTimeMillis()));
  }

  public static scala.collection.immutable.Map<String, String> scalaMap(
      Map<String, String> entries) {
    return scala.collection.immutable.Map$.MODULE$.from(
        CollectionConverters.asScala(new TreeMap<>(entries)));
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(spark.get(), path(table));
  }

  private String path(Table table) {
    return folder(table).toString();
  }
}
