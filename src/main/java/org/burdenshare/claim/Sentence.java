package org.burdenshare.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burdenshare.claim.Numeral.Kind;

/** The phrases and numbers of a sentence, in the language that knows most of its words. */
final class Sentence {
  private static final Set<Meaning> COMPARISONS =
      EnumSet.of(Meaning.AT_LEAST, Meaning.MORE_THAN, Meaning.BELOW, Meaning.AT_MOST);

  private static final int MOST_PHRASES = 200;

  /** "Only five" and "the only one" are said of allies, "only 1.9 %" is not. */
  private static final Pattern ONLY_OF_ALLIES =
      Pattern.compile("SOLE |ONLY (?!(LINK )?PERCENTAGE )");

  private static final List<Vocabulary> VOCABULARIES = Vocabulary.all();

  private final List<Mark> marks;
  private final List<Numeral> numerals;
  private final String meanings;

  private Sentence(List<Mark> marks) {
    this.marks = marks;
    this.numerals = Numeral.of(marks);
    String[] names = marks.stream().map(mark -> mark.meaning() + " ").toArray(String[]::new);
    numerals.forEach(numeral -> names[numeral.place()] = numeral.kind() + " ");
    this.meanings = String.join("", names);
  }

  static Sentence of(String text) {
    List<Word> words = Word.of(text);
    return VOCABULARIES.stream()
        .map(vocabulary -> new Sentence(vocabulary.marks(words)))
        .min(Comparator.comparingInt(sentence -> sentence.said(Meaning.UNKNOWN).size()))
        .orElseThrow();
  }

  /** What of it may claim something else than it seems to. */
  Stream<String> doubts() {
    if (marks.size() > MOST_PHRASES) {
      return Stream.of("it is longer than a sentence");
    }
    return Stream.concat(
        Doubt.of(marks, meanings),
        comparisons()
            .filter(comparison -> comparison.kind() == null)
            .map(comparison -> "what '" + comparison.mark().said() + "' compares is not clear"));
  }

  /** The phrases of a meaning. */
  List<Mark> said(Meaning meaning) {
    return marks.stream().filter(mark -> mark.is(meaning)).toList();
  }

  boolean has(Meaning meaning) {
    return !said(meaning).isEmpty();
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  boolean speaksOfSpending() {
    return Stream.of(
            Meaning.SPENDS,
            Meaning.DEFENCE,
            Meaning.GDP,
            Meaning.TARGET,
            Meaning.MEMBER,
            Meaning.NONE)
        .anyMatch(this::has);
  }

  /** The numbers that count something. */
  Set<String> numbers(Kind kind) {
    return numerals.stream()
        .filter(one -> one.kind() == kind)
        .map(Numeral::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<Integer> integers(Kind kind) {
    return numbers(kind).stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The years of which it speaks, on the day on which it is said. */
  Set<Integer> years(LocalDate day) {
    Set<Integer> years = integers(Kind.YEAR);
    said(Meaning.THIS_YEAR).forEach(mark -> years.add(day.getYear()));
    said(Meaning.LAST_YEAR).forEach(mark -> years.add(day.getYear() - 1));
    return years;
  }

  /** The different values of a meaning, in their order. */
  List<String> values(Meaning meaning) {
    return said(meaning).stream().map(Mark::value).distinct().toList();
  }

  /** The comparisons that belong to numbers of a kind; those of a target belong to percentages. */
  Set<Meaning> comparisons(Kind kind) {
    return comparisons()
        .filter(comparison -> comparison.kind() == kind)
        .map(comparison -> comparison.mark().meaning())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Meaning.class)));
  }

  /** Returns whether it says that those named are the only ones. */
  boolean isOnlySaidOfAllies() {
    return ONLY_OF_ALLIES.matcher(meanings).find();
  }

  /** A comparison, and what the number counts to which it belongs; null: it belongs to none. */
  private record Comparison(Mark mark, Kind kind) {}

  private Stream<Comparison> comparisons() {
    return IntStream.range(0, marks.size())
        .filter(place -> COMPARISONS.contains(marks.get(place).meaning()))
        .mapToObj(place -> new Comparison(marks.get(place), comparedAt(place)));
  }

  private Kind comparedAt(int place) {
    boolean isOfTheTarget = has(Meaning.TARGET) && numbers(Kind.PERCENTAGE).isEmpty();
    return Numeral.comparedAt(marks, numerals, place)
        .map(Numeral::kind)
        .filter(kind -> kind == Kind.COUNT || kind == Kind.PERCENTAGE)
        .orElse(isOfTheTarget ? Kind.PERCENTAGE : null);
  }
}
