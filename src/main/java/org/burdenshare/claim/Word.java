package org.burdenshare.claim;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A word, number or sign as it is said, and plain: in lower case and without accents. */
record Word(String said, String plain) {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\d])\\p{Pd}(?=\\d)|\\d+(?:[.,]\\d+)?|\\p{L}[\\p{L}\\p{M}]*|[^\\s\\p{Z}\\p{C}\\p{Pi}\\p{Pf}\\p{Pd}'`\"„]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)?");

  /** The words of a text; hyphens, apostrophes and quotation marks part them. */
  static List<Word> of(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    return WORD.matcher(Normalizer.normalize(visible, Normalizer.Form.NFC))
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

  /** In lower case, with its accents. */
  String lower() {
    return said.toLowerCase(Locale.ROOT);
  }

  boolean isNumber() {
    return DIGITS.matcher(said).matches();
  }

  boolean isCapitals() {
    return said.equals(said.toUpperCase(Locale.ROOT));
  }
}
