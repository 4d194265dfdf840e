package org.burdenshare.warehouse;

import java.time.Duration;
import java.util.function.Consumer;
import org.burdenshare.warehouse.lease.Timing;

/**
 * The parameters of publishing and upkeep.
 *
 * @param timing the lease's clock and timers
 * @param failPoints called after each step; tests inject faults there
 * @param tablesAtOnce the number of tables written in parallel
 * @param nightsBetween the number of publications between two upkeeps
 * @param youngest the least age of a file that is removed
 * @param upkeepBudget the time after which upkeep starts no further table
 */
record PublishingParameters(
    Timing timing,
    Consumer<PublishingStep> failPoints,
    int tablesAtOnce,
    int nightsBetween,
    Duration youngest,
    Duration upkeepBudget) {
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The parameters of a usual run.
   *
   * @param lease the length of a lease; files younger than that are not removed either
   */
  static PublishingParameters usual(Duration lease) {
    return new PublishingParameters(
        Timing.REAL,
        step -> {},
        4,
        20,
        lease.compareTo(DAY) > 0 ? lease : DAY,
        Duration.ofMinutes(2));
  }
}
