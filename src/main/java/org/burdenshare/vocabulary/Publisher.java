package org.burdenshare.vocabulary;

/** Publishers whose files are read as they are downloaded, as editions name them. */
public final class Publisher {
  public static final String NATO = "NATO";
  public static final String SIPRI = "SIPRI";
  public static final String IMF = "IMF";
  public static final String WORLD_BANK = "World Bank";

  private Publisher() {}
}
