package org.burdenshare.warehouse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.vocabulary.Failure;

/**
 * The published tables under one folder on any Hadoop file system. Readers follow the row of {@code
 * publication} with the highest number, which names the versions of the tables that belong
 * together; {@link Publishing} writes them.
 */
public final class Warehouse {
  private final DeltaStore store;
  private final PublicationLog publications;

  private Warehouse(DeltaStore store) {
    this.store = store;
    this.publications = new PublicationLog(store);
  }

  /**
   * The warehouse at a place, which need not exist yet.
   *
   * @param spark gives the session, once tables are read or written
   * @param configuration how file systems are reached
   * @throws Failure if the place cannot be reached
   */
  public static Warehouse at(
      Supplier<SparkSession> spark, Configuration configuration, String location) {
    try {
      Path path = new Path(location);
      FileSystem files = path.getFileSystem(configuration);
      return new Warehouse(new DeltaStore(spark, configuration, files.makeQualified(path)));
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
    return publications.read().last();
  }

  /**
   * The publication that is current.
   *
   * @throws Failure if there is none yet
   */
  public Publication requirePublication() {
    return requirePublications().get(0);
  }

  /**
   * Every publication there is, the current one first.
   *
   * @throws Failure if there is none yet
   */
  public List<Publication> requirePublications() {
    List<Publication> all = publications.read().publications();
    if (all.isEmpty()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "There is no publication in %s yet; run jobs/trends first, or check --warehouse."
              .formatted(location()));
    }
    return all;
  }

  /**
   * The publication of a run, or the one that was current at the end of a day.
   *
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @throws Failure if there is none
   */
  public Publication publication(String idOrDay) {
    return publications.of(publications.read(), idOrDay);
  }

  /** A table as a publication has it. */
  public Dataset<Row> read(Table table, Publication publication) {
    return store.at(table, publication.tableVersions().get(table.name()));
  }

  /** The rows of a small table as a publication has it, by column name, without a Spark job. */
  public List<Map<String, Object>> smallRows(Table table, Publication publication) {
    return store
        .version(table, publication.tableVersions().get(table.name()))
        .map(DeltaVersion::rows)
        .orElse(List.of());
  }

  /** Every publication there is, to be queried. */
  Dataset<Row> publicationTable() {
    return store.current(Tables.PUBLICATION);
  }

  /** The version of the table of publications as it is now. */
  long publicationVersion() {
    return store.newest(Tables.PUBLICATION).orElseThrow().number();
  }

  /** Where a table is. */
  String place(Table table) {
    return store.folder(table).toString();
  }

  /**
   * Takes the exclusive right to publish. Readers never need it.
   *
   * @param lease how long a run that no longer answers keeps others out
   * @throws Failure of kind {@code BUSY} naming the run that has it
   */
  public Publishing begin(Duration lease) {
    return Publishing.begin(store, publications, lease, Conduct.usual(lease));
  }

  /**
   * Everything that is wrong with publications, a sentence each; the rows of the first are read.
   *
   * @param kept publications that have not expired, the current one first
   */
  public List<String> faults(List<Publication> kept) {
    WarehouseCheck check = new WarehouseCheck(store);
    List<String> faults = check.faults(kept);
    return faults.isEmpty() ? check.faultsOfRows(kept.get(0)) : faults;
  }
}
