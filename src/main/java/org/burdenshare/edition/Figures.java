package org.burdenshare.edition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burdenshare.source.RawFigure;

/**
 * The figures of a file by what they are of, wherever they stand in it.
 *
 * @param amounts a file may give a figure more than once
 * @param marks how many figures have a status or a note
 */
record Figures(Map<Key, List<Amount>> amounts, long marks) {
  /** The fewest first. */
  static final Comparator<Figures> FULLNESS =
      Comparator.comparingInt((Figures figures) -> figures.amounts().size())
          .thenComparingLong(Figures::marks);

  record Key(RawFigure.Series series, String area, String year) {
    private static final List<Function<Key, Object>> PARTS =
        List.of(Key::series, Key::area, Key::year);

    static Key of(RawFigure figure) {
      return new Key(figure.series().scaledBy(1), figure.area(), figure.year());
    }

    /** The first of some, as they are named. */
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

  /** A value in single units, and the currency that the file names; null where it names none. */
  record Amount(double value, String currency) {
    /** Programs save fifteen digits or seventeen. */
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
   * How the figures of a file compare with those of another.
   *
   * @param same how many both give alike
   * @param differing those that both give, and not alike
   * @param missing those that only the other gives
   * @param more those that only this one gives
   * @param isBeyond whether these are of a series, an area or a year that the other lacks
   */
  record Comparison(
      int same, List<Key> differing, List<Key> missing, List<Key> more, boolean isBeyond) {
    static final Comparison OF_THE_SAME_BYTES =
        new Comparison(1, List.of(), List.of(), List.of(), false);

    /** Returns whether they agree, on one figure at least: nothing was revised. */
    boolean agree() {
      return differing.isEmpty() && same > 0;
    }

    /** Returns whether the other can be taken for it, but for some figures at most. */
    boolean isCovered() {
      return agree() && !isBeyond;
    }

    /** Returns whether the other gives all that this one does. */
    boolean isWithin() {
      return agree() && more.isEmpty();
    }
  }

  static Figures of(List<RawFigure> said) {
    return new Figures(
        said.stream()
            .filter(figure -> figure.value() != null)
            .collect(
                Collectors.groupingBy(
                    Key::of, Collectors.mapping(Amount::of, Collectors.toUnmodifiableList()))),
        said.stream().filter(figure -> figure.status() != null || figure.note() != null).count());
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

  /** Returns whether all series, areas or years of figures are among those of these. */
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
