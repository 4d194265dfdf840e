package org.burdenshare.vocabulary;

/** The units of raw figures and observations, by SDMX codes where they exist. */
public final class Unit {
  /** National currency. */
  public static final String XDC = "XDC";

  public static final String USD = "USD";

  /** Percent, 0 to 100. */
  public static final String PERCENT = "PERCENT";

  public static final String PERSONS = "PERSONS";

  private Unit() {}
}
