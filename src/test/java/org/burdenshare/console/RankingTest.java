package org.burdenshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Ranking KNOWN =
      ranking(
          ally("SIPRI", 2025, "Poland", 1, 4.2, "A", true, true, null),
          ally("NATO", 2023, "Poland", 1, 3.3, "A", true, true, null),
          ally("NATO", 2024, "Slovakia", 3, 1.989, "E", false, false, 0.149),
          ally("NATO", 2024, "Poland", 1, 4.0, "E", true, true, 0.7),
          ally("NATO", 2024, "Sweden", 2, 2.0, "A", true, true, null),
          ally("NATO", 2024, "Estonia", 4, 1.9977, "A", false, true, -0.004),
          ally("NATO", 2024, "Iceland", null, null, "M", null, null, null));

  @Test
  void terminalThatCannotDoBlocks_plainCharacters() {
    assertThat(KNOWN.lines(screen("64", StandardCharsets.US_ASCII)))
        .containsExactly(
            "NATO, 2024: military expenditure, percent of GDP",
            "               share     verdict  change             2 %",
            "  1  Poland    4.00   e  meets     +0.70  ###########|##########",
            "  2  Sweden    2.00      meets            ###########|",
            "  3  Slovakia  1.99   e  below     +0.15  ###########|",
            "  4  Estonia   1.9977    below     -0.00  ###########|",
            "     Iceland             not assessed",
            "e estimated; change in points since 2023");
  }

  @Test
  void widthIsRespected_withoutRoomNoBars() {
    for (int width : List.of(52, 60, 80, 132)) {
      assertThat(KNOWN.lines(screen(String.valueOf(width), StandardCharsets.UTF_8)))
          .allMatch(line -> line.length() <= width);
    }
    assertThat(KNOWN.lines(screen("48", StandardCharsets.UTF_8)))
        .noneMatch(line -> line.contains("█"));
  }

  @Test
  void blocksWhereTheCharsetHasThem() {
    assertThat(KNOWN.lines(screen("64", StandardCharsets.UTF_8)).get(2)).endsWith("███│██████████");
  }

  @Test
  void coloursOnATerminalAlone_andNotWithNoColor() {
    assertThat(KNOWN.lines(new TerminalStyle(Map.of("BURDENSHARE_COLUMNS", "64"), UTF_8)).get(2))
        .startsWith("\u001b[32m");
    assertThat(
            KNOWN.lines(
                new TerminalStyle(Map.of("BURDENSHARE_COLUMNS", "64", "NO_COLOR", "1"), UTF_8)))
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(KNOWN.lines(new TerminalStyle(Map.of(), UTF_8)))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void nobodyAssessed_nothing() {
    assertThat(ranking().lines(screen("80", UTF_8))).isEmpty();
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static TerminalStyle screen(String columns, Charset charset) {
    return new TerminalStyle(Map.of("BURDENSHARE_COLUMNS", columns), charset).plain();
  }

  private static Ranking ranking(Row... allyTrend) {
    return new Ranking(
        Rules.given(
                "ally_trend",
                TestSpark.table(
                    "basis STRING, year INT, ally_name STRING, is_member BOOLEAN, rank_in_year INT,"
                        + " share_of_gdp_pct DOUBLE, obs_status STRING, guideline_pct DOUBLE,"
                        + " meets_guideline BOOLEAN, meets_guideline_rounded BOOLEAN,"
                        + " share_change_pp DOUBLE",
                    allyTrend))
            .models());
  }

  private static Row ally(
      String basis,
      int year,
      String name,
      Integer rank,
      Double share,
      String status,
      Boolean meets,
      Boolean meetsRounded,
      Double change) {
    return TestSpark.row(
        basis, year, name, true, rank, share, status, 2.0, meets, meetsRounded, change);
  }
}
