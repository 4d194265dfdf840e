package org.burdenshare.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.vocabulary.Failure;

/**
 * The published tables under one folder on any Hadoop file system. A publication is written in two
 * steps: first every table gets a new version, then one row of {@code publication} names the
 * versions that belong together. Readers follow that row, so they never see half a publication;
 * what a run left behind that never came to the second step is taken back by the next one.
 */
public final class Warehouse {
  private static final int TABLES_AT_ONCE = 4;

  private final DeltaStore store;
  private final PublicationLog publications;

  /**
   * New rows for a table.
   *
   * @param rows the rows; further columns are left out
   * @param editions where the table holds rows by edition, the editions whose rows these are; empty
   *     where they are the whole table
   */
  public record Change(Dataset<Row> rows, List<String> editions) {}

  /**
   * What a table became.
   *
   * @param version its Delta version
   * @param rows its rows
   */
  private record Written(long version, long rows) {}

  private Warehouse(SparkSession spark, DeltaStore store) {
    this.store = store;
    this.publications = new PublicationLog(spark, store);
  }

  /**
   * The warehouse at a place, which need not exist yet.
   *
   * @throws Failure if the place cannot be reached
   */
  public static Warehouse at(SparkSession spark, String location) {
    try {
      Path path = new Path(location);
      FileSystem files = path.getFileSystem(spark.sessionState().newHadoopConf());
      return new Warehouse(spark, new DeltaStore(spark, files.makeQualified(path)));
    } catch (IllegalArgumentException | IOException e) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "'%s' is no place for a warehouse: %s; check --warehouse."
              .formatted(location, e.getMessage()),
          e);
    }
  }

  /** Where the tables are. */
  public String location() {
    return store.location();
  }

  /** The publication that is current; empty before the first. */
  public Optional<Publication> lastPublication() {
    return publications.last();
  }

  /**
   * The publication that is current.
   *
   * @throws Failure if there is none yet
   */
  public Publication requirePublication() {
    return lastPublication()
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.NO_INPUT,
                    "There is no publication in %s yet; run jobs/trends first, or check --warehouse."
                        .formatted(location())));
  }

  /**
   * The publication of a run, or the one that was current at the end of a day.
   *
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @throws Failure if there is none
   */
  public Publication publication(String idOrDay) {
    return publications.of(idOrDay);
  }

  /** A table as a publication has it. */
  public Dataset<Row> read(Table table, Publication publication) {
    return store.at(table, publication.tableVersions().get(table.name()));
  }

  /** Every publication there is. */
  Dataset<Row> publicationTable() {
    return store.current(Tables.PUBLICATION);
  }

  /**
   * Writes tables side by side and then the publication that names them. Tables that do not change
   * keep the version of the last publication.
   *
   * @param changes the tables that change
   * @param last the current publication
   * @param draft the new publication but for its tables
   * @return the publication as it stands
   * @throws Failure if a table cannot be written; the last publication then stays current
   */
  public Publication publish(
      Map<Table, Change> changes, Optional<Publication> last, Publication draft) {
    try {
      Map<String, Long> versions =
          new HashMap<>(last.map(Publication::tableVersions).orElse(Map.of()));
      Map<String, Long> counts = new HashMap<>(last.map(Publication::rowCounts).orElse(Map.of()));
      store.create(Tables.PUBLICATION);
      write(changes, last)
          .forEach(
              (table, written) -> {
                versions.put(table.name(), written.version());
                counts.put(table.name(), written.rows());
              });
      Publication publication = draft.with(Map.copyOf(versions), Map.copyOf(counts));
      publications.append(publication);
      return publication;
    } catch (Exception e) {
      throw cannotWrite(e);
    }
  }

  private Map<Table, Written> write(Map<Table, Change> changes, Optional<Publication> last)
      throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(TABLES_AT_ONCE);
    try {
      Map<Table, Future<Written>> started = new LinkedHashMap<>();
      changes.forEach(
          (table, change) -> started.put(table, writers.submit(() -> write(table, change, last))));
      Map<Table, Written> written = new LinkedHashMap<>();
      for (Map.Entry<Table, Future<Written>> one : started.entrySet()) {
        written.put(one.getKey(), one.getValue().get());
      }
      return written;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      writers.shutdownNow();
    }
  }

  private Written write(Table table, Change change, Optional<Publication> last) {
    store.create(table);
    Optional<Long> published =
        last.map(publication -> publication.tableVersions().get(table.name()));
    if (change.editions().isEmpty() || published.isEmpty()) {
      store.overwrite(table, change.rows());
    } else {
      takeBackUnpublished(table, published.get());
      List<String> replaced = held(change.editions(), last.orElseThrow());
      if (replaced.isEmpty()) {
        store.append(table, change.rows());
      } else {
        store.replace(table, change.rows(), ofEditions(replaced));
      }
    }
    long version = store.version(table);
    Dataset<Row> rows = store.at(table, version);
    if (change.editions().isEmpty()) {
      return new Written(version, uniqueRows(table, rows));
    }
    uniqueRows(table, rows.where(ofEditions(change.editions())));
    return new Written(version, rows.count());
  }

  /** A run that was killed may have written to the table without ever publishing it. */
  private void takeBackUnpublished(Table table, long published) {
    if (store.version(table) != published) {
      store.restore(table, published);
    }
  }

  /**
   * How many rows there are.
   *
   * @throws Failure if two of them have the same key
   */
  private static long uniqueRows(Table table, Dataset<Row> rows) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    Row counted =
        rows.groupBy(key)
            .count()
            .selectExpr("coalesce(sum(count), 0L)", "max_by(struct(*), count)")
            .first();
    Row repeated = counted.getStruct(1);
    if (repeated != null && repeated.<Long>getAs("count") > 1) {
      throw Failure.of(
          Failure.Kind.INTERNAL,
          "A fault of the program: %s would have more than one row for (%s) = %s; nothing was"
                  .formatted(table.name(), String.join(", ", table.key()), repeated)
              + " published.");
    }
    return counted.getLong(0);
  }

  private static List<String> held(List<String> editions, Publication last) {
    List<String> held = new ArrayList<>(editions);
    held.retainAll(last.inputs().stream().map(Publication.Input::editionId).toList());
    return held;
  }

  private static String ofEditions(List<String> editions) {
    return editions.stream()
        .map(edition -> "'" + edition.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", ", "edition_id IN (", ")"));
  }

  private Failure cannotWrite(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof IOException) {
        return Failure.of(
            Failure.Kind.CANNOT_WRITE,
            "The warehouse %s cannot be written: %s; check its rights and space. The last publication"
                    .formatted(location(), firstLine(cause))
                + " stays as it was.",
            e);
      }
    }
    throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").strip();
  }
}
