package org.burdenshare.reference;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.burdenshare.vocabulary.Failure;

/** A file of user-defined groups: a CSV with the columns of {@code group.csv}. */
public final class GroupFile {
  private static final Pattern YEAR = Pattern.compile("(19|20|21)\\d\\d");
  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_LINE = 200;

  private final String file;
  private final CsvParser parser = new CsvParser(new CsvParserSettings());
  private final Set<String> taken = GroupMember.takenCodes();
  private final Set<String> states = GroupMember.states();
  private final List<GroupMember> members = new ArrayList<>();

  private GroupFile(String file) {
    this.file = file;
  }

  /**
   * Parses a file; the members are sorted by group, area and year.
   *
   * @param file its name for messages
   * @param lines its lines
   * @throws Failure naming the first invalid line
   */
  public static List<GroupMember> members(String file, List<String> lines) {
    return new GroupFile(file).members(lines);
  }

  private List<GroupMember> members(List<String> lines) {
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      String place = "%s, line %d: ".formatted(file, line + 1);
      if (line == 0) {
        requireHeader(text, place);
      } else if (!text.isEmpty()) {
        add(text, place);
      }
    }
    require(
        !members.isEmpty(),
        file + " names no member of a group, expected a line or more below its header; add them.");
    return members.stream()
        .sorted(
            Comparator.comparing(GroupMember::group)
                .thenComparing(GroupMember::iso3)
                .thenComparing(GroupMember::from))
        .toList();
  }

  private void requireHeader(String text, String place) {
    require(
        Arrays.asList(cells(text.replaceFirst("^\uFEFF", ""))).equals(GroupMember.COLUMNS),
        place
            + "the header is '%s', expected group,iso3,from,until; write it so."
                .formatted(text.substring(0, Math.min(text.length(), LONGEST_CODE))));
  }

  private String[] cells(String line) {
    String[] cells = line.length() > LONGEST_LINE ? null : parser.parseLine(line);
    return cells == null ? new String[0] : cells;
  }

  private void add(String text, String place) {
    String[] cells = cells(text);
    require(
        cells.length == GroupMember.COLUMNS.size() && cells[0] != null && !cells[0].isBlank(),
        place
            + "it has not the four cells group,iso3,from,until, of which until alone may be empty, in %d characters; complete it."
                .formatted(LONGEST_LINE));
    String group = cells[0];
    require(
        group.length() <= LONGEST_CODE && group.codePoints().noneMatch(Character::isISOControl),
        place + "the group is no text of up to %d characters; shorten it.".formatted(LONGEST_CODE));
    require(
        !taken.contains(group.toUpperCase(Locale.ROOT)),
        place
            + "'%s' stands for an area or group already, expected a new code; rename the group."
                .formatted(group));
    String area = Objects.toString(cells[1], "");
    require(
        states.contains(area),
        place + "'%s' is no ISO 3166 alpha-3 code of a country; correct it.".formatted(area));
    int from = year(cells[2], place);
    GroupMember member =
        new GroupMember(group, area, from, cells[3] == null ? null : year(cells[3], place));
    require(
        member.last() >= from,
        place
            + "until %d is before from %d; correct one of the two."
                .formatted(member.until(), from));
    require(
        members.stream().noneMatch(member::overlaps),
        place
            + "%s belongs to '%s' in a year for which a line above says so already; leave one span for each year."
                .formatted(area, group));
    members.add(member);
  }

  private static int year(String cell, String place) {
    String text = Objects.toString(cell, "");
    require(
        YEAR.matcher(text).matches(),
        place + "'%s' is no year, expected one as 2004; correct it.".formatted(text));
    return Integer.parseInt(text);
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw Failure.of(Failure.Kind.BAD_DATA, otherwise);
    }
  }
}
