package org.burdenshare.warehouse;

/**
 * The outcome of upkeep.
 *
 * @param end the kind of outcome
 * @param summary what was done, or the reason for giving up; empty if nothing was due
 */
public record UpkeepOutcome(End end, String summary) {
  /** The kinds of outcome. */
  public enum End {
    /** Too few publications since the last upkeep. */
    NOT_DUE,
    /** Unneeded files were removed, or the time budget was used up. */
    DONE,
    /** Given up; a later run catches up. */
    GIVEN_UP
  }
}
