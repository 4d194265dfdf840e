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
   * The warehouse at a location, which need not exist yet.
   *
   * @param spark supplies the session when tables are read or written
   * @param configuration the configuration of file systems
   * @throws Failure if the location cannot be reached
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

  /** The current publication; empty before the first. */
  public Optional<Publication> lastPublication() {
    return publications.read().last();
  }

  /**
   * The current publication.
   *
   * @throws Failure if there is none yet
   */
  public Publication requirePublication() {
    return requirePublications().get(0);
  }

  /**
   * All publications, the current one first.
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
   * A table of a publication; columns that were added later are null.
   *
   * @throws Failure if the table itself was added later
   */
  public Dataset<Row> read(Table table, Publication publication) {
    return asPublished(table, publication)
        .map(table::completed)
        .orElseThrow(() -> addedLater(table, publication));
  }

  /** A table of a publication with the columns of that time; empty if it was added later. */
  public Optional<Dataset<Row>> asPublished(Table table, Publication publication) {
    return publication.versionOf(table).map(version -> store.at(table, version));
  }

  /** The failure to read a table that was added after the publication. */
  public static Failure addedLater(Table table, Publication publication) {
    return Failure.of(
        Failure.Kind.NO_INPUT,
        "Publication %s has no table %s, which a later version of burdenshare brought; name a later publication, or do without that table."
            .formatted(publication.runId(), table.name()));
  }

  /** The rows of a small table of a publication, by column name, without a Spark job. */
  public List<Map<String, Object>> smallRows(Table table, Publication publication) {
    return version(table, publication).map(TableVersion::rows).orElse(List.of());
  }

  /** The table of publications, for queries. */
  public Dataset<Row> publicationTable() {
    return Tables.PUBLICATION.completed(store.current(Tables.PUBLICATION));
  }

  /**
   * Creates global views for every session of a Spark application: the tables of a publication in
   * its versions, and the current table of publications.
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

  /** The existing tables that this program does not declare. */
  public SchemaCheck schemas() {
    return new SchemaCheck(store);
  }

  /**
   * Acquires the exclusive right to publish. Readers never need it.
   *
   * @param lease the time after which a run that no longer responds loses it
   * @throws Failure of kind {@code BUSY} naming the run that holds it
   */
  public Publishing begin(Duration lease) {
    return Publishing.begin(store, publications, lease, PublishingParameters.usual(lease));
  }

  /**
   * A sentence for each fault of the publications; of the first one the rows are read too.
   *
   * @param retained the publications that have not expired, the current one first
   */
  public List<String> faults(List<Publication> retained) {
    WarehouseCheck check = new WarehouseCheck(store);
    List<String> faults = check.faults(retained);
    return faults.isEmpty() ? check.faultsOfRows(retained.get(0)) : faults;
  }
}
