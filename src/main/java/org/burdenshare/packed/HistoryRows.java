package org.burdenshare.packed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.packed.GdpPartners.PartnerRule;
import org.burdenshare.packed.ShareHistory.Change;
import org.burdenshare.trend.Vintages;

/**
 * What was known of areas when, as rows: a change of what was known, or without a change a day on
 * which something became known.
 */
final class HistoryRows {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "basis STRING, day DATE, is_vintage BOOLEAN, iso3 STRING, year INT,"
              + " share_of_gdp_pct DOUBLE, share_published_pct DOUBLE, share_source STRING,"
              + " obs_status STRING, edition_id STRING, gdp_edition_id STRING,"
              + " realtime_start DATE, realtime_end DATE, end_reason STRING, ended_by STRING");

  private final ReleasedEditions editions;
  private final StatusCodes statuses;
  private final PartnerRule rule;
  private final Set<String> areas;
  private final ShareHistory history;
  private final int[] toldOfEdition;

  /**
   * @param areas the areas whose history is asked for
   */
  HistoryRows(
      ReleasedEditions editions,
      StatusCodes statuses,
      PartnerRule rule,
      Coverage coverage,
      Set<String> areas) {
    this.editions = editions;
    this.statuses = statuses;
    this.rule = rule;
    this.areas = areas;
    this.history = new ShareHistory(editions, coverage);
    this.toldOfEdition = new int[editions.count()];
    Arrays.fill(toldOfEdition, Integer.MIN_VALUE);
  }

  /** The rows of an area; none if it was not asked for. */
  List<Row> of(AreaFigures area) {
    List<Row> rows = new ArrayList<>();
    if (areas.contains(area.area())) {
      new AreaStates(area, editions, rule)
          .forEachYear(
              (year, states) ->
                  history
                      .covering(year, states)
                      .forEach((basis, known) -> add(area.area(), year, basis, known, rows)));
    }
    return rows;
  }

  private void add(String area, int year, String basis, List<ShareState> known, List<Row> rows) {
    for (ShareState state : known) {
      if (toldOfEdition[state.edition()] != state.knownFrom()) {
        toldOfEdition[state.edition()] = state.knownFrom();
        rows.add(day(basis, state.knownFrom(), editions.at(state.edition()).isOwn()));
      }
    }
    List<Change> changes = history.changes(known);
    for (int place = 0; place < changes.size(); place++) {
      Change change = changes.get(place);
      Change next = place + 1 == changes.size() ? null : changes.get(place + 1);
      if (change.known().hasShare()) {
        rows.add(row(area, year, basis, change, next));
        if (!editions.at(change.known().edition()).isOwn()) {
          rows.add(day(basis, change.from(), true));
        }
      }
    }
  }

  /** The columns of a change stay null. */
  private static Row day(String basis, int day, boolean isVintage) {
    return RowFactory.create(
        Arrays.copyOf(new Object[] {basis, day(day), isVintage}, SCHEMA.length()));
  }

  /**
   * @param next what was known after it; null if it still is
   */
  private Row row(String area, int year, String basis, Change change, Change next) {
    ShareState known = change.known();
    return RowFactory.create(
        basis,
        null,
        null,
        area,
        year,
        known.share(),
        Double.isNaN(known.published()) ? null : known.published(),
        known.source(),
        statuses.at(known.status()),
        editions.at(known.edition()).id(),
        known.gdpEdition() == ShareState.NO_EDITION ? null : editions.at(known.gdpEdition()).id(),
        day(change.from()),
        next == null ? Vintages.STILL_KNOWN : day(next.from() - 1),
        next == null ? null : next.known().hasShare() ? "revised" : "withdrawn",
        next == null ? null : editions.at(next.known().edition()).id());
  }

  private static LocalDate day(int sinceEpoch) {
    return LocalDate.ofEpochDay(sinceEpoch);
  }
}
