package org.burdenshare.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scale of a table's unit (thousands, millions, billions), recognised by its words. */
public final class UnitScale {
  public static final double THOUSAND = 1e3;
  public static final double MILLION = 1e6;
  public static final double BILLION = 1e9;

  private static final Map<Pattern, Double> SCALES =
      Map.of(
          Pattern.compile("(?i)\\bbillions?\\b|\\$ ?b\\b"), BILLION,
          Pattern.compile("(?i)\\bmillions?\\b|\\$ ?m\\b"), MILLION,
          Pattern.compile("(?i)\\bthousands?\\b"), THOUSAND);

  private UnitScale() {}

  /** Empty if the words name no scale or several. */
  public static Optional<Double> in(String words) {
    List<Double> scales =
        SCALES.entrySet().stream()
            .filter(scale -> scale.getKey().matcher(words).find())
            .map(Map.Entry::getValue)
            .toList();
    return scales.size() == 1 ? Optional.of(scales.get(0)) : Optional.empty();
  }
}
