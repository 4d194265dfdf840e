package org.burdenshare.warehouse;

/**
 * The outcome of upkeep.
 *
 * @param end how it ended
 * @param told what was done, or why it was given up, in a few words; empty where nothing was due
 */
public record UpkeepOutcome(End end, String told) {
  /** The ways in which it ends. */
  public enum End {
    /** Not enough publications have come since the last time. */
    NOT_DUE,
    /** Files that nothing needs are removed, or the time for it was up. */
    DONE,
    /** The rest is left to a later run; the publication stands. */
    GIVEN_UP
  }
}
