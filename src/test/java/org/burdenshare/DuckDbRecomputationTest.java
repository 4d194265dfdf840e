package org.burdenshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.SampleTrends;
import org.junit.jupiter.api.Test;

/** A second opinion on the trend of every ally, from the definitions and in another engine. */
class DuckDbRecomputationTest {
  private static final double RELATIVE_TOLERANCE = 1e-12;

  /** What is compared of a row. */
  private record Trend(
      Boolean isMember,
      Double share,
      Boolean meets,
      Integer rank,
      Double change,
      Integer streak,
      Double threeYearMean,
      Double growth) {

    /** Equal but for the last digits that two orders of summing may differ in. */
    private boolean agreesWith(Trend other) {
      return isMember.equals(other.isMember)
          && java.util.Objects.equals(meets, other.meets)
          && java.util.Objects.equals(rank, other.rank)
          && java.util.Objects.equals(streak, other.streak)
          && close(share, other.share)
          && close(change, other.change)
          && close(threeYearMean, other.threeYearMean)
          && close(growth, other.growth);
    }

    private static boolean close(Double one, Double other) {
      if (one == null || other == null) {
        return one == null && other == null;
      }
      return Math.abs(one - other) <= RELATIVE_TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
    }
  }

  @Test
  void everythingKnown_everyRowAgrees() throws Exception {
    assertAgreement(SampleTrends.editions().newestVintage());
  }

  @Test
  void asKnownInNovember2016_everyRowAgrees() throws Exception {
    assertAgreement(LocalDate.of(2016, 11, 18));
  }

  private static void assertAgreement(LocalDate asOf) throws Exception {
    Map<String, Trend> recomputed = recomputed(asOf);
    Map<String, Trend> computed = computed(asOf);

    assertThat(computed).hasSizeGreaterThan(900).containsOnlyKeys(recomputed.keySet());
    assertThat(computed)
        .allSatisfy(
            (key, trend) ->
                assertThat(trend)
                    .as(key)
                    .usingEquals(Trend::agreesWith)
                    .isEqualTo(recomputed.get(key)));
  }

  private static Map<String, Trend> computed(LocalDate asOf) {
    Map<String, Trend> trends = new TreeMap<>();
    for (Row row : SampleTrends.asOf(asOf).allyTrend()) {
      trends.put(
          row.getAs("basis") + " " + row.getAs("ally") + " " + row.getAs("year"),
          new Trend(
              row.getAs("is_member"),
              row.getAs("share_of_gdp_pct"),
              row.getAs("meets_guideline"),
              row.getAs("rank_in_year"),
              row.getAs("share_change_pp"),
              row.getAs("consecutive_years_meeting"),
              row.getAs("share_avg_3y_pct"),
              row.getAs("real_growth_pct")));
    }
    return trends;
  }

  private static Map<String, Trend> recomputed(LocalDate asOf) throws SQLException, IOException {
    Map<String, Trend> trends = new TreeMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query = duckDb.prepareStatement(sql())) {
      query.setString(1, asOf.toString());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          trends.put(
              rows.getString("basis") + " " + rows.getString("ally") + " " + rows.getInt("year"),
              new Trend(
                  rows.getObject("is_member", Boolean.class),
                  rows.getObject("share_of_gdp_pct", Double.class),
                  rows.getObject("meets_guideline", Boolean.class),
                  integer(rows, "rank_in_year"),
                  rows.getObject("share_change_pp", Double.class),
                  integer(rows, "consecutive_years_meeting"),
                  rows.getObject("share_avg_3y_pct", Double.class),
                  rows.getObject("real_growth_pct", Double.class)));
        }
      }
    }
    return trends;
  }

  private static Integer integer(ResultSet rows, String column) throws SQLException {
    int value = rows.getInt(column);
    return rows.wasNull() ? null : value;
  }

  private static String sql() throws IOException {
    try (InputStream in =
        DuckDbRecomputationTest.class.getResourceAsStream("ally_trend.duckdb.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
