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
  /** As it passes. */
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
   * Does something again and again, each time after a pause, on a thread of its own.
   *
   * @return what ends it
   */
  Runnable again(Duration pause, Runnable work);

  /** Lets time pass. */
  void pause(Duration length);
}
