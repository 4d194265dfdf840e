package org.burdenshare.source;

import java.util.Optional;
import java.util.regex.Pattern;

/** The scale of a table's unit (thousands, millions, billions), recognised by its words. */
public final class UnitScale {
  public static final double THOUSAND = 1e3;
  public static final double MILLION = 1e6;
  public static final double BILLION = 1e9;

  private static final Pattern BILLIONS = Pattern.compile("(?i)\\bbillions?\\b|\\$ ?b\\b");
  private static final Pattern MILLIONS = Pattern.compile("(?i)\\bmillions?\\b|\\$ ?m\\b");
  private static final Pattern THOUSANDS = Pattern.compile("(?i)\\bthousands?\\b");

  private UnitScale() {}

  /** Empty where the words say nothing. */
  public static Optional<Double> in(String words) {
    if (BILLIONS.matcher(words).find()) {
      return Optional.of(BILLION);
    }
    if (MILLIONS.matcher(words).find()) {
      return Optional.of(MILLION);
    }
    return THOUSANDS.matcher(words).find() ? Optional.of(THOUSAND) : Optional.empty();
  }
}
