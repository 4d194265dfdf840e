package org.burdenshare.claim;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word, number or sign of a sentence.
 *
 * @param said as it stands there
 * @param plain in lower case and without accents, by which it is looked up
 */
record Word(String said, String plain) {
  private static final Pattern WORD =
      Pattern.compile("\\d+(?:[.,]\\d+)?|\\p{L}[\\p{L}\\p{M}]*|[%(),;:.!?]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+|\\u00AD");
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)?");

  /** The words of a text; hyphens and apostrophes part them. */
  static List<Word> of(String text) {
    return WORD.matcher(Normalizer.normalize(text.replace("\u00AD", ""), Normalizer.Form.NFC))
        .results()
        .map(result -> new Word(result.group(), plain(result.group())))
        .toList();
  }

  private static String plain(String said) {
    String lower = said.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ł", "l");
    return MARKS
        .matcher(Normalizer.normalize(lower.replace("ø", "o"), Normalizer.Form.NFKD))
        .replaceAll("");
  }

  boolean isNumber() {
    return DIGITS.matcher(said).matches();
  }

  boolean isSign() {
    return !isNumber() && !Character.isLetter(said.codePointAt(0));
  }

  boolean isCapitals() {
    return said.equals(said.toUpperCase(Locale.ROOT));
  }
}
