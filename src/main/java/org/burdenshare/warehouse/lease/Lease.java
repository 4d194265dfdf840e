package org.burdenshare.warehouse.lease;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exclusive right to publish, from taking it to {@link #close}. It is a file in the folder
 * {@code _lease} of the warehouse whose name is a number, a fencing token: made by what file
 * systems do atomically, creating a file that must not exist, and never used twice. The holder of
 * the highest number holds the lease; lower numbers never count. The holder rewrites its file while
 * it runs; a file that was not written for the length of a lease, or whose process certainly ended,
 * belongs to a crashed run, and the next run takes the next number. A run that was only paused
 * finds a higher number when it resumes, and may not publish. The file of a released lease stays
 * and says so, so that its number is never reused. Ages are measured by the clock of the file
 * system only.
 */
public final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final int RENEWALS_A_LEASE = 4;
  private static final int LOOKS_AT_WHAT_IS_BEING_WRITTEN = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final LeaseFolder folder;
  private final long number;
  private final LeaseHolder self;
  private final boolean createdWarehouse;
  private final Runnable endOfRenewals;
  private boolean closed;

  private Lease(
      LeaseFolder folder,
      long number,
      LeaseHolder self,
      boolean createdWarehouse,
      Duration length,
      Timing timing) {
    this.folder = folder;
    this.number = number;
    this.self = self;
    this.createdWarehouse = createdWarehouse;
    this.endOfRenewals = timing.again(length.dividedBy(RENEWALS_A_LEASE), this::renew);
  }

  /**
   * Acquires the lease of a warehouse.
   *
   * @param length the validity of a lease without renewal
   * @throws Failure of kind {@code BUSY} naming the holder, if another run holds it
   * @throws IOException if the folder cannot be read or written
   */
  public static Lease take(FileSystem files, Path warehouse, Duration length, Timing timing)
      throws IOException {
    boolean createdWarehouse = !files.exists(warehouse);
    LeaseFolder folder = new LeaseFolder(files, warehouse);
    LeaseHolder self = LeaseHolder.self();
    OptionalLong latest = folder.latest();
    if (latest.isPresent() && isHeld(folder, latest.getAsLong(), length)) {
      throw busy(folder, latest.getAsLong(), timing);
    }
    long number = latest.orElse(0) + 1;
    if (!folder.create(number, self)) {
      throw busy(folder, number, timing);
    }
    long highest = folder.latest().orElse(number);
    if (highest != number) {
      folder.remove(number);
      throw busy(folder, highest, timing);
    }
    if (latest.isPresent()) {
      logTakeover(folder, latest.getAsLong());
    }
    folder.removeBelow(number);
    return new Lease(folder, number, self, createdWarehouse, length, timing);
  }

  private static void logTakeover(LeaseFolder folder, long earlier) throws IOException {
    Optional<LeaseHolder> holder = folder.holder(earlier);
    if (holder.filter(LeaseHolder::hasGivenBack).isEmpty()) {
      LOG.warn("took the lease of {} over from {}", folder.warehouse(), holder);
    }
  }

  /** The time by the clock of the file system. */
  public Instant now() throws IOException {
    return folder.now();
  }

  /** Returns whether this run still holds the lease. */
  public synchronized boolean isHeld() throws IOException {
    return folder.latest().equals(OptionalLong.of(number))
        && folder.holder(number).filter(holder -> holder.run().equals(self.run())).isPresent();
  }

  /**
   * Requires that this run still holds the lease.
   *
   * @throws Failure of kind {@code BUSY} if another run has taken it
   */
  public void requireHeld() throws IOException {
    if (!isHeld()) {
      throw overtaken();
    }
  }

  /** The reason of a failed write: the error itself, or that another run has taken over. */
  public Exception reasonFor(Exception found) {
    try {
      return folder.latest().orElse(number) > number ? overtaken() : found;
    } catch (IOException e) {
      found.addSuppressed(e);
      return found;
    }
  }

  private Failure overtaken() {
    return Failure.of(
        Failure.Kind.BUSY,
        "This run was paused for longer than its lease and another has taken over %s; nothing was published by this one."
            .formatted(folder.warehouse()));
  }

  /** Releases the lease. A warehouse folder that this run created and left empty is removed. */
  @Override
  public synchronized void close() {
    closed = true;
    endOfRenewals.run();
    try {
      if (!isHeld()) {
        return;
      }
      if (createdWarehouse && folder.isAlone()) {
        folder.remove(number);
        folder.removeIfEmpty();
      } else {
        folder.rewrite(number, self.givingBack());
      }
    } catch (IOException e) {
      LOG.warn("the lease {} could not be given back; it ends by itself", folder.file(number), e);
    }
  }

  /** The file can be empty while it is rewritten, which must not be taken for a lost lease. */
  private synchronized void renew() {
    if (closed) {
      return;
    }
    try {
      requireHeld();
      folder.rewrite(number, self);
    } catch (IOException | Failure e) {
      LOG.warn("the lease {} could not be renewed", folder.file(number), e);
    }
  }

  private static boolean isHeld(LeaseFolder folder, long number, Duration length)
      throws IOException {
    Optional<LeaseHolder> holder = folder.holder(number);
    if (holder.filter(one -> one.hasGivenBack() || one.hasEnded()).isPresent()) {
      return false;
    }
    Instant now = folder.now();
    return folder
        .writtenAt(number)
        .filter(written -> Duration.between(written, now).compareTo(length) <= 0)
        .isPresent();
  }

  private static Failure busy(LeaseFolder folder, long number, Timing timing) throws IOException {
    return Failure.of(
        Failure.Kind.BUSY,
        "Another run is publishing to %s%s; nothing was done, try again when it has ended."
            .formatted(folder.warehouse(), describe(folder, number, timing)));
  }

  /** The holder and the start of a lease; empty if it was released in the meantime. */
  private static String describe(LeaseFolder folder, long number, Timing timing)
      throws IOException {
    Optional<LeaseHolder> holder = folder.holder(number);
    Optional<Instant> written = folder.writtenAt(number);
    for (int look = 1;
        look < LOOKS_AT_WHAT_IS_BEING_WRITTEN && holder.isEmpty() && written.isPresent();
        look++) {
      timing.pause(BETWEEN_LOOKS);
      holder = folder.holder(number);
      written = folder.writtenAt(number);
    }
    if (holder.isPresent()) {
      return " (%s)".formatted(holder.get().described());
    }
    return written
        .map(when -> when.truncatedTo(ChronoUnit.SECONDS))
        .map(" (which has not said who it is, since %s)"::formatted)
        .orElse("");
  }
}
