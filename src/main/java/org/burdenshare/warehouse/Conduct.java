package org.burdenshare.warehouse;

import java.time.Duration;
import java.util.function.Consumer;
import org.burdenshare.warehouse.lease.Timing;

/**
 * The parameters of publishing and upkeep.
 *
 * @param timing how time passes for a lease
 * @param failPoints what tests let happen between the steps
 * @param tablesAtOnce tables that are written side by side
 * @param nightsBetween publications that one upkeep leaves to the next
 * @param youngest how old a file must at least be to be removed
 * @param upkeepBudget after how long upkeep begins with no other table
 */
record Conduct(
    Timing timing,
    Consumer<Step> failPoints,
    int tablesAtOnce,
    int nightsBetween,
    Duration youngest,
    Duration upkeepBudget) {
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * As runs usually do.
   *
   * @param lease how long a lease is good for: what a run writes meanwhile is not removed either
   */
  static Conduct usual(Duration lease) {
    return new Conduct(
        Timing.REAL,
        step -> {},
        4,
        20,
        lease.compareTo(DAY) > 0 ? lease : DAY,
        Duration.ofMinutes(2));
  }
}
