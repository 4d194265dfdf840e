package org.burdenshare.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.burdenshare.claim.Claim.Percentage;

/** A number of a sentence, with a point, what it counts, and its place among the marks. */
record Numeral(int place, Kind kind, String value) {
  enum Kind {
    /** Percent of GDP. */
    PERCENTAGE,
    /** Members of whom something is said. */
    COUNT,
    /** All members. */
    MEMBERS,
    YEAR,
    /** A decimal number without a unit, or a large one: what it counts is not understood. */
    FIGURE
  }

  /** How far a comparison may stand from its number. */
  private static final int REACH = 5;

  private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d");

  /** The longest number that counts members has four digits. */
  private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

  private static final Set<Meaning> BETWEEN_OF_AND_NUMBER =
      EnumSet.of(Meaning.LINK, Meaning.ALLIANCE, Meaning.MEMBER);

  /** Beyond these a comparison does not reach. */
  private static final Set<Meaning> ENDS =
      EnumSet.of(Meaning.SIGN, Meaning.STOP, Meaning.MEMBER, Meaning.COUNTRY);

  static List<Numeral> of(List<Mark> marks) {
    List<Numeral> numerals = new ArrayList<>();
    for (int place = 0; place < marks.size(); place++) {
      if (marks.get(place).is(Meaning.NUMBER)) {
        numerals.add(new Numeral(place, kind(marks, place), marks.get(place).value()));
      }
    }
    return numerals;
  }

  private static Kind kind(List<Mark> marks, int place) {
    String value = marks.get(place).value();
    boolean isOfPercent = place + 1 < marks.size() && marks.get(place + 1).is(Meaning.PERCENT);
    if (isOfPercent && Percentage.isOne(value)) {
      return Kind.PERCENTAGE;
    }
    if (YEAR.matcher(value).matches()) {
      return Kind.YEAR;
    }
    if (!COUNT.matcher(value).matches()) {
      return Kind.FIGURE;
    }
    return isOfAll(marks, place) ? Kind.MEMBERS : Kind.COUNT;
  }

  /** "of the 28 members", "NATO's 28 members", "all 32 allies". */
  private static boolean isOfAll(List<Mark> marks, int place) {
    for (int before = place - 1; before >= 0; before--) {
      Mark mark = marks.get(before);
      if (mark.is(Meaning.OF) || mark.is(Meaning.ALL) || mark.is(Meaning.ALLIANCE)) {
        return true;
      }
      if (!BETWEEN_OF_AND_NUMBER.contains(mark.meaning())) {
        return false;
      }
    }
    return false;
  }

  /**
   * The number to which a comparison belongs: the nearest, the next one first; "more than" and
   * "below" belong to a number that follows.
   */
  static Optional<Numeral> comparedAt(List<Mark> marks, List<Numeral> numerals, int place) {
    Mark comparison = marks.get(place);
    boolean mayFollow = comparison.is(Meaning.AT_LEAST) || comparison.is(Meaning.AT_MOST);
    return numerals.stream()
        .filter(numeral -> numeral.kind() != Kind.YEAR)
        .filter(numeral -> numeral.place() > place || mayFollow)
        .filter(numeral -> isWithinReach(marks, place, numeral.place()))
        .min(
            Comparator.comparingInt((Numeral numeral) -> Math.abs(numeral.place() - place))
                .thenComparing(numeral -> -numeral.place()));
  }

  private static boolean isWithinReach(List<Mark> marks, int one, int other) {
    int first = Math.min(one, other);
    int last = Math.max(one, other);
    return last - first <= REACH
        && marks.subList(first + 1, last).stream().noneMatch(mark -> ENDS.contains(mark.meaning()));
  }
}
