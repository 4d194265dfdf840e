package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.given;
import static org.burdenshare.model.Measured.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Editions of SIPRI, called by the day on which they came out. */
class PartialAndCopiedEditionsTest {
  private static final String FULL = "2024-04-22";
  private static final String EXPORT = "2024-05-20";
  private static final String NEXT = "2025-04-28";
  private static final String EVER = "9999-12-31";

  @Test
  void exportOfOneCountry_withdrawsNobody_andIsSaid() {
    Row[] rows = {
      of(FULL, "POL", 3.3), of(FULL, "EST", 2.9), of(FULL, "DNK", 1.9), of(EXPORT, "POL", 3.4)
    };

    assertThat(vintages(rows))
        .containsExactly(
            tuple("DNK", FULL, EVER, 1.9, null),
            tuple("EST", FULL, EVER, 2.9, null),
            tuple("POL", FULL, "2024-05-19", 3.3, "revised"),
            tuple("POL", EXPORT, EVER, 3.4, null));
    assertThat(said(rows))
        .containsExactly(
            "edition sipri-2024-05-20 is partial: for 1 years from 2023 to 2023 it gives shares of"
                + " no more than 1 of the up to 3 allies of whom sipri-2024-04-22 gives one; it"
                + " withdraws nobody");
  }

  @Test
  void exactlyTwoThirds_isWhole_andWithdraws() {
    assertThat(
            vintages(
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                of(FULL, "DNK", 1.9),
                of(NEXT, "POL", 3.3),
                of(NEXT, "EST", 2.9)))
        .contains(tuple("DNK", FULL, "2025-04-27", 1.9, "withdrawn"));
  }

  @Test
  void secondExport_isComparedWithTheLastWholeEdition() {
    Row[] rows = {
      of(FULL, "POL", 3.3),
      of(FULL, "EST", 2.9),
      of(FULL, "DNK", 1.9),
      of(EXPORT, "POL", 3.4),
      of("2024-06-01", "POL", 3.5)
    };

    assertThat(vintages(rows)).contains(tuple("EST", FULL, EVER, 2.9, null));
    assertThat(said(rows))
        .hasSize(2)
        .allSatisfy(
            sentence -> assertThat(sentence).contains("of whom sipri-2024-04-22 gives one"));
  }

  @Test
  void wholeEditionAfterAnExport_withdrawsWhomBothLeftStanding() {
    assertThat(
            vintages(
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                of(FULL, "DNK", 1.9),
                of(FULL, "NOR", 1.6),
                of(EXPORT, "POL", 3.4),
                of(NEXT, "EST", 2.9),
                of(NEXT, "DNK", 1.9),
                of(NEXT, "NOR", 1.6)))
        .containsExactly(
            tuple("DNK", FULL, EVER, 1.9, null),
            tuple("EST", FULL, EVER, 2.9, null),
            tuple("NOR", FULL, EVER, 1.6, null),
            tuple("POL", FULL, "2024-05-19", 3.3, "revised"),
            tuple("POL", EXPORT, "2025-04-27", 3.4, "withdrawn"));
  }

  @Test
  void allyNamedWithoutAShareByAnExport_isNotWithdrawn() {
    assertThat(
            vintages(
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                of(EXPORT, "POL", 3.4),
                Measured.figures("EST", 2023, released(EXPORT, "milex_usd", 1e9))))
        .contains(tuple("EST", FULL, EVER, 2.9, null));
  }

  @Test
  void exportWithoutAnyAlly_saysNothing_andIsSaid() {
    Row[] rows = {of(FULL, "POL", 3.3), of(EXPORT, "NGA", 0.7)};

    assertThat(vintages(rows)).containsExactly(tuple("POL", FULL, EVER, 3.3, null));
    assertThat(said(rows))
        .containsExactly(
            "edition sipri-2024-05-20 is partial: it gives no share of an ally, sipri-2024-04-22"
                + " does; it withdraws nobody");
  }

