package org.burdenshare.warehouse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.lease.Lease;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.StagedRows;
import org.burdenshare.warehouse.store.WriteFailures;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's exclusive right to publish, from {@link Warehouse#begin} to {@link #close}. A publication
 * is written in two steps: first every table gets a new version, then one row of {@code
 * publication} names the versions that belong together. Versions of a run that never reached the
 * second step are ignored by the next run. The second step fails if another run has published since
 * this one began, whatever the state of its lease.
 */
public final class Publishing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  private final DeltaStore store;
  private final PublicationLog log;
  private final Lease lease;
  private final PublicationLog.Read read;
  private final Scratch scratch;
  private final PublishingParameters parameters;
  private final List<StagedRows> staged = new ArrayList<>();
  private Optional<Long> published = Optional.empty();

  private Publishing(
      DeltaStore store, PublicationLog log, Lease lease, PublishingParameters parameters)
      throws IOException {
    this.store = store;
    this.log = log;
    this.lease = lease;
    this.parameters = parameters;
    this.scratch = new Scratch(store.files(), new Path(store.location()));
    scratch.clearLeftBehind(lease, parameters.youngest());
    parameters.failPoints().accept(PublishingStep.SCRATCH_CLEARED);
    this.read = log.read();
    parameters.failPoints().accept(PublishingStep.PUBLICATIONS_READ);
  }

  static Publishing begin(
      DeltaStore store, PublicationLog log, Duration length, PublishingParameters parameters) {
    try {
      requireNoTable(store);
      Lease lease =
          Lease.take(store.files(), new Path(store.location()), length, parameters.timing());
      parameters.failPoints().accept(PublishingStep.LEASE_TAKEN);
      try {
        return new Publishing(store, log, lease, parameters);
      } catch (IOException | RuntimeException e) {
        lease.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WriteFailures(store.location()).failed(e);
    }
  }

  private static void requireNoTable(DeltaStore store) throws IOException {
    if (store.files().exists(new Path(store.location(), "_delta_log"))) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s is a Delta table itself, and whoever tidies it up may remove what is in it; give another folder with --warehouse."
              .formatted(store.location()));
    }
  }

  /** The publication that is current; empty before the first. */
  public Optional<Publication> last() {
    return read.last();
  }

  /** Staged rows of a table that gets none. */
  public StagedRows stagedEmpty(Table table) {
    return new StagedRows(store, table, List.of());
  }

  /** Writes rows as data files that may become part of a table; close removes unused ones. */
  public StagedRows stage(Table table, Dataset<Row> rows) {
    try {
      lease.requireHeld();
      StagedRows now = store.stage(table, rows);
      staged.add(now);
      return now;
    } catch (Exception e) {
      throw new WriteFailures(store.location()).failed(lease.reasonFor(e));
    }
  }

  /**
   * Writes the tables in parallel and then the publication that names them. Unchanged tables keep
   * their versions of the last publication; missing ones are created, empty if they get no rows.
   *
   * @param changes the tables that change
   * @param draft the new publication without tables and time
   * @param start the start of the run
   * @return the publication as published
   * @throws Failure if a table cannot be written or another run has published; the previous
   *     publication then stays current
   */
  public Publication publish(Map<Table, TableChange> changes, Publication draft, Instant start) {
    try {
      lease.requireHeld();
      Map<String, Long> versions =
          new HashMap<>(last().map(Publication::tableVersions).orElse(Map.of()));
      Map<String, Long> counts = new HashMap<>(last().map(Publication::rowCounts).orElse(Map.of()));
      changes.values().forEach(change -> change.staged().ifPresent(this::keep));
      new TableCommits(store, parameters, last())
          .commit(changes)
          .forEach(
              (table, now) -> {
                versions.put(table.name(), now.version());
                counts.put(table.name(), now.rows());
              });
      parameters.failPoints().accept(PublishingStep.KEYS_FOUND_UNIQUE);
      return append(draft.with(Map.copyOf(versions), Map.copyOf(counts)), start);
    } catch (Exception e) {
      throw new WriteFailures(store.location()).failed(lease.reasonFor(e));
    }
  }

  /** Excludes files that a table version may refer to from removal on close. */
  private void keep(StagedRows rows) {
    staged.replaceAll(one -> one.without(rows));
  }

  /**
   * Makes the tables of an earlier publication current again by a new row; no table is rewritten.
   *
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @param runId the run that does so
   * @throws Failure if there is no such publication, or if it has expired or is already current
   */
  public Publication restore(String idOrDay, String runId) {
    Instant start = Instant.now();
    Publication earlier = log.of(read, idOrDay);
    Publication current = last().orElseThrow();
    if (earlier.tableVersions().equals(current.tableVersions())) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "The tables of %s are current already; nothing was done.".formatted(earlier.runId()));
    }
    try {
      return append(earlier.restoredBy(runId, current.number() + 1), start);
    } catch (Exception e) {
      throw new WriteFailures(store.location()).failed(e);
    }
  }

  /**
   * Runs the upkeep after publishing, if it is due, see {@link Upkeep}. Its failure does not affect
   * the publication.
   *
   * @param keep the retention of publications
   */
  public UpkeepOutcome upkeep(Duration keep) {
    try {
      return new Upkeep(store, log, lease, parameters, published.orElseThrow()).run(keep);
    } catch (IOException | RuntimeException e) {
      LOG.warn("the warehouse {} could not be tidied up", store.location(), e);
      return new UpkeepOutcome(
          UpkeepOutcome.End.GIVEN_UP,
          "%s: %s; a later run tidies up".formatted(store.location(), Failure.firstLine(e)));
    }
  }

  /** The intermediate results of the run. */
  public Scratch scratch() {
    return scratch;
  }

  @Override
  public void close() {
    try {
      scratch.clear();
      for (StagedRows left : staged) {
        store.remove(left.table(), left.files());
      }
      parameters.failPoints().accept(PublishingStep.OWN_SCRATCH_CLEARED);
    } catch (IOException e) {
      LOG.warn("what was kept during the run could not be removed; a later run does so", e);
    } finally {
      lease.close();
    }
  }

  private Publication append(Publication draft, Instant start) throws IOException {
    requireThere();
    lease.requireHeld();
    parameters.failPoints().accept(PublishingStep.LEASE_FOUND_HELD);
    Publication publication = draft.publishedNow(start);
    published = Optional.of(log.append(read, publication));
    parameters.failPoints().accept(PublishingStep.PUBLISHED);
    recordSize(publication);
    return publication;
  }

  /** Notes the size for the launcher, which assumes large data without it. */
  private void recordSize(Publication publication) {
    try {
      store.writeObservationCount(
          publication.rowCounts().getOrDefault(Tables.OBSERVATION.name(), 0L));
    } catch (IOException e) {
      LOG.warn(
          "the number of observations could not be noted; the next run is set for large data", e);
    }
  }

  private void requireThere() {
    if (read.version().isPresent() && store.newest(Tables.PUBLICATION).isEmpty()) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "The warehouse %s was removed or replaced while it was written; nothing was published, run again."
              .formatted(store.location()));
    }
  }

  /**
   * Requires that the tables of the last publication are as published.
   *
   * @throws Failure naming every table that is not
   */
  public void requireSound() {
    List<String> faults = last().map(new WarehouseCheck(store)::faultsOf).orElse(List.of());
    if (!faults.isEmpty()) {
      throw Failure.of(Failure.Kind.NO_INPUT, faults);
    }
  }
}
