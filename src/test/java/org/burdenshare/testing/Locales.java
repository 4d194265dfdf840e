package org.burdenshare.testing;

import java.util.Locale;
import java.util.function.Supplier;

/** Runs code as on a machine of another country. */
public final class Locales {
  /** Where the capital of i is İ. */
  public static final Locale TURKISH = Locale.forLanguageTag("tr-TR");

  /** Where the decimal separator is a comma. */
  public static final Locale GERMAN = Locale.forLanguageTag("de-DE");

  private Locales() {}

  /** What the code gives under a locale; the one before is back afterwards. */
  public static <T> T under(Locale locale, Supplier<T> code) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      return code.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
