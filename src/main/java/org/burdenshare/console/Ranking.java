package org.burdenshare.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.burdenshare.reference.Basis;

/**
 * The members of the latest year as a picture in text: ranked by share, with the guideline marked.
 * On the definition that goes before the others, of those that have a share.
 */
public final class Ranking {
  private static final int NARROWEST_BAR = 10;
  private static final Map<String, String> STATUSES =
      Map.of(
          "E",
          "estimated",
          "F",
          "forecast",
          "P",
          "provisional",
          "U",
          "of low reliability",
          "B",
          "break in series",
          "D",
          "another definition");

  private final List<Member> members;

  /** A member in the latest year of a basis. */
  private record Member(
      String basis,
      int year,
      String name,
      Integer rank,
      Double share,
      String status,
      double guideline,
      Boolean meets,
      Boolean meetsRounded,
      Double change) {

    static Member of(Map<String, Object> row) {
      return new Member(
          (String) row.get("basis"),
          (Integer) row.get("year"),
          (String) row.get("ally_name"),
          (Integer) row.get("rank_in_year"),
          (Double) row.get("share_of_gdp_pct"),
          (String) row.get("obs_status"),
          (Double) row.get("guideline_pct"),
          (Boolean) row.get("meets_guideline"),
          (Boolean) row.get("meets_guideline_rounded"),
          (Double) row.get("share_change_pp"));
    }

    boolean isAssessed() {
      return share != null;
    }

    /** At two decimals, or at four where two would contradict the verdict. */
    String figure() {
      return String.format(Locale.ROOT, meets.equals(meetsRounded) ? "%.2f" : "%.4f", share);
    }

    String mark() {
      return STATUSES.containsKey(status) ? status.toLowerCase(Locale.ROOT) : "";
    }

    String changed() {
      return change == null ? "" : String.format(Locale.ROOT, "%+.2f", change);
    }
  }

  /**
   * @param allyTrend the rows of the table ally_trend by column name
   */
  public Ranking(List<Map<String, Object>> allyTrend) {
    List<Member> all =
        allyTrend.stream()
            .filter(row -> Boolean.TRUE.equals(row.get("is_member")))
            .map(Member::of)
            .toList();
    List<String> preferred = Basis.names();
    Member latest =
        all.stream()
            .filter(Member::isAssessed)
            .min(
                Comparator.comparing((Member one) -> preferred.indexOf(one.basis()))
                    .thenComparing(Member::year, Comparator.reverseOrder()))
            .orElse(null);
    this.members =
        all.stream()
            .filter(
                one ->
                    latest != null
                        && one.basis().equals(latest.basis())
                        && one.year() == latest.year())
            .sorted(
                Comparator.comparing(Member::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Member::name))
            .toList();
  }

  /** The lines to print; none where nobody is assessed. */
  public List<String> lines(TerminalStyle screen) {
    if (members.isEmpty()) {
      return List.of();
    }
    Member first = members.get(0);
    int longest = members.stream().mapToInt(one -> one.name().length()).max().orElseThrow();
    String row = "%%3s  %%-%ds  %%-6s %%-1s  %%-7s  %%6s  ".formatted(longest);
    String heading = row.formatted("", "", "share", "", "verdict", "change");
    Bars bars = new Bars(screen, first.guideline(), first.share(), heading.length());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %d: military expenditure, percent of GDP".formatted(first.basis(), first.year()));
    lines.add((heading + bars.heading()).stripTrailing());
    members.forEach(one -> lines.add(line(one, row, bars, screen)));
    lines.add(legend(first.year()));
    return lines;
  }

  private static String line(Member member, String row, Bars bars, TerminalStyle screen) {
    if (!member.isAssessed()) {
      return row.formatted("", member.name(), "", "", "not assessed", "").stripTrailing();
    }
    String line =
        row.formatted(
                member.rank(),
                member.name(),
                member.figure(),
                member.mark(),
                member.meets() ? "meets" : "below",
                member.changed())
            + bars.of(member);
    return member.meets() ? screen.good(line) : screen.wanting(line);
  }

  private String legend(int year) {
    Set<String> statuses =
        members.stream()
            .filter(Member::isAssessed)
            .map(Member::status)
            .filter(STATUSES::containsKey)
            .collect(Collectors.toCollection(TreeSet::new));
    String marks =
        statuses.stream()
            .map(status -> status.toLowerCase(Locale.ROOT) + " " + STATUSES.get(status) + "; ")
            .collect(Collectors.joining());
    return members.stream().map(Member::change).anyMatch(Objects::nonNull)
        ? "%schange in points since %d".formatted(marks, year - 1)
        : marks.replaceFirst("; $", "");
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
    String of(Member member) {
      if (width == 0) {
        return "";
      }
      int length = (int) Math.round(member.share() / scale * width);
      length = member.meets() ? Math.max(length, mark + 1) : Math.min(length, mark);
      StringBuilder bar = new StringBuilder();
      for (int place = 0; place < Math.max(length, mark + 1); place++) {
        bar.append(place == mark ? screen.mark() : place < length ? screen.block() : " ");
      }
      return bar.toString();
    }
  }
}