  @Test
  void exportOfSharesAlone_leavesTheComputedOnesStanding() {
    assertThat(vintages(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01)))
        .containsExactly(tuple("DNK", FULL, EVER, 1.99, null));
  }

  @Test
  void exportOfOneCountryWithAllItsFigures_takesNobodysPlace() {
    assertThat(
            editionsOfDenmark(
                workbook(FULL, 1.99, 2.01),
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                workbook(EXPORT, 1.99, 2.01)))
        .containsExactly("sipri-" + FULL);
    assertThat(
            editionsOfDenmark(
                workbook(FULL, 1.99, 2.01),
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                workbook(EXPORT, 1.98, 2.0)))
        .containsExactly("sipri-" + EXPORT);
  }

  @Test
  void exportOfSharesAlone_leavesSpendingWithoutAnyShareStanding() {
    assertThat(
            editionsOfDenmark(
                figures(
                    "DNK",
                    2023,
                    released(FULL, "milex_xdc", 5.0, "given", given("milex_xdc", 5.0))),
                of(FULL, "POL", 3.3),
                figures("DNK", 2023, released(EXPORT, "given", given())),
                of(EXPORT, "POL", 3.3)))
        .containsExactly("sipri-" + FULL);
  }

  @Test
  void exportOfRevisedShares_isARevision() {
    assertThat(vintages(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.02)))
        .containsExactly(
            tuple("DNK", FULL, "2024-05-19", 1.99, "revised"),
            tuple("DNK", EXPORT, EVER, 2.02, null));
  }

  @Test
  void sameShareWithAnotherStatusOrAnotherFigure_isARevision() {
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01),
                shares(EXPORT, 2.01, "share_status", TestSpark.row(1, "E"))))
        .hasSize(2);
    assertThat(vintages(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01, "milex_usd", 8.2e9)))
        .hasSize(2);
    assertThat(vintages(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01, "milex_usd", 8.1e9)))
        .hasSize(1);
  }

  @Test
  void constantPricesOfAnotherBase_areNoFigureOfBoth() {
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01, "milex_constant", TestSpark.row(2022, 7e9)),
                shares(EXPORT, 2.01, "milex_constant", TestSpark.row(2023, 9e9))))
        .hasSize(1);
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01, "milex_constant", TestSpark.row(2022, 7e9)),
                shares(EXPORT, 2.01, "milex_constant", TestSpark.row(2022, 9e9))))
        .hasSize(2);
  }

  @Test
  void copyOfACopy_standsNoMoreThanTheFirst_andARevisionEndsIt() {
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01),
                shares(EXPORT, 2.01),
                shares("2024-06-01", 2.01),
                shares("2024-07-01", 2.03),
                shares("2024-08-01", 2.01)))
        .containsExactly(
            tuple("DNK", FULL, "2024-06-30", 1.99, "revised"),
            tuple("DNK", "2024-07-01", "2024-07-31", 2.03, "revised"),
            tuple("DNK", "2024-08-01", EVER, 2.01, null));
  }

  @Test
  void givenAgainAfterAWithdrawal_isNoCopyOfWhatWasWithdrawn() {
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01),
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                of(EXPORT, "POL", 3.3),
                of(EXPORT, "EST", 2.9),
                shares(NEXT, 2.01),
                of(NEXT, "POL", 3.3),
                of(NEXT, "EST", 2.9)))
        .contains(
            tuple("DNK", FULL, "2024-05-19", 1.99, "withdrawn"),
            tuple("DNK", NEXT, EVER, 2.01, null));
  }

  @Test
  void copyLeftOutByTheNextEdition_isWithdrawn() {
    assertThat(
            vintages(
                workbook(FULL, 1.99, 2.01),
                of(FULL, "POL", 3.3),
                of(FULL, "EST", 2.9),
                shares(EXPORT, 2.01),
                of(EXPORT, "POL", 3.3),
                of(EXPORT, "EST", 2.9),
                of(NEXT, "POL", 3.3),
                of(NEXT, "EST", 2.9)))
        .contains(tuple("DNK", FULL, "2025-04-27", 1.99, "withdrawn"));
  }

  @Test
  void workbookAfterAnExportOfShares_isComputedFromItsDay() {
    assertThat(vintages(shares(FULL, 2.01), workbook(EXPORT, 1.99, 2.01)))
        .containsExactly(
            tuple("DNK", FULL, "2024-05-19", 2.01, "revised"),
            tuple("DNK", EXPORT, EVER, 1.99, null));
  }

  @Test
  void gdpThatComesAfterTheCopy_stillMakesTheComputedShare() {
    assertThat(
            vintages(
                workbook(FULL, 2.01, 2.01, "share_source", "published"),
                workbook(FULL, 1.99, 2.01, "known_from", LocalDate.parse("2024-06-01")),
                shares(EXPORT, 2.01)))
        .containsExactly(
            tuple("DNK", FULL, "2024-05-31", 2.01, "revised"),
            tuple("DNK", "2024-06-01", EVER, 1.99, null));
  }

  private static Row of(String day, String ally, double share) {
    return share(ally, 2023, share, released(day));
  }

  /** Denmark as a whole workbook has it: spending in national currency, and the printed share. */
  private static Row workbook(String day, double computed, double printed, Object... more) {
    List<Object> figures =
        new ArrayList<>(
            List.of(
                "milex_xdc",
                56e9,
                "milex_usd",
                8.1e9,
                "share_published_pct",
                printed,
                "share_status",
                TestSpark.row(0, "A"),
                "milex_status",
                TestSpark.row(1, "E")));
    List<Object> cells = new ArrayList<>(List.of("share_published_pct", printed));
    for (int place = 0; place < more.length; place += 2) {
      (more[place].equals("milex_constant") ? figures : cells)
          .addAll(List.of(more[place], more[place + 1]));
    }
    cells.addAll(List.of("given", given(figures.toArray())));
    return share("DNK", 2023, computed, released(day, cells.toArray()));
  }

  /** Denmark as an export of printed shares has it. */
  private static Row shares(String day, double printed, Object... more) {
    List<Object> figures =
        new ArrayList<>(
            List.of("share_published_pct", printed, "share_status", TestSpark.row(0, "A")));
    figures.addAll(Arrays.asList(more));
    return share(
        "DNK",
        2023,
        printed,
        released(
            day,
            "share_source",
            "published",
            "share_published_pct",
            printed,
            "given",
            given(figures.toArray())));
  }

  private static Object[] released(String day, Object... more) {
    LocalDate date = LocalDate.parse(day);
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "edition_id",
                "sipri-" + day,
                "publisher",
                "SIPRI",
                "basis",
                "SIPRI",
                "vintage_date",
                date,
                "known_from",
                date));
    cells.addAll(Arrays.asList(more));
    return cells.toArray();
  }

  /** By which edition Denmark is known in the end. */
  private static List<String> editionsOfDenmark(Row... rows) {
    return Measured.editions(rows).rows("known_on_day").stream()
        .filter(row -> row.getAs("iso3").equals("DNK"))
        .map(row -> row.<String>getAs("edition_id"))
        .toList();
  }

  private static List<String> said(Row... rows) {
    Dataset<Row> shares = Measured.shares(rows);
    return Rules.given("share", shares)
        .and(
            "edition", shares.select("edition_id", "publisher", "basis", "vintage_date").distinct())
        .rows("partial_edition")
        .stream()
        .sorted(Comparator.comparing(row -> row.getString(0)))
        .map(row -> row.getString(1))
        .toList();
  }

  /** Ally, from, to, share and how it ended, for each change. */
  private static List<Tuple> vintages(Row... rows) {
    return Measured.editions(rows)
        .and(
            "edition",
            Measured.shares(rows)
                .selectExpr("edition_id", "'Defence expenditure' AS measure_name")
                .distinct())
        .table("share_vintage")
        .orderBy("ally", "year", "realtime_start")
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.<String>getAs("ally"),
                    row.<LocalDate>getAs("realtime_start").toString(),
                    row.<LocalDate>getAs("realtime_end").toString(),
                    row.<Double>getAs("share_of_gdp_pct"),
                    row.<String>getAs("end_reason")))
        .toList();
  }
}
