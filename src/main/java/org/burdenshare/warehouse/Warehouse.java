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
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.TableVersion;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

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

  /** The folder of the tables. */
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

  /**
   * A table as a publication has it; columns that came later are null.
   *
   * @throws Failure if the table itself came later
   */
  public Dataset<Row> read(Table table, Publication publication) {
    return asPublished(table, publication)
        .map(table::completed)
        .orElseThrow(() -> cameLater(table, publication));
  }

  /**
   * A table as a publication has it, with the columns of its own time; nothing where the table came
   * later.
   */
  public Optional<Dataset<Row>> asPublished(Table table, Publication publication) {
    return publication.versionOf(table).map(version -> store.at(table, version));
  }

  /** The failure to read a table that came after the publication. */
  public static Failure cameLater(Table table, Publication publication) {
    return Failure.of(
        Failure.Kind.NO_INPUT,
        "Publication %s has no table %s, which a later version of burdenshare brought; name a later publication, or do without that table."
            .formatted(publication.runId(), table.name()));
  }

  /** The rows of a small table as a publication has it, by column name, without a Spark job. */
  public List<Map<String, Object>> smallRows(Table table, Publication publication) {
    return version(table, publication).map(TableVersion::rows).orElse(List.of());
  }

  /** Every publication there is, to be queried. */
  public Dataset<Row> publicationTable() {
    return Tables.PUBLICATION.completed(store.current(Tables.PUBLICATION));
  }

  /**
   * Makes views that every session of a Spark application finds: of each table that a publication
   * has the version that it names, of the publications those that are there now.
   *
   * @param spark any session of the application
   */
  public void share(SparkSession spark, Publication publication) {
    for (Table table : Tables.PUBLISHED) {
      spark.sql(
          publication.has(table)
              ? viewDdl(table, version(table, publication).orElseThrow())
              : "DROP VIEW IF EXISTS " + table.name());
    }
    spark.sql(viewDdl(Tables.PUBLICATION, store.newest(Tables.PUBLICATION).orElseThrow()));
  }

  private Optional<TableVersion> version(Table table, Publication publication) {
    return publication.versionOf(table).flatMap(version -> store.version(table, version));
  }

  private String viewDdl(Table table, TableVersion version) {
    return table.viewDdl(store.folder(table).toString(), version.number(), version.columns());
  }

  /** The tables that are there beside those that this program declares. */
  public SchemaCheck schemas() {
    return new SchemaCheck(store);
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
