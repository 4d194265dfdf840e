package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.given;
import static org.burdenshare.model.Measured.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Editions of SIPRI, called by the day on which they came out. */
class PartialAndCopiedEditionsTest {
  private static final String FULL = "2024-04-22";
  private static final String EXPORT = "2024-05-20";
  private static final String NEXT = "2025-04-28";
  private static final String EVER = "9999-12-31";

  private static final Cases CASES = Measured.cases(PartialAndCopiedEditionsTest::rules);

  private static final Case EXPORT_OF_ONE_COUNTRY =
      CASES.of(
          of(FULL, "POL", 3.3), of(FULL, "EST", 2.9), of(FULL, "DNK", 1.9), of(EXPORT, "POL", 3.4));

  @Test
  void exportOfOneCountry_withdrawsNobody_andIsSaid() {
    assertThat(vintages(EXPORT_OF_ONE_COUNTRY))
        .containsExactly(
            tuple("DNK", FULL, EVER, 1.9, null),
            tuple("EST", FULL, EVER, 2.9, null),
            tuple("POL", FULL, "2024-05-19", 3.3, "revised"),
            tuple("POL", EXPORT, EVER, 3.4, null));
    assertThat(said(EXPORT_OF_ONE_COUNTRY))
        .containsExactly(
            "edition sipri-2024-05-20 is partial: for 1 years from 2023 to 2023 it gives shares of"
                + " no more than 1 of the up to 3 allies of whom sipri-2024-04-22 gives one; it"
                + " withdraws nobody");
  }

  private static final Case TWO_THIRDS =
      CASES.of(
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          of(FULL, "DNK", 1.9),
          of(NEXT, "POL", 3.3),
          of(NEXT, "EST", 2.9));

  @Test
  void exactlyTwoThirds_isWhole_andWithdraws() {
    assertThat(vintages(TWO_THIRDS)).contains(tuple("DNK", FULL, "2025-04-27", 1.9, "withdrawn"));
  }

  private static final Case TWO_EXPORTS =
      CASES.of(
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          of(FULL, "DNK", 1.9),
          of(EXPORT, "POL", 3.4),
          of("2024-06-01", "POL", 3.5));

  @Test
  void secondExport_isComparedWithTheLastWholeEdition() {
    assertThat(vintages(TWO_EXPORTS)).contains(tuple("EST", FULL, EVER, 2.9, null));
    assertThat(said(TWO_EXPORTS))
        .hasSize(2)
        .allSatisfy(
            sentence -> assertThat(sentence).contains("of whom sipri-2024-04-22 gives one"));
  }

  private static final Case WHOLE_EDITION_AFTER_AN_EXPORT =
      CASES.of(
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          of(FULL, "DNK", 1.9),
          of(FULL, "NOR", 1.6),
          of(EXPORT, "POL", 3.4),
          of(NEXT, "EST", 2.9),
          of(NEXT, "DNK", 1.9),
          of(NEXT, "NOR", 1.6));

  @Test
  void wholeEditionAfterAnExport_withdrawsWhomBothLeftStanding() {
    assertThat(vintages(WHOLE_EDITION_AFTER_AN_EXPORT))
        .containsExactly(
            tuple("DNK", FULL, EVER, 1.9, null),
            tuple("EST", FULL, EVER, 2.9, null),
            tuple("NOR", FULL, EVER, 1.6, null),
            tuple("POL", FULL, "2024-05-19", 3.3, "revised"),
            tuple("POL", EXPORT, "2025-04-27", 3.4, "withdrawn"));
  }

  private static final Case NAMED_WITHOUT_A_SHARE =
      CASES.of(
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          of(EXPORT, "POL", 3.4),
          figures("EST", 2023, released(EXPORT, "milex_usd", 1e9)));

  @Test
  void allyNamedWithoutAShareByAnExport_isNotWithdrawn() {
    assertThat(vintages(NAMED_WITHOUT_A_SHARE)).contains(tuple("EST", FULL, EVER, 2.9, null));
  }

  private static final Case EXPORT_WITHOUT_ANY_ALLY =
      CASES.of(of(FULL, "POL", 3.3), of(EXPORT, "NGA", 0.7));

