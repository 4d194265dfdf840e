package org.burdenshare.edition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.burdenshare.source.RawFigure;

/**
 * The figures of a file by what they are of, wherever they stand in it.
 *
 * @param values in single units; a file may give a figure more than once
 * @param marks how many figures have a status or a note
 */
record Figures(Map<Key, List<Double>> values, long marks) {
  /** Programs save fifteen digits or seventeen. */
  private static final double SAME = 1e-12;

  /** The fewest first. */
  static final Comparator<Figures> FULLNESS =
      Comparator.comparingInt((Figures figures) -> figures.values().size())
          .thenComparingLong(Figures::marks);

  /** What a figure is of. */
  record Key(String measure, String unit, Integer priceBaseYear, String area, String year) {
    static Key of(RawFigure figure) {
      RawFigure.Series series = figure.series();
      return new Key(
          series.measure(), series.unit(), series.priceBaseYear(), figure.area(), figure.year());
    }

    @Override
    public String toString() {
      String prices = priceBaseYear == null ? "" : " at prices of " + priceBaseYear;
      return "%s in %s%s of %s %s".formatted(measure, unit, prices, area, year);
    }
  }

  /**
   * How the figures of a file compare with those of another.
   *
   * @param same how many both give alike
   * @param differing those that both give, and not alike
   * @param missing how many only the other gives
   * @param more how many only this one gives
   */
  record Comparison(int same, List<Key> differing, int missing, int more) {
    static final Comparison OF_THE_SAME_BYTES = new Comparison(1, List.of(), 0, 0);

    /** Returns whether they agree, on one figure at least: nothing was revised. */
    boolean agree() {
      return differing.isEmpty() && same > 0;
    }

    /** Returns whether the other gives all that this one does. */
    boolean isWithin() {
      return agree() && more == 0;
    }
  }

  static Figures of(List<RawFigure> said) {
    Map<Key, List<Double>> values = new HashMap<>();
    said.stream()
        .filter(figure -> figure.value() != null)
        .forEach(
            figure ->
                values.merge(
                    Key.of(figure),
                    List.of(figure.value() * figure.series().scale()),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    return new Figures(
        values,
        said.stream().filter(figure -> figure.status() != null || figure.note() != null).count());
  }

  Comparison comparedWith(Figures other) {
    List<Key> common = values.keySet().stream().filter(other.values::containsKey).toList();
    List<Key> differing =
        common.stream()
            .filter(key -> !isGiven(values.get(key), other.values.get(key)))
            .sorted(Comparator.comparing(Key::toString))
            .toList();
    return new Comparison(
        common.size() - differing.size(),
        differing,
        other.values.size() - common.size(),
        values.size() - common.size());
  }

  private static boolean isGiven(List<Double> all, List<Double> others) {
    return all.stream()
        .allMatch(
            one ->
                others.stream().anyMatch(other -> Math.abs(one - other) <= SAME * Math.abs(other)));
  }
}
