package org.burdenshare.warehouse;

/**
 * What became of tidying up.
 *
 * @param end how it ended
 * @param told what was done, or why it was given up, in a few words; empty where nothing was due
 */
public record Tidying(End end, String told) {
  /** How it ended. */
  public enum End {
    /** Not enough publications have come since the last time. */
    NOT_DUE,
    /** What nothing needs is removed, or the time for it was up. */
    DONE,
    /** The rest is left to a later run; the publication stands. */
    GIVEN_UP
  }
}
