package org.burdenshare.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The members of the latest year as a picture in text: ranked by share, the guideline marked. */
public final class Ranking {
  private static final int NARROWEST_BAR = 10;
  private static final List<String> CELLS =
      List.of("rank", "ally_name", "share", "mark", "verdict", "change");

  private final List<Row> members;

  /**
   * @param members the rows of the model ranked_member
   */
  public Ranking(List<Row> members) {
    this.members = members;
  }

  /** The lines to print; none where nobody is assessed. */
  public List<String> lines(TerminalStyle screen) {
    if (members.isEmpty()) {
      return List.of();
    }
    Row first = members.get(0);
    int year = first.getAs("year");
    int longest =
        members.stream().mapToInt(one -> text(one, "ally_name").length()).max().orElseThrow();
    String row = "%%3s  %%-%ds  %%-6s %%-1s  %%-7s  %%6s  ".formatted(longest);
    String heading = row.formatted("", "", "share", "", "verdict", "change");
    Bars bars =
        new Bars(
            screen,
            first.getAs("guideline_pct"),
            first.getAs("share_of_gdp_pct"),
            heading.length());
    List<String> lines = new ArrayList<>();
    lines.add("%s, %d: military expenditure, percent of GDP".formatted(text(first, "basis"), year));
    lines.add((heading + bars.heading()).stripTrailing());
    members.forEach(one -> lines.add(line(one, row, bars, screen)));
    lines.add(legend(year));
    return lines;
  }

  private static String line(Row member, String row, Bars bars, TerminalStyle screen) {
    String cells = row.formatted(CELLS.stream().map(cell -> text(member, cell)).toArray());
    if (!isAssessed(member)) {
      return cells.stripTrailing();
    }
    String line = cells + bars.of(member);
    return isMeeting(member) ? screen.good(line) : screen.wanting(line);
  }

  private String legend(int year) {
    String marks =
        members.stream()
            .filter(member -> !text(member, "meaning").isEmpty())
            .map(member -> text(member, "mark") + " " + text(member, "meaning") + "; ")
            .distinct()
            .sorted()
            .collect(Collectors.joining());
    return members.stream().allMatch(member -> text(member, "change").isEmpty())
        ? marks.replaceFirst("; $", "")
        : "%schange in points since %d".formatted(marks, year - 1);
  }

  private static String text(Row member, String column) {
    return member.getAs(column);
  }

  private static boolean isAssessed(Row member) {
    return member.getAs("share_of_gdp_pct") != null;
  }

  private static boolean isMeeting(Row member) {
    return member.getAs("meets_guideline");
  }

  /** The bars from 0 to the highest share, on what the screen leaves beside the columns of text. */
  private static final class Bars {
    private final TerminalStyle screen;
    private final double guideline;
    private final double scale;
    private final int width;
    private final int mark;

    Bars(TerminalStyle screen, double guideline, double highest, int widthOfText) {
      int left = screen.width() - widthOfText;
      this.screen = screen;
      this.guideline = guideline;
      this.width = left < NARROWEST_BAR ? 0 : left;
      this.scale = Math.max(highest, guideline);
      this.mark = Math.min(width - 1, (int) (guideline / scale * width));
    }

    String heading() {
      String label = String.valueOf(guideline).replaceFirst("\\.0$", "") + " %";
      return width == 0
          ? ""
          : " ".repeat(Math.max(0, Math.min(mark, width - label.length()))) + label;
    }

    /** Whoever meets the guideline reaches the mark, and nobody else does. */
    String of(Row member) {
      if (width == 0) {
        return "";
      }
      int length = (int) Math.round(member.<Double>getAs("share_of_gdp_pct") / scale * width);
      length = isMeeting(member) ? Math.max(length, mark + 1) : Math.min(length, mark);
      StringBuilder bar = new StringBuilder();
      for (int place = 0; place < Math.max(length, mark + 1); place++) {
        bar.append(place == mark ? screen.mark() : place < length ? screen.block() : " ");
      }
      return bar.toString();
    }
  }
}
