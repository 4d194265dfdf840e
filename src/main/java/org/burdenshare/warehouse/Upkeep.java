package org.burdenshare.warehouse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.burdenshare.warehouse.lease.Lease;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.TableFiles;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * Keeps the thousandth night as cheap as the tenth, in the run that holds the lease: a checkpoint
 * of each log that has grown, publications in one file, and nothing on disk that no kept
 * publication needs.
 *
 * <p>A file is removed only if all of this is true, and it is found out in this order: the file was
 * there and older than a day (and than a lease), by the clock of the file system; after that, the
 * table's log did not name it in the version of any kept publication, nor in any version after the
 * newest of these; after that, this run had the lease, and its publication was the newest. Whoever
 * takes over later, while this run is paused, writes files that were not there yet, and builds on
 * kept publications alone, for the record of which ones are kept was written first, and fails to be
 * written where another run has published. So whenever this run goes on, what it removes is of no
 * publication.
 *
 * <p>Delta's own vacuum cannot do it: it keeps by age what publications keep by name. A publication
 * that was made current again, or the newest two of a warehouse that rests, stand on versions of
 * any age.
 */
final class Upkeep {
  private static final int ALWAYS_KEPT = 2;

  /** A checkpoint costs a Spark job, and is read no faster than a single commit. */
  private static final int COMMITS_READ_AS_FAST = 1;

  private final DeltaStore store;
  private final PublicationLog log;
  private final Lease lease;
  private final Conduct conduct;
  private long version;
  private int removed;

  /** Someone else has gone on with the warehouse. */
  private static final class Moved extends Exception {
    private static final long serialVersionUID = 1L;

    Moved(String sentence) {
      super(sentence + "; a later run tidies up");
    }

    static Moved byPublication() {
      return new Moved("another run has published since");
    }
  }

  /**
   * @param version of the table of publications, with what this run has published
   */
  Upkeep(DeltaStore store, PublicationLog log, Lease lease, Conduct conduct, long version) {
    this.store = store;
    this.log = log;
    this.lease = lease;
    this.conduct = conduct;
    this.version = version;
  }

  /**
   * Tidies up if a number of nights have passed. What is not done within its budget is done the
   * next time.
   *
   * @param keep how long a publication can be read in full; the newest two always can
   */
  UpkeepOutcome run(Duration keep) throws IOException {
    PublicationLog.Read read = log.read();
    if (read.files() < conduct.nightsBetween()) {
      return new UpkeepOutcome(UpkeepOutcome.End.NOT_DUE, "");
    }
    conduct.failPoints().accept(Step.UPKEEP_DUE);
    try {
      return tidy(read.publications(), keep);
    } catch (Moved e) {
      String before = removed == 0 ? "" : " (%d files were removed before)".formatted(removed);
      return new UpkeepOutcome(UpkeepOutcome.End.GIVEN_UP, e.getMessage() + before);
    }
  }

  private UpkeepOutcome tidy(List<Publication> newestFirst, Duration keep)
      throws IOException, Moved {
    Instant start = lease.now();
    List<Publication> publications = withoutExpired(newestFirst, start.minus(keep));
    requireUnmoved();
    conduct.failPoints().accept(Step.REWRITE_ALLOWED);
    version = log.rewrite(version, publications).orElseThrow(Moved::byPublication);
    conduct.failPoints().accept(Step.PUBLICATIONS_REWRITTEN);
    List<Publication> kept = publications.stream().filter(one -> !one.isExpired()).toList();
    long begun = System.nanoTime();
    for (Table table : Tables.PUBLISHED) {
      if (System.nanoTime() - begun < conduct.upkeepBudget().toNanos()) {
        tidy(table, versions(table, kept), start);
      }
    }
    tidy(Tables.PUBLICATION, new TreeSet<>(Set.of(version - 1, version)), start);
    return new UpkeepOutcome(
        UpkeepOutcome.End.DONE,
        "%d publications kept, %d expired, %d files removed"
            .formatted(kept.size(), publications.size() - kept.size(), removed));
  }

  /** Makes sure that this run still has the lease, and that nothing was published since it did. */
  private void requireUnmoved() throws IOException, Moved {
    if (store.newest(Tables.PUBLICATION).filter(now -> now.number() == version).isEmpty()) {
      throw Moved.byPublication();
    }
    if (!lease.isHeld()) {
      throw new Moved("this run was paused for longer than its lease and another has taken over");
    }
  }

  private static List<Publication> withoutExpired(List<Publication> newestFirst, Instant oldest) {
    List<Publication> publications = new ArrayList<>();
    for (Publication one : newestFirst) {
      boolean isKept = publications.size() < ALWAYS_KEPT || one.publishedAt().isAfter(oldest);
      publications.add(isKept ? one : one.expired());
    }
    return publications;
  }

  private static SortedSet<Long> versions(Table table, List<Publication> kept) {
    return kept.stream()
        .flatMap(publication -> publication.versionOf(table).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void tidy(Table table, SortedSet<Long> versions, Instant start)
      throws IOException, Moved {
    if (versions.isEmpty()) {
      return;
    }
    TableFiles files = new TableFiles(store, table);
    Instant old = start.minus(conduct.youngest());
    List<String> listed = files.ofRowsBefore(old);
    conduct.failPoints().accept(Step.FILES_LISTED);
    Set<String> needed = files.needed(versions);
    conduct.failPoints().accept(Step.NEEDED_FILES_READ);
    requireUnmoved();
    conduct.failPoints().accept(Step.REMOVAL_ALLOWED);
    remove(
        files, listed.stream().filter(file -> !needed.contains(file)).toList(), Step.FILE_REMOVED);
    cutLog(table, files, versions, old);
    conduct.failPoints().accept(Step.TABLE_TIDIED);
  }

  /** Removes what the log says of versions that come before the last checkpoint that is needed. */
  private void cutLog(Table table, TableFiles files, SortedSet<Long> versions, Instant old)
      throws IOException, Moved {
    if (files.commitsSinceCheckpoint() > COMMITS_READ_AS_FAST) {
      store.checkpoint(table);
    }
    conduct.failPoints().accept(Step.CHECKPOINT_WRITTEN);
    List<String> listed = files.ofLogBefore(old, versions.first());
    conduct.failPoints().accept(Step.LOG_LISTED);
    requireUnmoved();
    conduct.failPoints().accept(Step.LOG_REMOVAL_ALLOWED);
    remove(files, listed, Step.LOG_FILE_REMOVED);
  }

  private void remove(TableFiles files, List<String> unneeded, Step afterEach) throws IOException {
    for (String file : unneeded) {
      if (files.remove(file)) {
        removed++;
      }
      conduct.failPoints().accept(afterEach);
    }
  }
}
