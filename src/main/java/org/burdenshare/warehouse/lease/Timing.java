package org.burdenshare.warehouse.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/** The clock and the timers of a lease. */
public interface Timing {
  /** Real time. */
  Timing REAL =
      new Timing() {
        @Override
        public Runnable again(Duration pause, Runnable work) {
          ScheduledExecutorService thread =
              Executors.newSingleThreadScheduledExecutor(
                  BasicThreadFactory.builder().namingPattern("lease").daemon(true).build());
          Future<?> unused =
              thread.scheduleWithFixedDelay(
                  work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
          return thread::shutdown;
        }

        @Override
        public void pause(Duration length) {
          LockSupport.parkNanos(length.toNanos());
        }
      };

  /**
   * Repeats an action on its own thread, with a pause before each.
   *
   * @return stops the repetition
   */
  Runnable again(Duration pause, Runnable work);

  /** Waits. */
  void pause(Duration length);
}
