package org.burdenshare.testing;

/** Moments of a run of trends that can be told from outside: what it prints as it comes to them. */
public final class Moments {
  /** It has found editions and begins to read them. */
  public static final String READS_FROM_NOW_ON = "\n  spark ";

  /** All checks hold, and it begins to write tables. */
  public static final String WRITES_FROM_NOW_ON = "\n  checks ";

  /** Its publication is current. */
  public static final String HAS_PUBLISHED = "\n  tables ";

  private Moments() {}
}
