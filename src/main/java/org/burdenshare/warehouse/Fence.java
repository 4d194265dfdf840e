package org.burdenshare.warehouse;

import java.io.IOException;
import org.burdenshare.warehouse.lease.Lease;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Tables;

/**
 * The fence of a run that removes files: it still has the lease, and nothing was published since it
 * looked.
 */
final class Fence {
  private final Lease lease;
  private final DeltaStore store;
  private final long version;

  /** Someone else has gone on with the warehouse. */
  static final class Moved extends Exception {
    private static final long serialVersionUID = 1L;

    Moved(String sentence) {
      super(sentence);
    }

    static Moved byPublication() {
      return new Moved("another run has published since; a later run tidies up");
    }
  }

  /**
   * @param version of the table of publications, as this run knows it
   */
  Fence(Lease lease, DeltaStore store, long version) {
    this.lease = lease;
    this.store = store;
    this.version = version;
  }

  /**
   * Looks at both again.
   *
   * @throws Moved saying which has moved
   */
  void requireUnmoved() throws IOException, Moved {
    if (store.newest(Tables.PUBLICATION).filter(now -> now.number() == version).isEmpty()) {
      throw Moved.byPublication();
    }
    if (!lease.isHeld()) {
      throw new Moved(
          "this run was paused for longer than its lease and another has taken over; a later run"
              + " tidies up");
    }
  }
}
