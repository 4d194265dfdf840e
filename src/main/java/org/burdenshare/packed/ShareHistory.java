package org.burdenshare.packed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was known of an area's share of one year when, by the rules of {@code Vintages}. */
final class ShareHistory {
  private final ReleasedEditions editions;
  private final Coverage coverage;
  private final Comparator<ShareState> precedence;

  /**
   * What was known from a day on.
   *
   * @param known the state that went before all others
   * @param from days since 1970
   */
  record Change(ShareState known, int from) {}

  ShareHistory(ReleasedEditions editions, Coverage coverage) {
    this.editions = editions;
    this.coverage = coverage;
    this.precedence =
        Comparator.<ShareState, Boolean>comparing(state -> editions.at(state.edition()).isOwn())
            .thenComparingInt(ShareState::edition)
            .thenComparingInt(ShareState::knownFrom);
  }

  /**
   * The states of a year that count, by basis, in order of the days from which they were known:
   * those whose edition says something of the year, and the withdrawals.
   *
   * @param states all states of the year, those of the oldest edition first
   */
  Map<String, List<ShareState>> covering(int year, List<ShareState> states) {
    Map<Integer, List<ShareState>> bySeries = new LinkedHashMap<>();
    for (ShareState state : states) {
      if (coverage.covers(year, state)) {
        bySeries
            .computeIfAbsent(editions.at(state.edition()).seriesPlace(), any -> new ArrayList<>())
            .add(state);
      }
    }
    Map<String, List<ShareState>> byBasis = new LinkedHashMap<>();
    bySeries.forEach(
        (series, ofSeries) -> {
          addWithdrawals(ofSeries, coverage.editions(year, series), year);
          byBasis
              .computeIfAbsent(editions.at(series).basis(), any -> new ArrayList<>())
              .addAll(ofSeries);
        });
    byBasis.values().forEach(of -> of.sort(Comparator.comparingInt(ShareState::knownFrom)));
    return byBasis;
  }

  /** Adds a state for each edition that leaves out what the one before it gave. */
  private void addWithdrawals(List<ShareState> states, int[] covering, int year) {
    int given = states.size();
    int state = 0;
    boolean before = false;
    for (int edition : covering) {
      boolean now = false;
      while (state < given && states.get(state).edition() == edition) {
        now = true;
        state++;
      }
      if (before && !now) {
        states.add(ShareState.withdrawn(edition, coverage.coveredFrom(year, edition)));
      }
      before = now;
    }
  }

  /**
   * The changes of what was known, in order.
   *
   * @param states what {@link #covering} gives for a basis
   */
  List<Change> changes(List<ShareState> states) {
    List<Change> changes = new ArrayList<>();
    ShareState newest = null;
    for (int place = 0; place < states.size(); place++) {
      ShareState state = states.get(place);
      newest = newest == null || precedence.compare(state, newest) > 0 ? state : newest;
      boolean isLastOfDay =
          place + 1 == states.size() || states.get(place + 1).knownFrom() != state.knownFrom();
      if (isLastOfDay
          && (changes.isEmpty()
              || !newest.saysTheSameAs(changes.get(changes.size() - 1).known()))) {
        changes.add(new Change(newest, state.knownFrom()));
      }
    }
    return changes;
  }
}