  @Test
  void exportWithoutAnyAlly_saysNothing_andIsSaid() {
    assertThat(vintages(EXPORT_WITHOUT_ANY_ALLY))
        .containsExactly(tuple("POL", FULL, EVER, 3.3, null));
    assertThat(said(EXPORT_WITHOUT_ANY_ALLY))
        .containsExactly(
            "edition sipri-2024-05-20 is partial: it gives no share of an ally, sipri-2024-04-22"
                + " does; it withdraws nobody");
  }

  private static final Case SHARES_ALONE =
      CASES.of(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01));

  @Test
  void exportOfSharesAlone_leavesTheComputedOnesStanding() {
    assertThat(vintages(SHARES_ALONE)).containsExactly(tuple("DNK", FULL, EVER, 1.99, null));
  }

  private static final Case SAME_FIGURES_OF_ONE_COUNTRY =
      CASES.of(
          workbook(FULL, 1.99, 2.01),
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          workbook(EXPORT, 1.99, 2.01));
  private static final Case OTHER_FIGURES_OF_ONE_COUNTRY =
      CASES.of(
          workbook(FULL, 1.99, 2.01),
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          workbook(EXPORT, 1.98, 2.0));

  @Test
  void exportOfOneCountryWithAllItsFigures_takesNobodysPlace() {
    assertThat(editionsOfDenmark(SAME_FIGURES_OF_ONE_COUNTRY)).containsExactly("sipri-" + FULL);
    assertThat(editionsOfDenmark(OTHER_FIGURES_OF_ONE_COUNTRY)).containsExactly("sipri-" + EXPORT);
  }

  private static final Case SPENDING_WITHOUT_ANY_SHARE =
      CASES.of(
          figures("DNK", 2023, released(FULL, "milex_xdc", 5.0, "given", given("milex_xdc", 5.0))),
          of(FULL, "POL", 3.3),
          figures("DNK", 2023, released(EXPORT, "given", given())),
          of(EXPORT, "POL", 3.3));

  @Test
  void exportOfSharesAlone_leavesSpendingWithoutAnyShareStanding() {
    assertThat(editionsOfDenmark(SPENDING_WITHOUT_ANY_SHARE)).containsExactly("sipri-" + FULL);
  }

  private static final Case REVISED_SHARES =
      CASES.of(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.02));

  @Test
  void exportOfRevisedShares_isARevision() {
    assertThat(vintages(REVISED_SHARES))
        .containsExactly(
            tuple("DNK", FULL, "2024-05-19", 1.99, "revised"),
            tuple("DNK", EXPORT, EVER, 2.02, null));
  }

  private static final Case ANOTHER_STATUS =
      CASES.of(
          workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01, "share_status", TestSpark.row(1, "E")));
  private static final Case ANOTHER_FIGURE =
      CASES.of(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01, "milex_usd", 8.2e9));
  private static final Case SAME_FIGURE =
      CASES.of(workbook(FULL, 1.99, 2.01), shares(EXPORT, 2.01, "milex_usd", 8.1e9));

  @Test
  void sameShareWithAnotherStatusOrAnotherFigure_isARevision() {
    assertThat(vintages(ANOTHER_STATUS)).hasSize(2);
    assertThat(vintages(ANOTHER_FIGURE)).hasSize(2);
    assertThat(vintages(SAME_FIGURE)).hasSize(1);
  }

  private static final Case CONSTANT_PRICES_OF_ANOTHER_BASE =
      CASES.of(
          workbook(FULL, 1.99, 2.01, "milex_constant", TestSpark.row(2022, 7e9)),
          shares(EXPORT, 2.01, "milex_constant", TestSpark.row(2023, 9e9)));
  private static final Case CONSTANT_PRICES_OF_ONE_BASE =
      CASES.of(
          workbook(FULL, 1.99, 2.01, "milex_constant", TestSpark.row(2022, 7e9)),
          shares(EXPORT, 2.01, "milex_constant", TestSpark.row(2022, 9e9)));

  @Test
  void constantPricesOfAnotherBase_areNoFigureOfBoth() {
    assertThat(vintages(CONSTANT_PRICES_OF_ANOTHER_BASE)).hasSize(1);
    assertThat(vintages(CONSTANT_PRICES_OF_ONE_BASE)).hasSize(2);
  }

  private static final Case COPY_OF_A_COPY =
      CASES.of(
          workbook(FULL, 1.99, 2.01),
          shares(EXPORT, 2.01),
          shares("2024-06-01", 2.01),
          shares("2024-07-01", 2.03),
          shares("2024-08-01", 2.01));

  @Test
  void copyOfACopy_standsNoMoreThanTheFirst_andARevisionEndsIt() {
    assertThat(vintages(COPY_OF_A_COPY))
        .containsExactly(
            tuple("DNK", FULL, "2024-06-30", 1.99, "revised"),
            tuple("DNK", "2024-07-01", "2024-07-31", 2.03, "revised"),
            tuple("DNK", "2024-08-01", EVER, 2.01, null));
  }

  private static final Case GIVEN_AGAIN =
      CASES.of(
          workbook(FULL, 1.99, 2.01),
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          of(EXPORT, "POL", 3.3),
          of(EXPORT, "EST", 2.9),
          shares(NEXT, 2.01),
          of(NEXT, "POL", 3.3),
          of(NEXT, "EST", 2.9));

  @Test
  void givenAgainAfterAWithdrawal_isNoCopyOfWhatWasWithdrawn() {
    assertThat(vintages(GIVEN_AGAIN))
        .contains(
            tuple("DNK", FULL, "2024-05-19", 1.99, "withdrawn"),
            tuple("DNK", NEXT, EVER, 2.01, null));
  }

  private static final Case LEFT_OUT_AFTER_A_COPY =
      CASES.of(
          workbook(FULL, 1.99, 2.01),
          of(FULL, "POL", 3.3),
          of(FULL, "EST", 2.9),
          shares(EXPORT, 2.01),
          of(EXPORT, "POL", 3.3),
          of(EXPORT, "EST", 2.9),
          of(NEXT, "POL", 3.3),
          of(NEXT, "EST", 2.9));

  @Test
  void copyLeftOutByTheNextEdition_isWithdrawn() {
    assertThat(vintages(LEFT_OUT_AFTER_A_COPY))
        .contains(tuple("DNK", FULL, "2025-04-27", 1.99, "withdrawn"));
  }

  private static final Case WORKBOOK_AFTER_SHARES =
      CASES.of(shares(FULL, 2.01), workbook(EXPORT, 1.99, 2.01));

  @Test
  void workbookAfterAnExportOfShares_isComputedFromItsDay() {
    assertThat(vintages(WORKBOOK_AFTER_SHARES))
        .containsExactly(
            tuple("DNK", FULL, "2024-05-19", 2.01, "revised"),
            tuple("DNK", EXPORT, EVER, 1.99, null));
  }

  private static final Case GDP_AFTER_THE_COPY =
      CASES.of(
          workbook(FULL, 2.01, 2.01, "share_source", "published"),
          workbook(FULL, 1.99, 2.01, "known_from", LocalDate.parse("2024-06-01")),
          shares(EXPORT, 2.01));

  @Test
  void gdpThatComesAfterTheCopy_stillMakesTheComputedShare() {
    assertThat(vintages(GDP_AFTER_THE_COPY))
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

  private static Rules rules(Dataset<Row> shares) {
    return Measured.ofEditions(shares, "'Defence expenditure'");
  }

  /** By which edition Denmark is known in the end. */
  private static List<String> editionsOfDenmark(Case one) {
    return one.rows("known_on_day").stream()
        .filter(row -> row.getAs("iso3").equals("DNK"))
        .map(row -> row.<String>getAs("edition_id"))
        .toList();
  }

  private static List<String> said(Case one) {
    return one.rows("partial_edition", "edition_id").stream().map(row -> row.getString(1)).toList();
  }

  /** Ally, from, to, share and how it ended, for each change. */
  private static List<Tuple> vintages(Case one) {
    return one.rows("share_vintage", "ally", "year", "realtime_start").stream()
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
