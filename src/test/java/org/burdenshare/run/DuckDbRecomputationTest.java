package org.burdenshare.run;

import static java.util.Map.entry;
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
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.SampleTrends;
import org.junit.jupiter.api.Test;

/** A second opinion on the trend of every ally, from the definitions and in another engine. */
class DuckDbRecomputationTest {
  private static final double RELATIVE_TOLERANCE = 1e-12;

  private static final Map<String, Class<?>> COMPARED =
      Map.ofEntries(
          entry("is_member", Boolean.class),
          entry("share_of_gdp_pct", Double.class),
          entry("share_published_pct", Double.class),
          entry("share_source", String.class),
          entry("obs_status", String.class),
          entry("gdp_usd", Double.class),
          entry("meets_guideline", Boolean.class),
          entry("meets_guideline_rounded", Boolean.class),
          entry("meets_guideline_published", Boolean.class),
          entry("margin_pp", Double.class),
          entry("shortfall_usd", Double.class),
          entry("rank_in_year", Integer.class),
          entry("share_change_pp", Double.class),
          entry("consecutive_years_meeting", Integer.class),
          entry("share_avg_3y_pct", Double.class),
          entry("real_growth_pct", Double.class));

  /** Equal but for the last digits that two orders of computing may differ in. */
  private static boolean agree(Map<String, Object> one, Map<String, Object> other) {
    return COMPARED.keySet().stream().allMatch(column -> agree(one.get(column), other.get(column)));
  }

  private static boolean agree(Object one, Object other) {
    if (one instanceof Double number && other instanceof Double another) {
      double largest = Math.max(Math.abs(number), Math.abs(another));
      return Math.abs(number - another) <= RELATIVE_TOLERANCE * largest;
    }
    return Objects.equals(one, other);
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
    Map<String, Map<String, Object>> recomputed = recomputed(asOf);
    Map<String, Map<String, Object>> computed = computed(asOf);

    assertThat(computed).hasSizeGreaterThan(900).containsOnlyKeys(recomputed.keySet());
    assertThat(computed)
        .allSatisfy(
            (key, row) ->
                assertThat(row)
                    .as(key)
                    .usingEquals(DuckDbRecomputationTest::agree)
                    .isEqualTo(recomputed.get(key)));
  }

  private static Map<String, Map<String, Object>> computed(LocalDate asOf) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (Row row : SampleTrends.asOf(asOf).allyTrend()) {
      Map<String, Object> cells = new TreeMap<>();
      COMPARED.keySet().forEach(column -> cells.put(column, row.getAs(column)));
      rows.put(row.getAs("basis") + " " + row.getAs("ally") + " " + row.getAs("year"), cells);
    }
    return rows;
  }

  private static Map<String, Map<String, Object>> recomputed(LocalDate asOf)
      throws SQLException, IOException {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query = duckDb.prepareStatement(sql())) {
      query.setString(1, asOf.toString());
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          Map<String, Object> cells = new TreeMap<>();
          for (Map.Entry<String, Class<?>> column : COMPARED.entrySet()) {
            cells.put(column.getKey(), cell(result, column.getKey(), column.getValue()));
          }
          rows.put(
              result.getString("basis")
                  + " "
                  + result.getString("ally")
                  + " "
                  + result.getInt("year"),
              cells);
        }
      }
    }
    return rows;
  }

  private static Object cell(ResultSet result, String column, Class<?> type) throws SQLException {
    if (type == Integer.class) {
      int number = result.getInt(column);
      return result.wasNull() ? null : number;
    }
    return result.getObject(column, type);
  }

  private static String sql() throws IOException {
    try (InputStream in =
        DuckDbRecomputationTest.class.getResourceAsStream("ally_trend.duckdb.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
