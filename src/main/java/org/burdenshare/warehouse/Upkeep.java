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
 * Keeps the thousandth night as cheap as the tenth: checkpoints logs that have grown, compacts the
 * table of publications into one file, and removes files that no retained publication needs.
 *
 * <p>A file is removed only if all of these hold, checked in this order: the file was listed and
 * older than a day and a lease, by the clock of the file system; then, the table's log did not
 * refer to it in the version of any retained publication, nor in any later version; then, this run
 * held the lease and its publication was the newest. A run that takes over while this one is paused
 * writes new files, and builds on retained publications only, because the list of retained
 * publications was committed first, and that commit fails if another run has published. So whenever
 * this run resumes, the files that it removes belong to no publication.
 *
 * <p>Delta's vacuum does not fit: it retains files by age, publications retain them by name. A
 * restored publication, or the newest two of an idle warehouse, may refer to versions of any age.
 */
final class Upkeep {
  private static final int ALWAYS_KEPT = 2;

  /** A checkpoint costs a Spark job, and is read no faster than a single commit. */
  private static final int COMMITS_READ_AS_FAST = 1;

  private final DeltaStore store;
  private final PublicationLog log;
  private final Lease lease;
  private final PublishingParameters parameters;
  private long version;
  private int removed;

  /** Another run has continued with the warehouse. */
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
   * @param version the version of the table of publications that this run published
   */
  Upkeep(
      DeltaStore store,
      PublicationLog log,
      Lease lease,
      PublishingParameters parameters,
      long version) {
    this.store = store;
    this.log = log;
    this.lease = lease;
    this.parameters = parameters;
    this.version = version;
  }

  /**
   * Runs the upkeep if enough publications have been made since the last one. Tables beyond the
   * time budget are left to the next.
   *
   * @param keep the retention of publications; the newest two are always retained
   */
  UpkeepOutcome run(Duration keep) throws IOException {
    PublicationLog.Read read = log.read();
    if (read.files() < parameters.nightsBetween()) {
      return new UpkeepOutcome(UpkeepOutcome.End.NOT_DUE, "");
    }
    parameters.failPoints().accept(PublishingStep.UPKEEP_DUE);
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
    parameters.failPoints().accept(PublishingStep.REWRITE_ALLOWED);
    version = log.rewrite(version, publications).orElseThrow(Moved::byPublication);
    parameters.failPoints().accept(PublishingStep.PUBLICATIONS_REWRITTEN);
    List<Publication> kept = publications.stream().filter(one -> !one.isExpired()).toList();
    long clock = System.nanoTime();
    for (Table table : Tables.PUBLISHED) {
      if (System.nanoTime() - clock < parameters.upkeepBudget().toNanos()) {
        tidy(table, versions(table, kept), start);
      }
    }
    tidy(Tables.PUBLICATION, new TreeSet<>(Set.of(version - 1, version)), start);
    return new UpkeepOutcome(
        UpkeepOutcome.End.DONE,
        "%d publications kept, %d expired, %d files removed"
            .formatted(kept.size(), publications.size() - kept.size(), removed));
  }

  /** Requires that this run still holds the lease and that no other run has published. */
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
    Instant old = start.minus(parameters.youngest());
    List<String> listed = files.ofRowsBefore(old);
    parameters.failPoints().accept(PublishingStep.FILES_LISTED);
    Set<String> needed = files.needed(versions);
    parameters.failPoints().accept(PublishingStep.NEEDED_FILES_READ);
    requireUnmoved();
    parameters.failPoints().accept(PublishingStep.REMOVAL_ALLOWED);
    remove(
        files,
        listed.stream().filter(file -> !needed.contains(file)).toList(),
        PublishingStep.FILE_REMOVED);
    cutLog(table, files, versions, old);
    parameters.failPoints().accept(PublishingStep.TABLE_TIDIED);
  }

  /** Removes log files before the last checkpoint that is needed. */
  private void cutLog(Table table, TableFiles files, SortedSet<Long> versions, Instant old)
      throws IOException, Moved {
    if (files.commitsSinceCheckpoint() > COMMITS_READ_AS_FAST) {
      store.checkpoint(table);
    }
    parameters.failPoints().accept(PublishingStep.CHECKPOINT_WRITTEN);
    List<String> listed = files.ofLogBefore(old, versions.first());
    parameters.failPoints().accept(PublishingStep.LOG_LISTED);
    requireUnmoved();
    parameters.failPoints().accept(PublishingStep.LOG_REMOVAL_ALLOWED);
    remove(files, listed, PublishingStep.LOG_FILE_REMOVED);
  }

  private void remove(TableFiles files, List<String> unneeded, PublishingStep afterEach)
      throws IOException {
    for (String file : unneeded) {
      if (files.remove(file)) {
        removed++;
      }
      parameters.failPoints().accept(afterEach);
    }
  }
}
