package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** A workbook in which a table has a title that nobody knows, or is not there. */
class MissingSeriesTest {
  private static final WideTable SERIES =
      WideTable.of(
              "edition_id STRING, measure STRING, unit STRING, price_base_year INT, allies BIGINT")
          .usually("edition_id", "nato")
          .usually("allies", 31L);
  private static final WideTable REJECTED =
      WideTable.of("edition_id STRING, locator STRING, title STRING, reason_code STRING")
          .usually("edition_id", "nato")
          .usually("reason_code", "unknown_section");
  private static final String PORTION =
      "Core defence expenditure as a share of GDP and annual real change | Based on 2021 prices |"
          + " Portion of real GDP (%)";

  @Test
  void everySeriesFound_figuresUnderOtherTitlesAreNoFault() {
    Rules rules = nato(Set.of(), rejected("n!T9!C5", "Something of its own"));

    assertThat(rules.rows("missing_series")).isEmpty();
    assertThat(sentences(rules)).isEmpty();
  }

  @Test
  void seriesUnderAnotherTitle_isNamedWithTheNearestTitleAndItsPlace() {
    Rules rules =
        nato(
            Set.of("share_of_gdp"),
            rejected("n!T3!B5", PORTION),
            rejected("n!T3!B10", PORTION),
            rejected("n!T9!B5", "Something of its own"));

    assertThat(sentences(rules))
        .singleElement()
        .asString()
        .startsWith(
            "nato.xlsx has no series that is known as 'Share of real GDP (%)', but figures under"
                + " 'Portion of real GDP (%)' (2 rows from n!T3!B5); jobs/inspect shows")
        .endsWith("or publish what there is by its record (accepted: tables_complete)");
    assertThat(rules.rows("missing_series"))
        .singleElement()
        .extracting(row -> row.<Row>getAs("nearest").getAs("difference"))
        .isEqualTo("it says 'portion' in place of 'share'");
  }

  @Test
  void sheetThatIsGone_isAFaultOfAWholeWorkbook() {
    assertThat(sentences(nato(Set.of("share_of_gdp", "milex_real_change"))))
        .singleElement()
        .asString()
        .startsWith("nato.xlsx has no series that is known as 'Share of real GDP (%)'; jobs/");
    assertThat(sentences(nato(Set.of("personnel")))).isEmpty();
  }

  @Test
  void seriesWithoutAnyFigureOfAnAlly_isMissing() {
    List<Row> series = new ArrayList<>(natoWithout(Set.of("equipment_share")));
    series.add(SERIES.row("measure", "equipment_share", "unit", "PERCENT", "allies", 0L));

    assertThat(sentences(rules("nato_workbook", SERIES.with(series.toArray(Row[]::new)))))
        .singleElement()
        .asString()
        .contains("known as 'Equipment'");
  }

  @Test
  void seriesTornByARowThatNobodyKnows_isMissing_butOfFewerAlliesAloneItIsNone() {
    List<Row> series = new ArrayList<>(natoWithout(Set.of("equipment_share")));
    series.add(SERIES.row("measure", "equipment_share", "unit", "PERCENT", "allies", 20L));
    Dataset<Row> torn = SERIES.with(series.toArray(Row[]::new));

    assertThat(
            sentences(
                rules(
                    "nato_workbook",
                    torn,
                    REJECTED.with(
                        REJECTED.row("locator", "n!T8a!C20", "title", "Southern flank")))))
        .singleElement()
        .asString()
        .contains("known as 'Equipment'");
    assertThat(sentences(rules("nato_workbook", torn))).isEmpty();
  }

  @Test
  void spendingAtCurrentPrices_isNoSpendingAtConstantOnes() {
    List<Row> series =
        natoWithout(Set.of("milex")).stream().collect(Collectors.toCollection(ArrayList::new));
    series.add(SERIES.row("measure", "milex", "unit", "USD"));

    assertThat(
            rules("nato_workbook", SERIES.with(series.toArray(Row[]::new))).rows("missing_series"))
        .extracting(row -> row.<String>getAs("title"))
        .contains("Constant prices and exchange rates")
        .doesNotContain("Current prices and exchange rates");
  }

  @Test
  void oneTableSavedAlone_isNoFault() {
    Rules rules =
        rules(
            "nato_workbook", SERIES.with(SERIES.row("measure", "share_of_gdp", "unit", "PERCENT")));

    assertThat(rules.rows("missing_series")).hasSize(13);
    assertThat(sentences(rules)).isEmpty();
  }

  @Test
  void oneTableBesideADamagedSheet_isAFault_besideAHiddenOneItIsNone() {
    Dataset<Row> share = SERIES.with(SERIES.row("measure", "share_of_gdp", "unit", "PERCENT"));

    assertThat(
            sentences(
                rules(
                    "nato_workbook",
                    share,
                    REJECTED.with(
                        REJECTED.row("locator", "n!T2", "reason_code", "damaged_sheet")))))
        .hasSize(1);
    assertThat(
            sentences(
                rules(
                    "nato_workbook",
                    share,
                    REJECTED.with(REJECTED.row("locator", "n!T2", "reason_code", "hidden_sheet")))))
        .isEmpty();
  }

  @Test
  void newestYearUnderAnUnclearHeading_isAFaultOfAnyFormat() {
    Rules rules =
        rules(
            "world_bank",
            SERIES.with(),
            REJECTED.with(
                REJECTED.row(
                    "locator", "n!T3!N4", "title", "2026p", "reason_code", "unclear_last_year")));

    assertThat(sentences(rules))
        .singleElement()
        .asString()
        .startsWith(
            "nato.xlsx has figures after the last year that is known, under '2026p' (n!T3!N4);");
  }

  @Test
  void anotherFormat_hasNoSeriesThatItMustHave() {
    Rules rules = rules("tidy_csv", SERIES.with(), REJECTED.with(rejected("n.csv:2", "Title")));

    assertThat(rules.rows("missing_series")).isEmpty();
  }

  /** What workbooks of NATO always have, but for some measures. */
  private static List<Row> natoWithout(Set<String> measures) {
    return ReferenceFile.lines("expected_series.csv").stream()
        .filter(line -> line[0].equals("nato_workbook") && !measures.contains(line[1]))
        .map(
            line ->
                SERIES.row(
                    "measure",
                    line[1],
                    "unit",
                    line[2],
                    "price_base_year",
                    line[3].equals("true") ? 2021 : null))
        .toList();
  }

  private static Rules nato(Set<String> missing, Row... rejected) {
    return rules(
        "nato_workbook",
        SERIES.with(natoWithout(missing).toArray(Row[]::new)),
        REJECTED.with(rejected));
  }

  private static Row rejected(String locator, String title) {
    return REJECTED.row("locator", locator, "title", title);
  }

  private static Rules rules(String reader, Dataset<Row> series) {
    return rules(reader, series, REJECTED.with());
  }

  private static Rules rules(String reader, Dataset<Row> series, Dataset<Row> rejected) {
    return Rules.given("new_series", series)
        .and("rejected_figure", rejected)
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, file_name STRING, reader STRING, is_new BOOLEAN",
                TestSpark.row("nato", "nato.xlsx", reader, true)));
  }

  private static List<String> sentences(Rules rules) {
    return rules.rows("tables_complete").stream()
        .map(row -> row.<String>getAs("sentence"))
        .toList();
  }
}
