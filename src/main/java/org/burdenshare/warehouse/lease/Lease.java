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
 * systems do atomically, creating a file that must not exist, and never used twice. Who holds the
 * highest number holds the lease, and no other number counts for anything, whoever writes it. The
 * holder writes its file anew while it lives; a file that was not written for the length of a
 * lease, or whose process is surely gone, is of a run that crashed, and the next run takes the next
 * number. A run that was merely paused finds a higher number when it goes on, and may not publish.
 * The file of a run that gave its lease back stays, and says so, lest its number come again. Ages
 * are taken by the clock of the file system alone.
 */
public final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final int RENEWALS_A_LEASE = 4;
  private static final int LOOKS_AT_WHAT_IS_BEING_WRITTEN = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final LeaseFolder folder;
  private final long number;
  private final LeaseHolder self;
  private final boolean madeTheWarehouse;
  private final Runnable endOfRenewals;
  private boolean closed;

  private Lease(
      LeaseFolder folder,
      long number,
      LeaseHolder self,
      boolean madeTheWarehouse,
      Duration length,
      Timing timing) {
    this.folder = folder;
    this.number = number;
    this.self = self;
    this.madeTheWarehouse = madeTheWarehouse;
    this.endOfRenewals = timing.again(length.dividedBy(RENEWALS_A_LEASE), this::renew);
  }

  /**
   * Takes the lease of a warehouse.
   *
   * @param length how long a lease is good for without being renewed
   * @throws Failure of kind {@code BUSY} naming the holder, if another run has it
   * @throws IOException if the folder cannot be read or written
   */
  public static Lease take(FileSystem files, Path warehouse, Duration length, Timing timing)
      throws IOException {
    boolean madeTheWarehouse = !files.exists(warehouse);
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
      tellOfTakeover(folder, latest.getAsLong());
    }
    folder.removeBelow(number);
    return new Lease(folder, number, self, madeTheWarehouse, length, timing);
  }

  private static void tellOfTakeover(LeaseFolder folder, long earlier) throws IOException {
    Optional<LeaseHolder> holder = folder.holder(earlier);
    if (holder.filter(LeaseHolder::hasGivenBack).isEmpty()) {
      LOG.warn("took the lease of {} over from {}", folder.warehouse(), holder);
    }
  }

  /** The time by the clock of the file system. */
  public Instant now() throws IOException {
    return folder.now();
  }

  /** Returns whether the lease is still this run's. */
  public synchronized boolean isHeld() throws IOException {
    return folder.latest().equals(OptionalLong.of(number))
        && folder.holder(number).filter(holder -> holder.run().equals(self.run())).isPresent();
  }

  /**
   * Makes sure that the lease is still this run's.
   *
   * @throws Failure of kind {@code BUSY} if another run has taken it
   */
  public void requireHeld() throws IOException {
    if (!isHeld()) {
      throw takenOver();
    }
  }

  /** The reason why a write failed: the error itself, or that another run has taken over. */
  public Exception reasonFor(Exception found) {
    try {
      return folder.latest().orElse(number) > number ? takenOver() : found;
    } catch (IOException e) {
      found.addSuppressed(e);
      return found;
    }
  }

  private Failure takenOver() {
    return Failure.of(
        Failure.Kind.BUSY,
        "This run was paused for longer than its lease and another has taken over %s; nothing was published by this one."
            .formatted(folder.warehouse()));
  }

  /** Gives the lease back. A warehouse that this run made and left empty goes with it. */
  @Override
  public synchronized void close() {
    closed = true;
    endOfRenewals.run();
    try {
      if (!isHeld()) {
        return;
      }
      if (madeTheWarehouse && folder.isAlone()) {
        folder.remove(number);
        folder.removeWhatIsEmpty();
      } else {
        folder.rewrite(number, self.givingBack());
      }
    } catch (IOException e) {
      LOG.warn("the lease {} could not be given back; it ends by itself", folder.file(number), e);
    }
  }

  /**
   * While the file is written anew it can be empty for a moment, which nobody here may take for
   * lost.
   */
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
    if (holder.filter(one -> one.hasGivenBack() || one.isGone()).isPresent()) {
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

  /** The holder and the start of a lease; empty if it was given back in the meantime. */
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
