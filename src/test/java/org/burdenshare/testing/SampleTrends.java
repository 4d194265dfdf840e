package org.burdenshare.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;

/**
 * The trends of the sample data as known on a day, computed once a test process.
 *
 * @param allyTrend its rows
 * @param allianceTrend its rows
 */
public record SampleTrends(List<Row> allyTrend, List<Row> allianceTrend) {
  /** Where the sample data is. */
  public static final String FOLDER = "sample-data";

  private static final Map<LocalDate, SampleTrends> BY_DAY = new ConcurrentHashMap<>();

  private static final class Holder {
    private static final Trends TRENDS = Trends.of(FOLDER);
  }

  /** The sample editions. */
  public static Trends editions() {
    return Holder.TRENDS;
  }

  /** As known on a day. */
  public static SampleTrends asOf(LocalDate day) {
    return BY_DAY.computeIfAbsent(day, SampleTrends::compute);
  }

  private static SampleTrends compute(LocalDate day) {
    Models models = editions().knownOn(day);
    return new SampleTrends(
        models.table("ally_trend").collectAsList(), models.table("alliance_trend").collectAsList());
  }
}
