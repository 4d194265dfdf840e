package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** What was known of Poland in 2016, and of the members by it. */
class VintageChecksTest {
  private static final WideTable SHARES =
      WideTable.of(
              "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE, end_reason"
                  + " STRING, spending_edition STRING")
          .usually("basis", "NATO")
          .usually("ally", "POL")
          .usually("year", 2016)
          .usually("spending_edition", "nato-2016-07-04");
  private static final WideTable COUNTS =
      WideTable.of(
              "basis STRING, aggregate STRING, vintage_date DATE, year INT, members INT, assessed INT,"
                  + " meeting INT, allies_meeting ARRAY<STRING>")
          .usually("basis", "NATO")
          .usually("aggregate", "NATO")
          .usually("year", 2016)
          .usually("members", 28)
          .usually("assessed", 27);
  private static final Row FIVE = counts("2016-07-04", 5, "EST", "GBR", "GRC", "POL", "USA");
  private static final Row FOUR = counts("2022-06-27", 4, "EST", "GBR", "GRC", "USA");

  @Test
  void intervalsInARow_noOffender() {
    assertThat(
            offenders(
                known("2016-07-04", "2022-06-26", "revised"),
                known("2022-06-27", "2024-06-16", "withdrawn"),
                known("2026-01-01", "9999-12-31", null)))
        .isEmpty();
  }

  @Test
  void overlap_told() {
    assertThat(
            offenders(
                known("2016-07-04", "2022-06-27", "revised"),
                known("2022-06-27", "9999-12-31", null)))
        .containsExactly(
            "vintages_follow_each_other: the share of POL for 2016 on the basis NATO is known from"
                + " 2016-07-04 to 2022-06-27 and then from 2022-06-27, expected intervals without"
                + " overlap or hole; this is a fault of the program");
  }

  @Test
  void holeOrNothingAfterARevision_told() {
    assertThat(
            offenders(
                known("2016-07-04", "2022-06-25", "revised"),
                known("2022-06-27", "9999-12-31", null)))
        .hasSize(1);
    assertThat(offenders(known("2016-07-04", "2022-06-25", "revised")))
        .singleElement()
        .asString()
        .contains("and then from no day");
  }

  @Test
  void countsOfTheDay_agree() {
    assertThat(offenders(List.of(FIVE, FOUR), FIVE, "2022-06-26")).isEmpty();
    assertThat(offenders(List.of(FIVE, FOUR), FOUR, "2022-06-27")).isEmpty();
  }

  @Test
  void otherCounts_told() {
    assertThat(offenders(List.of(FIVE, FOUR), FIVE, "2022-06-27"))
        .singleElement()
        .asString()
        .startsWith(
            "counts_agree_with_vintages: the members that meet 2 % in 2016 on the basis NATO")
        .contains("\"meeting\":5", "\"meeting\":4");
  }

  private static Row known(String start, String end, String reason) {
    return SHARES.row(
        "realtime_start",
        LocalDate.parse(start),
        "realtime_end",
        LocalDate.parse(end),
        "end_reason",
        reason);
  }

  private static Row counts(String vintage, int meeting, String... allies) {
    return COUNTS.row(
        "vintage_date", LocalDate.parse(vintage), "meeting", meeting, "allies_meeting", allies);
  }

  private static List<String> offenders(Row... shares) {
    return told(shares, List.of(), List.of(), "2026-01-01");
  }

  private static List<String> offenders(List<Row> vintages, Row alliance, String asOf) {
    return told(new Row[0], vintages, List.of(alliance), asOf);
  }

  private static List<String> told(
      Row[] shares, List<Row> vintages, List<Row> alliance, String asOf) {
    return Rules.given("share_vintage", SHARES.with(shares))
        .and("verdict_vintage", COUNTS.with(vintages.toArray(Row[]::new)))
        .and("alliance_trend", COUNTS.with(alliance.toArray(Row[]::new)))
        .asOf(LocalDate.parse(asOf))
        .rows("vintage_offender")
        .stream()
        .map(row -> row.getString(0) + ": " + row.getString(2))
        .toList();
  }
}
