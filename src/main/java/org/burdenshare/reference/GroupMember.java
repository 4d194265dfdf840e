package org.burdenshare.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An area that belongs to a group for a span of years, see {@code group.csv}.
 *
 * @param group the code of the group
 * @param iso3 the area, ISO 3166 alpha-3
 * @param from the first year
 * @param until the last year; null if it is still a member
 */
public record GroupMember(String group, String iso3, int from, Integer until) {
  /** The columns of a file of groups. */
  static final List<String> COLUMNS = List.of("group", "iso3", "from", "until");

  /** The codes, in capitals, that already stand for an area or an aggregate. */
  static Set<String> takenCodes() {
    return Stream.of(
            codes("area.csv", "code"), codes("aggregate.csv", "code"), codes("group.csv", "group"))
        .flatMap(Set::stream)
        .map(code -> code.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The codes of states with figures, including former ones. */
  static Set<String> states() {
    return ReferenceFile.records("area.csv").stream()
        .filter(area -> !area.get("kind").equals("aggregate"))
        .map(area -> area.get("code"))
        .collect(Collectors.toSet());
  }

  private static Set<String> codes(String file, String column) {
    return ReferenceFile.records(file).stream()
        .map(record -> record.get(column))
        .collect(Collectors.toSet());
  }

  /** Returns whether both put the same area into the same group in a common year. */
  boolean overlaps(GroupMember other) {
    return group.equals(other.group)
        && iso3.equals(other.iso3)
        && from <= other.last()
        && other.from <= last();
  }

  int last() {
    return until == null ? Integer.MAX_VALUE : until;
  }

  /** The codes of the shipped and the user-defined groups, in alphabetical order. */
  public static Set<String> groups(List<GroupMember> own) {
    Set<String> groups = new TreeSet<>(codes("group.csv", "group"));
    own.forEach(member -> groups.add(member.group));
    return groups;
  }

  /** The shipped lines of {@code group.csv}, followed by the user-defined ones. */
  public static List<String[]> lines(List<GroupMember> own) {
    List<String[]> lines = new ArrayList<>(ReferenceFile.lines("group.csv"));
    own.forEach(
        member ->
            lines.add(
                new String[] {
                  member.group,
                  member.iso3,
                  Integer.toString(member.from),
                  member.until == null ? null : member.until.toString()
                }));
    return lines;
  }
}
