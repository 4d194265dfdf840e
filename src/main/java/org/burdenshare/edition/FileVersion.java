package org.burdenshare.edition;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that a publisher appends to a file's name when it reissues a release: {@code
 * data-1949-2025_v1.2.xlsx} supersedes {@code data-1949-2025.xlsx}. A browser's suffix for a
 * repeated download, as in {@code data (1).xlsx}, is ignored.
 */
public final class FileVersion {
  private static final Pattern VERSIONED =
      Pattern.compile("(?i)(.*?)(?:[ _-]v(\\d{1,4}(?:\\.\\d{1,4})*))?(?: ?\\(\\d+\\))?(\\.[a-z]+)");

  private FileVersion() {}

  /**
   * Returns whether a file is a later version of another: their names are equal except for the
   * version.
   *
   * @param name its name or path
   * @param other the other's name or path
   */
  public static boolean isLater(String name, String other) {
    Matcher one = VERSIONED.matcher(lastOf(name));
    Matcher before = VERSIONED.matcher(lastOf(other));
    return one.matches()
        && before.matches()
        && one.group(1).equals(before.group(1))
        && one.group(3).equals(before.group(3))
        && version(one).compareTo(version(before)) > 0;
  }

  private static Version version(Matcher name) {
    return Version.parse(name.group(2) == null ? "0" : name.group(2));
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
