package org.burdenshare.claim;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.burdenshare.claim.Claim.Percentage;
import org.burdenshare.claim.Numeral.Kind;
import org.burdenshare.reference.Ally;
import org.burdenshare.reference.Guideline;
import org.burdenshare.vocabulary.Failure;

/**
 * Understands a sentence of the press. What may change a claim and is not understood, each unknown
 * word with it, is a doubt, and a claim with doubts is not judged.
 */
public final class ClaimReader {
  private final Sentence sentence;
  private final LocalDate day;
  private final Claim given;
  private final Set<String> doubts = new LinkedHashSet<>();

  private ClaimReader(Sentence sentence, LocalDate day, Claim given) {
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
  public static Claim read(String sentence, LocalDate day, Claim given) {
    return new ClaimReader(Sentence.of(sentence), day, given).claim();
  }

  private Claim claim() {
    sentence.doubts().forEach(doubts::add);
    Integer year = one(given.year(), "years", sentence.years(day));
    Percentage guideline = guideline(year == null ? day.getYear() : year);
    List<String> allies = allies();
    Count count = meeting(allies);
    Direction direction = direction(guideline, count);
    Claim claim =
        new Claim(
            count,
            one(given.group(), "groups", new TreeSet<>(sentence.values(Meaning.GROUP))),
            one(given.members(), "members", sentence.integers(Kind.MEMBERS)),
            allies,
            guideline,
            isOfAll() ? inverse(direction) : direction,
            year,
            one(given.basis(), "definitions", new TreeSet<>(sentence.values(Meaning.BASIS))));
    checkNames(claim);
    if (!doubts.isEmpty()) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "The claim is not judged: %s. Say it in other words, or leave the sentence out and give its parts as options of jobs/claim (--meeting, --group, --members, --allies, --guideline, --direction, --year)."
              .formatted(String.join("; ", doubts)));
    }
    return claim;
  }

  private Percentage guideline(int year) {
    if (given.guideline() != null) {
      return given.guideline();
    }
    if (!sentence.isEmpty() && !sentence.speaksOfSpending()) {
      doubts.add("it does not speak of defence, spending, a target or allies");
    }
    Set<String> said = sentence.numbers(Kind.PERCENTAGE);
    List<Double> inForce = Guideline.onShareOfGdp(day.getYear());
    if (!said.isEmpty()) {
      Percentage percentage = Percentage.of(one(null, "percentages", said));
      if (sentence.has(Meaning.TARGET) && !inForce.contains(percentage.value())) {
        doubts.add("no target of %s %% of GDP can be judged here".formatted(percentage.told()));
      }
      return percentage;
    }
    List<Double> ofYear = inForce.stream().filter(Guideline.onShareOfGdp(year)::contains).toList();
    if (sentence.has(Meaning.TARGET) && ofYear.size() == 1) {
      return new Percentage(ofYear.get(0), 0);
    }
    doubts.add(
        sentence.has(Meaning.TARGET)
            ? "it does not say which target, and on %s these were agreed for %s (%% of GDP): %s"
                .formatted(day, year, ofYear)
            : "it names no percentage");
    return new Percentage(Double.NaN, 0);
  }

  private List<String> allies() {
    if (given.allies() != null) {
      return given.allies();
    }
    Set<String> members = Ally.codes();
    sentence.said(Meaning.COUNTRY).stream()
        .filter(mark -> !members.contains(mark.value()))
        .forEach(mark -> doubts.add(mark.said() + " is no ally"));
    return sentence.values(Meaning.COUNTRY);
  }

  /** All are as many as none on the other side, and all but some as many as these. */
  private Count meeting(List<String> allies) {
    if (given.meeting() != null) {
      return given.meeting();
    }
    Set<Integer> counts = sentence.integers(Kind.COUNT);
    Set<Meaning> comparisons = sentence.comparisons(Kind.COUNT);
    boolean isOfNone = sentence.has(Meaning.NONE);
    if ((isOfAll() && isOfNone)
        || ((isOfAll() || isOfNone) && !isExcept() && !counts.isEmpty())
        || comparisons.size() > 1) {
      doubts.add("it says in more than one way how many allies");
    }
    if (isExcept() && !isOfAll() && !isOfNone) {
      doubts.add("what is excepted is not understood");
    }
    if (!counts.isEmpty()) {
      return Count.of(one(null, "numbers of allies", counts), comparisons.stream().findFirst());
    }
    if ((isOfAll() || isOfNone) && !isExcept()) {
      return Count.exactly(0);
    }
    boolean isOfNamed = isExcept() || sentence.isOnlySaidOfAllies();
    return isOfNamed && !allies.isEmpty() && !sentence.has(Meaning.INCLUDING)
        ? Count.exactly(allies.size())
        : Count.ANY;
  }

  private Direction direction(Percentage guideline, Count count) {
    if (given.direction() != null || Double.isNaN(guideline.value())) {
      return given.direction();
    }
    Set<Meaning> said = sentence.comparisons(Kind.PERCENTAGE);
    Stream.of(Meaning.MEETS, Meaning.EXCEEDS, Meaning.MISSES)
        .filter(sentence::has)
        .forEach(said::add);
    boolean isAgreed = Guideline.onShareOfGdp(day.getYear()).contains(guideline.value());
    boolean isOfNamed = count.equals(Count.ANY);
    if (said.isEmpty() && isOfNamed && !sentence.has(Meaning.TARGET)) {
      return exactly(guideline, isAgreed);
    }
    if (!isAgreed && (said.isEmpty() || (isOfNamed && said.equals(Set.of(Meaning.MEETS))))) {
      doubts.add("it does not say whether " + guideline.told() + " % or more is meant");
    }
    Optional<Direction> direction = Direction.said(said);
    if (direction.isEmpty()) {
      doubts.add("on which side of the percentage is not understood");
    }
    return sentence.has(Meaning.NOT) ? Direction.BELOW : direction.orElse(Direction.AT_LEAST);
  }

  /** Of those named a share is told: a guideline without decimals could be meant as a floor. */
  private Direction exactly(Percentage percentage, boolean isAgreed) {
    if (isAgreed && percentage.decimals() == 0) {
      doubts.add("it does not say whether at least or just %s %%".formatted(percentage.told()));
    }
    if (!sentence.has(Meaning.GDP)) {
      doubts.add("it does not say of what " + percentage.told() + " % is the share");
    }
    if (sentence.has(Meaning.NOT) || sentence.has(Meaning.INCLUDING)) {
      doubts.add("of whom it says " + percentage.told() + " % is not understood");
    }
    return Direction.EXACTLY;
  }

  private Direction inverse(Direction direction) {
    if (direction == Direction.AT_LEAST) {
      return Direction.BELOW;
    }
    if (direction != Direction.BELOW) {
      doubts.add("'all' is understood of at least or below a percentage alone");
    }
    return Direction.AT_LEAST;
  }

  private void checkNames(Claim claim) {
    boolean isOfSome = sentence.has(Meaning.INCLUDING);
    if (claim.group() != null && !claim.allies().isEmpty()) {
      doubts.add("it counts a group and names allies");
    }
    if (claim.allies().isEmpty()) {
      if (claim.meeting().equals(Count.ANY)) {
        doubts.add("it says neither how many allies nor which");
      }
      if (isOfSome) {
        doubts.add("it names nobody where it includes somebody");
      }
    } else if (given.allies() == null
        && given.meeting() == null
        && !isOfSome
        && !claim.meeting().equals(Count.ANY)
        && !claim.isOfNamedAlone()) {
      doubts.add("the number does not go with the names");
    }
  }

  private boolean isOfAll() {
    return sentence.has(Meaning.ALL) && given.meeting() == null;
  }

  private boolean isExcept() {
    return sentence.has(Meaning.EXCEPT);
  }

  /** The only one of them, or none; of several, the sentence must be said otherwise. */
  private <T extends Comparable<T>> T one(T givenPart, String name, Set<T> said) {
    if (givenPart != null) {
      return givenPart;
    }
    if (said.size() > 1) {
      doubts.add("it names several %s: %s".formatted(name, said));
    }
    return said.stream().findFirst().orElse(null);
  }
}
