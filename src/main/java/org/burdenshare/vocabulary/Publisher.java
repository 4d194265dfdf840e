package org.burdenshare.vocabulary;

/** The publishers whose downloaded files are read, by their names in editions. */
public final class Publisher {
  public static final String NATO = "NATO";
  public static final String SIPRI = "SIPRI";
  public static final String IMF = "IMF";
  public static final String WORLD_BANK = "World Bank";

  private Publisher() {}
}
