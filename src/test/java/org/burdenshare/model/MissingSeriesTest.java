package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** A workbook of NATO in which a block has a title that nobody knows, or is not there. */
class MissingSeriesTest {
  private static final WideTable SERIES =
      WideTable.of("edition_id STRING, measure STRING, unit STRING, price_base_year INT")
          .usually("edition_id", "nato")
          .usually("unit", "USD");
  private static final WideTable REJECTED =
      WideTable.of("edition_id STRING, locator STRING, title STRING, reason_code STRING")
          .usually("edition_id", "nato")
          .usually("reason_code", "unknown_section");
  private static final Row MILEX = SERIES.row("measure", "milex", "price_base_year", 2021);
  private static final Row GDP = SERIES.row("measure", "gdp", "price_base_year", 2021);
  private static final Row SHARE = SERIES.row("measure", "share_of_gdp", "unit", "PERCENT");
  private static final Row EQUIPMENT = SERIES.row("measure", "equipment_share", "unit", "PERCENT");

  @Test
  void everySeriesFound_figuresUnderOtherTitlesAreNoFault() {
    Rules rules =
        rules(
            "nato_workbook",
            SERIES.with(MILEX, GDP, SHARE, EQUIPMENT),
            REJECTED.with(rejected("n!T9!C5", "Something of its own")));

    assertThat(rules.rows("missing_series")).isEmpty();
    assertThat(sentences(rules)).isEmpty();
  }

  @Test
  void seriesUnderAnotherTitle_isNamedWithTheNearestTitleAndItsPlace() {
    Rules rules =
        rules(
            "nato_workbook",
            SERIES.with(MILEX, GDP, EQUIPMENT),
            REJECTED.with(
                rejected("n!T3!B5", "Portion of real GDP (%)"),
                rejected("n!T3!B10", "Portion of real GDP (%)"),
                rejected("n!T9!B5", "Something of its own")));

    assertThat(sentences(rules))
        .containsExactly(
            "nato.xlsx has no series that is known as 'Share of real GDP (%)', but figures under"
                + " 'Portion of real GDP (%)' (2 rows from n!T3!B5); where that is the same under a"
                + " new title, write the title as it was in a copy of the file, or publish what"
                + " there is by its record (accepted: tables_complete)");
  }

  @Test
  void spendingAtCurrentPrices_isNoSpendingAtConstantOnes() {
    Rules rules =
        rules("nato_workbook", SERIES.with(GDP, SHARE, EQUIPMENT, SERIES.row("measure", "milex")));

    assertThat(rules.rows("missing_series"))
        .extracting(row -> row.<String>getAs("title"))
        .containsExactly("Constant prices and exchange rates");
  }

  @Test
  void oneTableSavedAlone_isNoFault() {
    Rules rules = rules("nato_workbook", SERIES.with(SHARE));

    assertThat(rules.rows("missing_series")).hasSize(3);
    assertThat(sentences(rules)).isEmpty();
  }

  @Test
  void anotherFormat_hasNoSeriesThatItMustHave() {
    Rules rules = rules("tidy_csv", SERIES.with(), REJECTED.with(rejected("n.csv:2", "Title")));

    assertThat(rules.rows("missing_series")).isEmpty();
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
