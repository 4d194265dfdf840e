package org.burdenshare.edition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version that a publisher writes at the end of a file's name when it puts a release out again:
 * {@code data-1949-2025_v1.2.xlsx} comes after {@code data-1949-2025.xlsx}.
 */
public final class FileVersion {
  private static final Pattern VERSIONED =
      Pattern.compile("(?i)(.*?)(?:[ _-]v(\\d{1,4}(?:\\.\\d{1,4})*))?(\\.[a-z]+)");

  private FileVersion() {}

  /**
   * Returns whether a file is a later version of another: their names are the same but for the
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
        && isHigher(numbers(one.group(2)), numbers(before.group(2)));
  }

  private static boolean isHigher(List<Integer> numbers, List<Integer> others) {
    for (int place = 0; place < Math.max(numbers.size(), others.size()); place++) {
      int number = place < numbers.size() ? numbers.get(place) : 0;
      int other = place < others.size() ? others.get(place) : 0;
      if (number != other) {
        return number > other;
      }
    }
    return false;
  }

  private static List<Integer> numbers(String version) {
    return version == null
        ? List.of()
        : Stream.of(version.split("\\.")).map(Integer::valueOf).toList();
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
