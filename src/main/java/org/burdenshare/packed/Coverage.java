package org.burdenshare.packed;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.IntStream;

/**
 * From which day each edition says something of a year, by giving a share of it for anybody. As
 * large as there are editions and years.
 */
final class Coverage implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int NEVER = Integer.MAX_VALUE;

  private final ReleasedEditions editions;
  private final HashMap<Integer, int[]> fromByYear = new HashMap<>();

  Coverage(ReleasedEditions editions) {
    this.editions = editions;
  }

  /** An edition gave a share of a year as known from a day. */
  void add(int year, ShareState state) {
    int[] from = fromByYear.computeIfAbsent(year, any -> never());
    from[state.edition()] = Math.min(from[state.edition()], state.knownFrom());
  }

  private int[] never() {
    int[] from = new int[editions.count()];
    Arrays.fill(from, NEVER);
    return from;
  }

  /** What both say. */
  Coverage merge(Coverage other) {
    other.fromByYear.forEach(
        (year, from) ->
            fromByYear.merge(
                year,
                from,
                (one, two) ->
                    IntStream.range(0, one.length)
                        .map(edition -> Math.min(one[edition], two[edition]))
                        .toArray()));
    return this;
  }

  /** Whether a state's edition says something of the year on its day. */
  boolean covers(int year, ShareState state) {
    int[] from = fromByYear.get(year);
    return from != null && state.knownFrom() >= from[state.edition()];
  }

  /** The first day on which an edition says something of a year that it covers. */
  int coveredFrom(int year, int edition) {
    return fromByYear.get(year)[edition];
  }

  /** The editions that cover a year, in order, of the publisher and basis of one of them. */
  int[] editions(int year, int seriesPlace) {
    int[] from = fromByYear.get(year);
    return IntStream.range(0, from.length)
        .filter(
            edition -> from[edition] != NEVER && editions.at(edition).seriesPlace() == seriesPlace)
        .toArray();
  }
}
