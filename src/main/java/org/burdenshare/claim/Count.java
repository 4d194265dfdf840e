package org.burdenshare.claim;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burdenshare.vocabulary.Failure;

/**
 * How many members are said to be so.
 *
 * @param least at least so many
 * @param most at most so many
 */
public record Count(int least, int most) {
  /** Nothing is said of how many. */
  public static final Count ANY = new Count(0, 999);

  private static final Pattern TEXT = Pattern.compile("(>=|>|<=|<)?\\s*(\\d{1,3})");

  private static final Map<String, Meaning> COMPARISONS =
      Map.of(
          ">=", Meaning.AT_LEAST,
          ">", Meaning.MORE_THAN,
          "<=", Meaning.AT_MOST,
          "<", Meaning.BELOW);

  /** So many, no more and no fewer. */
  public static Count exactly(int number) {
    return new Count(number, number);
  }

  /** A number as a sentence compares it; exactly so many if it does not. */
  static Count of(int number, Optional<Meaning> comparison) {
    return comparison
        .map(
            compared ->
                switch (compared) {
                  case MORE_THAN -> new Count(number + 1, ANY.most());
                  case BELOW -> new Count(0, number - 1);
                  case AT_MOST -> new Count(0, number);
                  default -> new Count(number, ANY.most());
                })
        .orElse(exactly(number));
  }

  /**
   * The count of a text: {@code 5}, {@code >=20}, {@code >20}, {@code <=9}, {@code <10}.
   *
   * @throws Failure of kind {@code USAGE} if it is none
   */
  public static Count of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--meeting is '%s', expected a number such as 5, >=20, >20, <=9 or <10.".formatted(text));
    }
    return of(
        Integer.parseInt(matcher.group(2)),
        Optional.ofNullable(matcher.group(1)).map(COMPARISONS::get));
  }

  /** A number where it is exact, else as {@link #of} reads it; null: nothing is said. */
  public Object told() {
    if (least == most) {
      return least;
    }
    if (least > 0) {
      return ">=" + least;
    }
    return most == ANY.most() ? null : "<=" + most;
  }
}
