package org.burdenshare.session;

/** Paths as Spark's readers take them: they would read a bracket or a star as a pattern. */
public final class LiteralPath {
  private LiteralPath() {}

  /** The path with such characters escaped. */
  public static String of(String path) {
    return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }
}
