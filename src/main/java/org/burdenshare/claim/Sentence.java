package org.burdenshare.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.burdenshare.claim.Numeral.Kind;

/** The phrases and numbers of a sentence, in the language whose words it holds most of. */
final class Sentence {
  private static final Set<Meaning> COMPARISONS =
      EnumSet.of(Meaning.AT_LEAST, Meaning.MORE_THAN, Meaning.BELOW, Meaning.AT_MOST);

  private static final Map<String, Vocabulary> VOCABULARIES = Vocabulary.all();

  private final List<Mark> marks;
  private final List<Numeral> numerals;

  private Sentence(List<Mark> marks) {
    this.marks = marks;
    this.numerals = Numeral.of(marks);
  }

  /** The sentence of a text. */
  static Sentence of(String text) {
    List<Word> words = Word.of(text);
    return VOCABULARIES.values().stream()
        .map(vocabulary -> new Sentence(vocabulary.marks(words)))
        .min(Comparator.comparingInt(sentence -> sentence.unknown().size()))
        .orElseThrow();
  }

  private List<Mark> unknown() {
    return marks.stream().filter(mark -> mark.meaning() == null).toList();
  }

  /** Returns whether more than a third of its words are not known. */
  boolean isMostlyUnknown() {
    return unknown().size() * 3 > marks.size();
  }

  /** Its words that are not known, in their order. */
  List<String> unknownWords() {
    return unknown().stream().map(Mark::said).distinct().toList();
  }

  /** The phrases of a meaning. */
  List<Mark> said(Meaning meaning) {
    return marks.stream().filter(mark -> mark.is(meaning)).toList();
  }

  /** Returns whether a phrase has the meaning. */
  boolean has(Meaning meaning) {
    return !said(meaning).isEmpty();
  }

  /** The numbers that count something. */
  List<String> numbers(Kind kind) {
    return numerals.stream().filter(one -> one.kind() == kind).map(Numeral::value).toList();
  }

  /** The different numbers of a kind. */
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
    Set<Meaning> comparisons = EnumSet.noneOf(Meaning.class);
    compared().entrySet().stream()
        .filter(compared -> compared.getValue().contains(kind))
        .forEach(compared -> comparisons.add(compared.getKey()));
    return comparisons;
  }

  /** Comparisons that belong to no number that could be compared. */
  List<Mark> comparedWithNothing() {
    return places(COMPARISONS).stream()
        .filter(place -> kindAt(place).filter(Sentence::isComparable).isEmpty())
        .map(marks::get)
        .toList();
  }

  private static boolean isComparable(Kind kind) {
    return kind == Kind.COUNT || kind == Kind.PERCENTAGE;
  }

  private Map<Meaning, Set<Kind>> compared() {
    Map<Meaning, Set<Kind>> compared = new EnumMap<>(Meaning.class);
    for (int place : places(COMPARISONS)) {
      kindAt(place)
          .ifPresent(
              kind ->
                  compared
                      .computeIfAbsent(
                          marks.get(place).meaning(), meaning -> EnumSet.noneOf(Kind.class))
                      .add(kind));
    }
    return compared;
  }

  private Optional<Kind> kindAt(int place) {
    return Numeral.comparedAt(marks, numerals, place)
        .map(Numeral::kind)
        .or(() -> has(Meaning.TARGET) ? Optional.of(Kind.PERCENTAGE) : Optional.empty());
  }

  /** "Only five" and "the only one" are said of allies, "only 1.9 %" is not. */
  boolean isOnlySaidOfAllies() {
    return places(EnumSet.of(Meaning.ONLY)).stream()
        .anyMatch(
            place ->
                numerals.stream()
                    .noneMatch(
                        number -> number.kind() == Kind.PERCENTAGE && number.place() == place + 1));
  }

  private List<Integer> places(Set<Meaning> meanings) {
    return IntStream.range(0, marks.size())
        .filter(place -> meanings.contains(marks.get(place).meaning()))
        .boxed()
        .toList();
  }
}
