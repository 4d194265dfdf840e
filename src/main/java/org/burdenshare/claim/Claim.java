package org.burdenshare.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.burdenshare.vocabulary.Failure;

/**
 * What a sentence of the press claims of shares of GDP, part by part, or what is given in place of
 * what it says; a part that is left out is null or empty.
 *
 * @param meeting how many members are said to be so
 * @param group the group that is counted; null: the alliance
 * @param members how many members it is said to have
 * @param allies who are named, by ISO 3166 alpha-3 code
 * @param guideline the percentage of GDP
 * @param direction on which side of it shares are said to be
 * @param year calendar year; null: the newest of which a share was known
 * @param basis on whose definition; null: on each
 */
public record Claim(
    Count meeting,
    String group,
    Integer members,
    List<String> allies,
    Percentage guideline,
    Direction direction,
    Integer year,
    String basis) {
  /** No part at all. */
  public static final Claim UNSAID = new Claim(null, null, null, null, null, null, null, null);

  /** The aggregate that is counted where no group is named. */
  private static final String ALLIANCE = "NATO";

  /**
   * A percentage as it is said.
   *
   * @param value percent
   * @param decimals with how many decimals it is said
   */
  public record Percentage(double value, int decimals) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:[.,]\\d{1,6})?");

    /** It as it is said. */
    String told() {
      return ("%." + decimals + "f").formatted(value);
    }

    static boolean isOne(String number) {
      return NUMBER.matcher(number).matches();
    }

    /** That of a number, with a point or a comma. */
    public static Percentage of(String number) {
      if (!isOne(number.strip())) {
        throw Failure.of(
            Failure.Kind.USAGE,
            "--guideline is '%s', expected a percentage such as 2 or 3.5.".formatted(number));
      }
      String pointed = number.strip().replace(',', '.');
      int point = pointed.indexOf('.');
      return new Percentage(
          Double.parseDouble(pointed), point < 0 ? 0 : pointed.length() - point - 1);
    }
  }

  /** Returns whether it counts as many as it names, so that nobody else is so. */
  boolean isOfNamedAlone() {
    return !allies.isEmpty() && meeting.equals(Count.exactly(allies.size()));
  }

  /** The parts by the names of their options. */
  public Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("meeting", meeting.told());
    parts.put("group", group);
    parts.put("members", members);
    parts.put("allies", allies);
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
      told.add(meeting.told() + (members == null ? "" : " of " + members) + counted());
    } else if (members != null) {
      told.add(members + counted());
    }
    if (!allies.isEmpty()) {
      told.add(String.join(" ", allies) + (isOfNamedAlone() ? " and no other" : ""));
    }
    told.add(share());
    told.add(year == null ? "in the newest year known" : "in " + year);
    return basis == null ? told.toString() : told.add("on " + basis + "'s definition").toString();
  }

  /** The share that it sees, as it is said. */
  private String share() {
    String side =
        direction == Direction.EXACTLY ? "" : direction.toString().replace('-', ' ') + " ";
    return side + guideline.told() + " % of GDP";
  }

  private String counted() {
    return group == null ? " members" : " members of " + group;
  }

  /** What models name with a colon. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("least", meeting.least());
    parameters.put("most", meeting.most());
    parameters.put("aggregate", group == null ? ALLIANCE : group);
    parameters.put("members", members);
    parameters.put("allies", allies.toArray(String[]::new));
    parameters.put("only", isOfNamedAlone());
    parameters.put("guideline_pct", guideline.value());
    parameters.put("decimals", guideline.decimals());
    parameters.put("direction", direction.toString());
    parameters.put("claimed_share", share());
    parameters.put("year", year);
    return parameters;
  }
}
