package org.burdenshare.edition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burdenshare.source.RawFigure;

/**
 * The figures of a file by key, independent of their place in it.
 *
 * @param amounts the amounts of each key; a file may give a figure more than once
 * @param marks the number of figures with a status or a note
 */
record Figures(Map<Key, List<Amount>> amounts, long marks) {
  /** Orders by the number of figures, the fewest first. */
  static final Comparator<Figures> FULLNESS =
      Comparator.comparingInt((Figures figures) -> figures.amounts().size())
          .thenComparingLong(Figures::marks);

  record Key(RawFigure.Series series, String area, String year) {
    private static final List<Function<Key, Object>> PARTS =
        List.of(Key::series, Key::area, Key::year);

    static Key of(RawFigure figure) {
      return new Key(figure.series().scaledBy(1), figure.area(), figure.year());
    }

    /** The first key in alphabetical order. */
    static Key first(List<Key> keys) {
      return keys.stream().min(Comparator.comparing(Key::toString)).orElseThrow();
    }

    @Override
    public String toString() {
      Integer base = series.priceBaseYear();
      String prices = base == null ? "" : " at prices of " + base;
      return "%s in %s%s of %s %s".formatted(series.measure(), series.unit(), prices, area, year);
    }
  }

  /** A value in single units, and the currency that the file names; null if it names none. */
  record Amount(double value, String currency) {
    /** Programs save 15 or 17 significant digits. */
    private static final double SAME = 1e-12;

    static Amount of(RawFigure figure) {
      return new Amount(figure.value() * figure.series().scale(), figure.namedCurrency());
    }

    boolean isSameAs(Amount other) {
      return Math.abs(value - other.value) <= SAME * Math.abs(other.value)
          && Objects.equals(currency, other.currency);
    }
  }

  /**
   * The comparison of a file's figures with another's.
   *
   * @param same the number of equal figures
   * @param differing the figures that differ
   * @param missing the figures that only the other has
   * @param more the figures that only this one has
   * @param isBeyond whether {@code more} contains a series, an area or a year that the other lacks
   */
  record Comparison(
      int same, List<Key> differing, List<Key> missing, List<Key> more, boolean isBeyond) {
    static final Comparison OF_THE_SAME_BYTES =
        new Comparison(1, List.of(), List.of(), List.of(), false);

    /** Returns whether no common figure differs and there is at least one. */
    boolean agree() {
      return differing.isEmpty() && same > 0;
    }

    /** Returns whether the other covers this file except for single figures. */
    boolean isCovered() {
      return agree() && !isBeyond;
    }

    /** Returns whether the other has every figure of this one. */
    boolean isWithin() {
      return agree() && more.isEmpty();
    }
  }

  static Figures of(List<RawFigure> raw) {
    return new Figures(
        raw.stream()
            .filter(figure -> figure.value() != null)
            .collect(
                Collectors.groupingBy(
                    Key::of, Collectors.mapping(Amount::of, Collectors.toUnmodifiableList()))),
        raw.stream().filter(figure -> figure.status() != null || figure.note() != null).count());
  }

  Comparison comparedWith(Figures other) {
    List<Key> more = moreThan(other);
    List<Key> differing =
        amounts.keySet().stream()
            .filter(other.amounts::containsKey)
            .filter(key -> !isGiven(amounts.get(key), other.amounts.get(key)))
            .toList();
    return new Comparison(
        amounts.size() - more.size() - differing.size(),
        differing,
        other.moreThan(this),
        more,
        Key.PARTS.stream().anyMatch(part -> !other.gives(part, more)));
  }

  private List<Key> moreThan(Figures other) {
    return amounts.keySet().stream().filter(key -> !other.amounts.containsKey(key)).toList();
  }

  /** Returns whether every series, area or year of {@code keys} also occurs here. */
  private boolean gives(Function<Key, Object> part, List<Key> keys) {
    return keys.isEmpty()
        || amounts.keySet().stream()
            .map(part)
            .collect(Collectors.toSet())
            .containsAll(keys.stream().map(part).toList());
  }

  private static boolean isGiven(List<Amount> all, List<Amount> others) {
    return all.stream().allMatch(one -> others.stream().anyMatch(one::isSameAs));
  }
}
