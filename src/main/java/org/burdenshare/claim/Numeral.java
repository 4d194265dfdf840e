package org.burdenshare.claim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number of a sentence and what it counts.
 *
 * @param place where it stands among the marks
 * @param kind what it counts
 * @param value it, with a point
 */
record Numeral(int place, Kind kind, String value) {
  /** What a number counts. */
  enum Kind {
    /** Percent of GDP. */
    PERCENTAGE,
    /** Members of whom something is said. */
    COUNT,
    /** All members. */
    MEMBERS,
    YEAR,
    /** A day, a decimal number without a unit: what it counts is not understood. */
    UNKNOWN
  }

  /** How far a comparison may stand from its number. */
  private static final int REACH = 4;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private static final Set<Meaning> BETWEEN_OF_AND_NUMBER =
      EnumSet.of(Meaning.PLAIN, Meaning.ALLIANCE, Meaning.MEMBER);

  /** The numbers of a sentence. */
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
    if (isAt(marks, place + 1, Meaning.PERCENT)) {
      return Kind.PERCENTAGE;
    }
    if (value.contains(".")
        || value.length() > 4
        || isAt(marks, place + 1, Meaning.MONTH)
        || (isAt(marks, place - 1, Meaning.MONTH) && !isYear(value))) {
      return Kind.UNKNOWN;
    }
    if (isYear(value)) {
      return Kind.YEAR;
    }
    return isOfAll(marks, place) ? Kind.MEMBERS : Kind.COUNT;
  }

  private static boolean isYear(String value) {
    return value.length() == 4
        && Integer.parseInt(value) >= FIRST_YEAR
        && Integer.parseInt(value) <= LAST_YEAR;
  }

  /** "of the 28 members", "NATO's 28 members", "all 32 allies", "the 28-nation alliance". */
  private static boolean isOfAll(List<Mark> marks, int place) {
    if (isAt(marks, place + 1, Meaning.MEMBER) && isAt(marks, place + 2, Meaning.ALLIANCE)) {
      return true;
    }
    for (int before = place - 1; before >= 0; before--) {
      Mark mark = marks.get(before);
      if (mark.is(Meaning.OF) || mark.is(Meaning.ALL) || mark.is(Meaning.ALLIANCE)) {
        return true;
      }
      if (!BETWEEN_OF_AND_NUMBER.contains(mark.meaning()) || isSign(mark)) {
        return false;
      }
    }
    return false;
  }

  /** The number to which a comparison belongs: the next one, else the one before it. */
  static Optional<Numeral> comparedAt(List<Mark> marks, List<Numeral> numerals, int place) {
    return Stream.concat(
            numerals.stream()
                .filter(numeral -> numeral.place() > place)
                .filter(numeral -> isWithinReach(marks, place, numeral.place())),
            numerals.stream()
                .filter(numeral -> numeral.place() < place)
                .filter(numeral -> isWithinReach(marks, numeral.place(), place))
                .sorted((one, other) -> other.place() - one.place()))
        .filter(numeral -> numeral.kind() != Kind.YEAR)
        .findFirst();
  }

  private static boolean isWithinReach(List<Mark> marks, int from, int to) {
    return to - from <= REACH
        && marks.subList(from + 1, to).stream()
            .noneMatch(mark -> isSign(mark) || mark.is(Meaning.GDP) || mark.is(Meaning.MEMBER));
  }

  private static boolean isSign(Mark mark) {
    return mark.is(Meaning.PLAIN) && !Character.isLetter(mark.said().codePointAt(0));
  }

  private static boolean isAt(List<Mark> marks, int place, Meaning meaning) {
    return place >= 0 && place < marks.size() && marks.get(place).is(meaning);
  }
}
