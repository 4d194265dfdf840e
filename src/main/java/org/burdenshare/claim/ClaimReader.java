package org.burdenshare.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.burdenshare.claim.Claim.Percentage;
import org.burdenshare.claim.Claim.Scope;
import org.burdenshare.claim.Numeral.Kind;
import org.burdenshare.reference.Ally;
import org.burdenshare.reference.Guideline;
import org.burdenshare.vocabulary.Failure;

/**
 * Understands a sentence of the press, in the language whose words it holds most of. What changes a
 * claim and is not understood is a doubt, and a claim with doubts is not judged.
 */
public final class ClaimReader {
  private final Sentence sentence;
  private final LocalDate day;
  private final ClaimParts given;
  private final List<String> doubts = new ArrayList<>();

  /**
   * A sentence that was understood.
   *
   * @param claim what it claims
   * @param passedOver its words of which nothing is known, in their order
   */
  public record Understood(Claim claim, List<String> passedOver) {}

  private ClaimReader(Sentence sentence, LocalDate day, ClaimParts given) {
    this.sentence = sentence;
    this.day = day;
    this.given = given;
  }

  /**
   * Understands a sentence.
   *
   * @param sentence of one of the languages; empty if all parts are given
   * @param day on which it was said
   * @param given parts that take the place of the sentence's
   * @throws Failure of kind {@code BAD_DATA} naming every doubt
   */
  public static Understood read(String sentence, LocalDate day, ClaimParts given) {
    return new ClaimReader(Sentence.of(sentence), day, given).understood();
  }

