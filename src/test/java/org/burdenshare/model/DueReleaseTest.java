package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/**
 * Which release of a publisher is next, by the editions that are there, and since when it is due.
 */
class DueReleaseTest {
  @Test
  void theNextRelease_isTheFirstThatNoEditionIsOf() {
    assertThat(next("2025-10-14", "SIPRI 2025-04-28", "NATO 2025-08-28", "IMF 2025-10-14"))
        .containsExactly(
            "IMF April 2026 2026-04-30",
            "NATO summer 2026 2026-08-31",
            "SIPRI April 2026 2026-05-02");
    assertThat(next("2025-06-30", "IMF 2025-04-22", "World Bank 2025-06-30"))
        .containsExactly("IMF October 2025 2025-10-31");
  }

  @Test
  void anEditionOfMarch_isNotThatOfSummer() {
    assertThat(next("2024-03-14", "NATO 2024-03-14"))
        .containsExactly("NATO summer 2024 2024-08-31");
    assertThat(next("2019-11-29", "NATO 2019-11-29"))
        .containsExactly("NATO summer 2020 2020-08-31");
  }

  @Test
  void releasesThatWereMissed_areDueSinceTheFirst() {
    assertThat(next("2020-01-01", "SIPRI 2016-04-05", "NATO 2020-01-01"))
        .contains("SIPRI April 2017 2017-05-02");
  }

  @Test
  void onADayBeforeTheNewestEdition_nobodyIsWaitedFor_andAfterItEverybodyIs() {
    assertThat(next("2017-05-03", "SIPRI 2016-04-05", "SIPRI 2018-05-02")).isEmpty();
    assertThat(next("2018-05-02", "SIPRI 2016-04-05", "SIPRI 2018-05-02"))
        .containsExactly("SIPRI April 2019 2019-05-02");
    assertThat(next("2019-01-01", "SIPRI 2016-04-05", "SIPRI 2018-05-02"))
        .containsExactly("SIPRI April 2019 2019-05-02");
  }

  @Test
  void inPastYears_onlyNatosReleaseOf2020WasLate() {
    Dataset<Row> calendar =
        TestSpark.table(
            "publisher STRING, day DATE",
            ReferenceFile.records("release.csv").stream()
                .map(
                    release ->
                        TestSpark.row(
                            release.get("publisher"), LocalDate.parse(release.get("release_date"))))
                .toArray(Row[]::new));
    // Each release as the only one of a publisher of its own.
    Dataset<Row> alone =
        calendar.selectExpr("concat(publisher, day) AS publisher", "day AS vintage_date");
    Dataset<Row> seasons =
        Rules.ofReference()
            .table("release_season")
            .join(calendar, "publisher")
            .selectExpr("concat(publisher, day) AS publisher", "release", "earliest", "latest");
    Dataset<Row> followed =
        calendar.selectExpr(
            "concat(publisher, day) AS publisher",
            "lead(day) OVER (PARTITION BY publisher ORDER BY day) AS next_day");

    assertThat(
            Rules.given("edition", alone)
                .and("release_season", seasons)
                .asOf(LocalDate.of(2026, 7, 7))
                .table("due_release")
                .join(followed, "publisher")
                .where("due_since < next_day")
                .selectExpr("release", "next_day")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly("summer 2020 2020-10-21");
  }

  /** Publisher, release and since when it is due, after these editions. */
  private static List<String> next(String asOf, String... editions) {
    Row[] rows =
        Stream.of(editions)
            .map(edition -> edition.split(" (?=\\d)"))
            .map(edition -> TestSpark.row(edition[0], LocalDate.parse(edition[1])))
            .toArray(Row[]::new);
    Dataset<Row> table = TestSpark.table("publisher STRING, vintage_date DATE", rows);
    return Rules.given("edition", table).asOf(LocalDate.parse(asOf)).rows("due_release").stream()
        .map(row -> row.mkString(" "))
        .toList();
  }
}
