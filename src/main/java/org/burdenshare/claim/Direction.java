package org.burdenshare.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.burdenshare.vocabulary.Failure;

/** On which side of a percentage a claim sees a share. */
public enum Direction {
  /** The percentage or more. */
  AT_LEAST,
  /** More than the percentage. */
  MORE_THAN,
  /** Less than the percentage. */
  BELOW,
  /** The percentage, at the decimals with which it is said. */
  EXACTLY;

  /**
   * The direction of a text.
   *
   * @throws Failure of kind {@code USAGE} if it is none
   */
  public static Direction of(String text) {
    return Arrays.stream(values())
        .filter(direction -> direction.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.USAGE,
                    "--direction is '%s', expected at-least, more-than, below or exactly."
                        .formatted(text)));
  }

  /** The one of phrases that go together; AT_LEAST where nothing is said, none if they do not. */
  static Optional<Direction> said(Set<Meaning> meanings) {
    if (Set.of(Meaning.AT_LEAST, Meaning.MEETS).containsAll(meanings)) {
      return Optional.of(AT_LEAST);
    }
    if (Set.of(Meaning.MORE_THAN, Meaning.EXCEEDS).containsAll(meanings)
        || Set.of(Meaning.MORE_THAN, Meaning.MEETS).equals(meanings)) {
      return Optional.of(MORE_THAN);
    }
    boolean isBelow =
        Set.of(Meaning.BELOW, Meaning.MISSES).containsAll(meanings)
            || Set.of(Meaning.AT_LEAST, Meaning.MISSES).equals(meanings);
    return isBelow ? Optional.of(BELOW) : Optional.empty();
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
