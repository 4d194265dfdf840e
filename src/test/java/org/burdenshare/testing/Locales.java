package org.burdenshare.testing;

import java.util.Locale;
import java.util.function.Supplier;

/** Runs code as on a machine of another country. */
public final class Locales {
  /** Where the capital of i is İ, and the decimal separator a comma. */
  public static final Locale TURKISH = Locale.forLanguageTag("tr-TR");

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
