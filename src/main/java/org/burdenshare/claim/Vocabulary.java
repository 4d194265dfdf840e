package org.burdenshare.claim;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burdenshare.reference.ReferenceFile;

/**
 * The phrases of a language that say something in a claim: those of {@code claim_phrase.csv},
 * numbers in words, and countries by CLDR and by the press's short forms in {@code claim_name.csv}.
 */
final class Vocabulary {
  /** The languages in which claims are understood. */
  private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "pl");

  /** The language of signs. */
  private static final String ANY_LANGUAGE = "*";

  /** No alliance has more members. */
  private static final int LARGEST_IN_WORDS = 40;

  /** The words for one are articles in most languages. */
  private static final int SMALLEST_IN_WORDS = 2;

  /** A short word is a name or a code in capitals alone: US is a country, and us is not. */
  private static final int LETTERS_OF_A_CODE = 3;

  private record Entry(List<Meaning> meanings, String value) {}

  private static final Entry UNKNOWN = new Entry(List.of(Meaning.UNKNOWN), null);

  private final Map<List<String>, Entry> entries = new HashMap<>();
  private int longest;

  private Vocabulary(
      String language, List<Map<String, String>> names, List<Map<String, String>> phrases) {
    Locale locale = Locale.forLanguageTag(language);
    countries(locale);
    numbers(language);
    names.stream()
        .filter(record -> record.get("language").equals(language))
        .forEach(record -> add(record.get("names"), Meaning.COUNTRY, record.get("code")));
    phrases.stream()
        .filter(record -> Set.of(ANY_LANGUAGE, language).contains(record.get("language")))
        .forEach(
            record ->
                add(
                    record.get("phrases"),
                    Word::lower,
                    Stream.of(record.get("meaning").split(" ")).map(Meaning::valueOf).toList(),
                    record.get("value")));
  }

  /** Those of all languages. */
  static List<Vocabulary> all() {
    List<Map<String, String>> names = ReferenceFile.records("claim_name.csv");
    List<Map<String, String>> phrases = ReferenceFile.records("claim_phrase.csv");
    return LANGUAGES.stream().map(language -> new Vocabulary(language, names, phrases)).toList();
  }

  private void countries(Locale locale) {
    for (String country : Locale.getISOCountries()) {
      Locale area = new Locale.Builder().setRegion(country).build();
      add(area.getDisplayCountry(locale), Meaning.COUNTRY, area.getISO3Country());
    }
  }

  private void numbers(String language) {
    RuleBasedNumberFormat words =
        new RuleBasedNumberFormat(ULocale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT);
    for (String rules : words.getRuleSetNames()) {
      if (rules.contains("cardinal") || rules.endsWith("spellout-numbering")) {
        for (int number = SMALLEST_IN_WORDS; number <= LARGEST_IN_WORDS; number++) {
          add(words.format(number, rules), Meaning.NUMBER, Integer.toString(number));
        }
      }
    }
  }

  private void add(String alternatives, Meaning meaning, String value) {
    add(alternatives, Word::plain, List.of(meaning), value);
  }

  private void add(
      String alternatives, Function<Word, String> form, List<Meaning> meanings, String value) {
    for (String phrase : alternatives.split("\\|", -1)) {
      List<String> words = Word.of(phrase).stream().map(form).toList();
      if (!words.isEmpty()) {
        entries.put(words, new Entry(meanings, value));
        longest = Math.max(longest, words.size());
      }
    }
  }

  /** The phrases of a sentence in their order, the longest first where several begin. */
  List<Mark> marks(List<Word> words) {
    List<Mark> marks = new ArrayList<>();
    for (int from = 0; from < words.size(); ) {
      int length = lengthOfPhrase(words, from);
      List<Word> phrase = words.subList(from, from + Math.max(1, length));
      marks.addAll(marksOf(phrase));
      from += phrase.size();
    }
    return marks;
  }

  private int lengthOfPhrase(List<Word> words, int from) {
    for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
      if (entry(words.subList(from, from + length)).isPresent()) {
        return length;
      }
    }
    return 0;
  }

  private List<Mark> marksOf(List<Word> phrase) {
    String said = String.join(" ", phrase.stream().map(Word::said).toList());
    if (phrase.get(0).isNumber() && phrase.size() == 1) {
      return List.of(new Mark(Meaning.NUMBER, said.replace(',', '.'), said));
    }
    Entry entry = entry(phrase).orElse(UNKNOWN);
    return entry.meanings().stream().map(one -> new Mark(one, entry.value(), said)).toList();
  }

  /** A phrase that is listed with accents is not the one without them. */
  private Optional<Entry> entry(List<Word> phrase) {
    return Stream.<Function<Word, String>>of(Word::lower, Word::plain)
        .map(form -> entries.get(phrase.stream().map(form).toList()))
        .filter(Objects::nonNull)
        .findFirst()
        .filter(entry -> !entry.meanings().contains(Meaning.COUNTRY) || isName(phrase));
  }

  private static boolean isName(List<Word> phrase) {
    return phrase.stream()
        .anyMatch(word -> word.plain().length() > LETTERS_OF_A_CODE || word.isCapitals());
  }
}
