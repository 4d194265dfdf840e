package org.burdenshare.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a sentence of the press claims of shares of GDP, part by part; a part that it leaves out is
 * null or empty.
 *
 * @param meeting how many members are said to be so
 * @param members how many members the alliance is said to have
 * @param allies who are named, by ISO 3166 alpha-3 code
 * @param scope whether they are said to be the only ones
 * @param guideline the percentage of GDP
 * @param direction on which side of it shares are said to be
 * @param year calendar year; null: the newest of which a share was known
 * @param basis on whose definition; null: on each
 */
public record Claim(
    Count meeting,
    Integer members,
    List<String> allies,
    Scope scope,
    Percentage guideline,
    Direction direction,
    Integer year,
    String basis) {
  /** Whether others than those named may be so too. */
  public enum Scope {
    /** Those named, whoever else is. */
    THESE,
    /** Those named and nobody else. */
    THESE_ALONE
  }

  /**
   * A percentage as it is said.
   *
   * @param value percent
   * @param decimals with how many decimals it is said
   */
  public record Percentage(double value, int decimals) {
    /** It as it is said. */
    String told() {
      return ("%." + decimals + "f").formatted(value);
    }

    /** That of a number with a point. */
    public static Percentage of(String number) {
      int point = number.indexOf('.');
      return new Percentage(
          Double.parseDouble(number), point < 0 ? 0 : number.length() - point - 1);
    }
  }

  /** The parts by the names of their options. */
  public Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("meeting", meeting.told());
    parts.put("members", members);
    parts.put("allies", allies);
    parts.put("only", scope == Scope.THESE_ALONE);
    parts.put("guideline", guideline.value());
    parts.put("direction", direction.toString());
    parts.put("year", year);
    parts.put("basis", basis);
    return parts;
  }

  /** It in a few words. */
  public String told() {
    StringJoiner told = new StringJoiner(", ");
    if (meeting.told() != null) {
      told.add(meeting.told() + (members == null ? " members" : " of " + members + " members"));
    } else if (members != null) {
      told.add(members + " members");
    }
    if (!allies.isEmpty()) {
      told.add(String.join(" ", allies) + (scope == Scope.THESE_ALONE ? " and no other" : ""));
    }
    String side =
        direction == Direction.EXACTLY ? "" : direction.toString().replace('-', ' ') + " ";
    told.add(side + guideline.told() + " % of GDP");
    told.add(year == null ? "in the newest year known" : "in " + year);
    return basis == null ? told.toString() : told.add("on " + basis + "'s definition").toString();
  }

  /** What models name with a colon. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("least", meeting.least());
    parameters.put("most", meeting.most());
    parameters.put("members", members);
    parameters.put("allies", allies.toArray(String[]::new));
    parameters.put("only", scope == Scope.THESE_ALONE);
    parameters.put("guideline_pct", guideline.value());
    parameters.put("decimals", guideline.decimals());
    parameters.put("direction", direction.toString());
    parameters.put("year", year);
    return parameters;
  }
}