  private Understood understood() {
    sentence
        .said(Meaning.UNCLEAR)
        .forEach(mark -> doubt("'" + mark.said() + "' is not judged here"));
    if (sentence.isMostlyUnknown()) {
      doubt("most of its words are not known in any of " + Vocabulary.LANGUAGES);
    }
    sentence
        .numbers(Kind.UNKNOWN)
        .forEach(number -> doubt("what " + number + " counts is not understood"));
    Percentage guideline = guideline();
    Count count = meeting();
    List<String> allies = allies();
    Direction direction = direction(count, allies);
    Scope scope = scope(count, allies, direction);
    boolean isInverted = sentence.has(Meaning.ALL) && given.meeting() == null;
    Claim claim =
        new Claim(
            isInverted && allies.isEmpty() ? Count.exactly(0) : count,
            one(given.members(), "members", sentence.integers(Kind.MEMBERS)),
            allies,
            scope,
            guideline,
            isInverted ? inverse(direction) : direction,
            one(given.year(), "years", sentence.years(day)),
            one(given.basis(), "definitions", new TreeSet<>(sentence.values(Meaning.BASIS))));
    if (claim.meeting().equals(Count.ANY) && allies.isEmpty()) {
      doubt("it says neither how many allies nor which");
    }
    if (!doubts.isEmpty()) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "The claim is not judged: %s; say it in other words, or leave the sentence out and give its parts as options (--meeting, --allies, --guideline, --direction, --year)."
              .formatted(String.join("; ", doubts)));
    }
    return new Understood(claim, sentence.unknownWords());
  }

  private Percentage guideline() {
    if (given.guideline() != null) {
      return given.guideline();
    }
    if (Stream.of(Meaning.GDP, Meaning.TARGET, Meaning.DEFENCE, Meaning.MEMBER)
        .noneMatch(sentence::has)) {
      doubt("it does not speak of GDP, defence, the target or allies");
    }
    List<String> said = sentence.numbers(Kind.PERCENTAGE);
    if (!said.isEmpty()) {
      return Percentage.of(one(null, "percentages", new TreeSet<>(said)));
    }
    List<Double> inForce = Guideline.onShareOfGdp(day);
    if (sentence.has(Meaning.TARGET) && inForce.size() == 1) {
      return new Percentage(inForce.get(0), 0);
    }
    doubt(
        sentence.has(Meaning.TARGET)
            ? "on %s several targets were agreed (%s %% of GDP)"
                .formatted(day, String.join(", ", inForce.stream().map(String::valueOf).toList()))
            : "it names no percentage");
    return new Percentage(Double.NaN, 0);
  }

  private Count meeting() {
    if (given.meeting() != null) {
      return given.meeting();
    }
    Set<Integer> counts = sentence.integers(Kind.COUNT);
    if (sentence.has(Meaning.NONE) || sentence.has(Meaning.ALL)) {
      if (!counts.isEmpty() || (sentence.has(Meaning.NONE) && sentence.has(Meaning.ALL))) {
        doubt("it says in more than one way how many allies");
      }
      return sentence.has(Meaning.NONE) && !sentence.has(Meaning.EXCEPT)
          ? Count.exactly(0)
          : Count.ANY;
    }
    if (counts.isEmpty()) {
      return Count.ANY;
    }
    int number = one(null, "numbers of allies", counts);
    Set<Meaning> comparisons = comparisons(Kind.COUNT);
    if (comparisons.size() > 1) {
      doubt("it compares the number of allies in more than one way");
    }
    return Count.of(number, comparisons.stream().findFirst());
  }

  private List<String> allies() {
    if (given.allies() != null) {
      return given.allies();
    }
    Set<String> members = Ally.codes();
    sentence.said(Meaning.COUNTRY).stream()
        .filter(mark -> !members.contains(mark.value()))
        .forEach(mark -> doubt(mark.said() + " is no ally"));
    return sentence.values(Meaning.COUNTRY);
  }

  private Direction direction(Count count, List<String> allies) {
    if (given.direction() != null) {
      return given.direction();
    }
    Set<Meaning> said = comparisons(Kind.PERCENTAGE);
    Stream.of(Meaning.MEETS, Meaning.EXCEEDS, Meaning.MISSES)
        .filter(sentence::has)
        .forEach(said::add);
    if (said.contains(Meaning.MEETS) && said.size() > 1 && !said.contains(Meaning.BELOW)) {
      said.remove(Meaning.MEETS);
    }
    boolean speaksOfTheLine =
        !count.equals(Count.ANY)
            || sentence.has(Meaning.TARGET)
            || sentence.has(Meaning.ALL)
            || sentence.has(Meaning.NONE)
            || sentence.isOnlySaidOfAllies();
    Direction direction =
        said.isEmpty() && !speaksOfTheLine && !allies.isEmpty()
            ? Direction.EXACTLY
            : Direction.said(said).orElse(null);
    if (direction == null) {
      doubt("on which side of the percentage is not understood");
      return Direction.AT_LEAST;
    }
    long denied = sentence.said(Meaning.NOT).size();
    if (denied == 0) {
      return direction;
    }
    boolean isOfAllOrNone =
        Stream.of(Meaning.ALL, Meaning.NONE, Meaning.ONLY).anyMatch(sentence::has);
    if (denied > 1
        || isOfAllOrNone
        || direction == Direction.MORE_THAN
        || direction == Direction.BELOW) {
      doubt("what it denies is not understood");
    }
    return Direction.BELOW;
  }

  private Direction inverse(Direction direction) {
    if (direction == Direction.AT_LEAST) {
      return Direction.BELOW;
    }
    if (direction != Direction.BELOW) {
      doubt("'all' is understood of at least or below a percentage alone");
    }
    return Direction.AT_LEAST;
  }

  private Scope scope(Count count, List<String> allies, Direction direction) {
    boolean isExcept = sentence.has(Meaning.EXCEPT);
    boolean isIncluding = sentence.has(Meaning.INCLUDING);
    if (isExcept && !(sentence.has(Meaning.ALL) || sentence.has(Meaning.NONE))) {
      doubt("what is excepted is not understood");
    }
    if (allies.isEmpty()) {
      if (isExcept || isIncluding) {
        doubt("it names nobody where it excepts or includes somebody");
      }
      return Scope.THESE;
    }
    if (given.allies() == null && sentence.has(Meaning.ALL) && !isExcept) {
      doubt("it speaks of all and names some");
    }
    if (isIncluding) {
      return Scope.THESE;
    }
    boolean isCounted = !count.equals(Count.ANY);
    if (isCounted && !count.equals(Count.exactly(allies.size()))) {
      doubt("the number does not go with the names");
    }
    boolean isAlone = isCounted || isExcept || sentence.isOnlySaidOfAllies();
    if (isAlone && direction == Direction.EXACTLY) {
      doubt("that they alone spend exactly so much is not judged here");
    }
    return isAlone ? Scope.THESE_ALONE : Scope.THESE;
  }

  private Set<Meaning> comparisons(Kind kind) {
    sentence
        .comparedWithNothing()
        .forEach(mark -> doubt("what '" + mark.said() + "' compares is not understood"));
    return sentence.comparisons(kind);
  }

  /** The only one of them, or none; of several, the sentence must be said otherwise. */
  private <T extends Comparable<T>> T one(T givenPart, String name, Set<T> said) {
    if (givenPart != null) {
      return givenPart;
    }
    if (said.size() > 1) {
      doubt("it names several %s: %s".formatted(name, said));
    }
    return said.stream().findFirst().orElse(null);
  }

  private void doubt(String what) {
    if (!doubts.contains(what)) {
      doubts.add(what);
    }
  }
}
