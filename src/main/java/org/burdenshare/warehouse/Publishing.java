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
 * The exclusive right to publish, from {@link Warehouse#begin} to {@link #close}. A publication is
 * written in two steps: first every table gets a new version, then one row of {@code publication}
 * names the versions that belong together. What a run left behind that never came to the second
 * step is left out by the next one. The second step fails if anybody has published since this run
 * began, whatever became of its lease.
 */
public final class Publishing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  private final DeltaStore store;
  private final PublicationLog log;
  private final Lease lease;
  private final PublicationLog.Read read;
  private final Scratch scratch;
  private final Conduct conduct;
  private final List<StagedRows> staged = new ArrayList<>();
  private Optional<Long> published = Optional.empty();

  private Publishing(DeltaStore store, PublicationLog log, Lease lease, Conduct conduct)
      throws IOException {
    this.store = store;
    this.log = log;
    this.lease = lease;
    this.conduct = conduct;
    this.scratch = new Scratch(store.files(), new Path(store.location()));
    scratch.clearLeftBehind(lease, conduct.youngest());
    conduct.failPoints().accept(Step.SCRATCH_CLEARED);
    this.read = log.read();
    conduct.failPoints().accept(Step.PUBLICATIONS_READ);
  }

  static Publishing begin(DeltaStore store, PublicationLog log, Duration length, Conduct conduct) {
    try {
      Lease lease = Lease.take(store.files(), new Path(store.location()), length, conduct.timing());
      conduct.failPoints().accept(Step.LEASE_TAKEN);
      try {
        return new Publishing(store, log, lease, conduct);
      } catch (IOException | RuntimeException e) {
        lease.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WriteFailures(store.location()).failed(e);
    }
  }

  /** The publication that is current; empty before the first. */
  public Optional<Publication> last() {
    return read.last();
  }

  /** No rows for a table. */
  public StagedRows stagedNothing(Table table) {
    return new StagedRows(store, table, List.of());
  }

  /**
   * Writes rows where they may become part of a table; unless they do, they are gone when this is
   * closed.
   */
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
   * Writes tables side by side and then the publication that names them. Tables that do not change
   * keep the version of the last publication; those that it has not are made, empty where nothing
   * is to go in.
   *
   * @param changes the tables that change
   * @param draft the new publication but for its tables and its moment
   * @param begun when the run began
   * @return the publication as it stands
   * @throws Failure if a table cannot be written, or another run has published; what was current
   *     then stays current
   */
  public Publication publish(Map<Table, TableChange> changes, Publication draft, Instant begun) {
    try {
      lease.requireHeld();
      Map<String, Long> versions =
          new HashMap<>(last().map(Publication::tableVersions).orElse(Map.of()));
      Map<String, Long> counts = new HashMap<>(last().map(Publication::rowCounts).orElse(Map.of()));
      changes.values().forEach(change -> change.staged().ifPresent(this::keep));
      new TableCommits(store, conduct, last())
          .commit(changes)
          .forEach(
              (table, now) -> {
                versions.put(table.name(), now.version());
                counts.put(table.name(), now.rows());
              });
      conduct.failPoints().accept(Step.KEYS_FOUND_UNIQUE);
      return append(draft.with(Map.copyOf(versions), Map.copyOf(counts)), begun);
    } catch (Exception e) {
      throw new WriteFailures(store.location()).failed(lease.reasonFor(e));
    }
  }

  /** Files of rows that may stand in a version of their table are not removed. */
  private void keep(StagedRows rows) {
    staged.replaceAll(one -> one.without(rows));
  }

  /**
   * Makes the tables of an earlier publication current again, by a new row; nothing is rewritten.
   *
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @param runId the run that does so
   * @throws Failure if there is no such publication, it has expired or is current already
   */
  public Publication restore(String idOrDay, String runId) {
    Instant begun = Instant.now();
    Publication earlier = log.of(read, idOrDay);
    Publication current = last().orElseThrow();
    if (earlier.tableVersions().equals(current.tableVersions())) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "The tables of %s are current already; nothing was done.".formatted(earlier.runId()));
    }
    try {
      return append(earlier.restoredBy(runId, current.number() + 1), begun);
    } catch (Exception e) {
      throw new WriteFailures(store.location()).failed(e);
    }
  }

  /**
   * Tidies up after this run has published, when it is due: see {@link Upkeep}. The publication
   * stands whatever becomes of it.
   *
   * @param keep how long a publication can be read in full
   */
  public UpkeepOutcome upkeep(Duration keep) {
    try {
      return new Upkeep(store, log, lease, conduct, published.orElseThrow()).run(keep);
    } catch (IOException | RuntimeException e) {
      LOG.warn("the warehouse {} could not be tidied up", store.location(), e);
      return new UpkeepOutcome(
          UpkeepOutcome.End.GIVEN_UP,
          "%s: %s; a later run tidies up".formatted(store.location(), Failure.firstLine(e)));
    }
  }

  /** The folder of intermediate results of the run. */
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
      conduct.failPoints().accept(Step.OWN_SCRATCH_CLEARED);
    } catch (IOException e) {
      LOG.warn("what was kept during the run could not be removed; a later run does so", e);
    } finally {
      lease.close();
    }
  }

  private Publication append(Publication draft, Instant begun) throws IOException {
    requireThere();
    lease.requireHeld();
    conduct.failPoints().accept(Step.LEASE_FOUND_HELD);
    Publication publication = draft.publishedNow(begun);
    published = Optional.of(log.append(read, publication));
    conduct.failPoints().accept(Step.PUBLISHED);
    noteSize(publication);
    return publication;
  }

  /** For the launcher; where it is not told, it takes the data for large. */
  private void noteSize(Publication publication) {
    try {
      store.noteObservations(publication.rowCounts().getOrDefault(Tables.OBSERVATION.name(), 0L));
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
   * Makes sure that the tables to build upon are what their publication says.
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
