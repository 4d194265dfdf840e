package org.burdenshare.session;

import java.util.Map;

/** How Spark's readers take paths as they are, where they would read a star as a pattern. */
public final class LiteralPath {
  /** The options of a reader. */
  public static final Map<String, String> OPTIONS = Map.of("__globPaths__", "false");

  private LiteralPath() {}
}
