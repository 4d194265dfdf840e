package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/**
 * The spending edition of these tests came out on 5 April 2016, spends 2 and prints 2 % for each
 * year, so it was divided by a GDP of 100.
 */
class GdpPartnerAgreementTest {
  private static final LocalDate RELEASED = LocalDate.of(2016, 4, 5);
  private static final int FIRST_YEAR_COMPARED = 2000;
  private static final int FEWEST_COMPARED = 30;
  private static final int LAST_YEAR = FIRST_YEAR_COMPARED - 1 + FEWEST_COMPARED;

  @Test
  void printedSharesTell_ratherThanNearness() {
    assertThat(
            partners(
                GdpPartner.AGREEMENT, LAST_YEAR, Map.of("2015-10-06", 100.0, "2016-04-01", 95.0)))
        .containsExactly(Map.entry("2016-04-05", "gdp-2015-10-06"));
    assertThat(
            partners(
                GdpPartner.NEAREST, LAST_YEAR, Map.of("2015-10-06", 100.0, "2016-04-01", 95.0)))
        .containsExactly(Map.entry("2016-04-05", "gdp-2016-04-01"));
  }

  @Test
  void equalAgreement_theNearest() {
    assertThat(
            partners(
                GdpPartner.AGREEMENT, LAST_YEAR, Map.of("2015-10-06", 100.0, "2016-04-01", 100.0)))
        .containsExactly(Map.entry("2016-04-05", "gdp-2016-04-01"));
  }

  @Test
  void tooFewPrintedShares_theNearest() {
    assertThat(
            partners(
                GdpPartner.AGREEMENT,
                LAST_YEAR - 1,
                Map.of("2015-10-06", 100.0, "2016-04-01", 95.0)))
        .containsExactly(Map.entry("2016-04-05", "gdp-2016-04-01"));
  }

  @Test
  void betterOneThatComesLater_fromItsDayOn_andAWorseOneNever() {
    assertThat(
            partners(
                GdpPartner.AGREEMENT,
                LAST_YEAR,
                Map.of("2016-04-01", 95.0, "2016-04-12", 100.0, "2016-05-01", 99.0)))
        .containsExactly(
            Map.entry("2016-04-05", "gdp-2016-04-01"), Map.entry("2016-04-12", "gdp-2016-04-12"));
  }

  @Test
  void outsideTheWindow_neverThePartner() {
    assertThat(
            partners(
                GdpPartner.AGREEMENT, LAST_YEAR, Map.of("2015-01-01", 100.0, "2016-04-01", 95.0)))
        .containsExactly(Map.entry("2016-04-05", "gdp-2016-04-01"));
  }

  @Test
  void formerName_isTheNearest() {
    assertThat(GdpPartner.named("contemporaneous")).contains(GdpPartner.NEAREST);
    assertThat(GdpPartner.named("Agreement")).contains(GdpPartner.AGREEMENT);
    assertThat(GdpPartner.named("newest")).isEmpty();
  }

  /** From when on which GDP edition is the partner, as far as one is. */
  private static Map<String, String> partners(
      GdpPartner rule, int lastYear, Map<String, Double> gdpByDay) {
    List<Row> figures = new ArrayList<>();
    List<Row> editions = new ArrayList<>();
    editions.add(TestSpark.row("sipri-2016-04-05", "SIPRI", RELEASED));
    gdpByDay.forEach(
        (day, value) -> {
          editions.add(TestSpark.row("gdp-" + day, null, LocalDate.parse(day)));
          for (int year = FIRST_YEAR_COMPARED; year <= lastYear; year++) {
            figures.add(
                Figured.FIGURES.row(
                    "edition_id",
                    "gdp-" + day,
                    "year",
                    year,
                    "gdp_xdc",
                    value,
                    "gdp_currency",
                    "PLN"));
          }
        });
    for (int year = FIRST_YEAR_COMPARED; year <= lastYear; year++) {
      figures.add(
          Figured.SPENDING.row(
              "year", year, "milex_xdc", 2.0, "currency", "PLN", "share_published_pct", 2.0));
    }
    Map<String, String> partners = new TreeMap<>();
    Rules.given("figure", Figured.FIGURES.with(figures.toArray(Row[]::new)))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, basis STRING, vintage_date DATE", editions.toArray(Row[]::new)))
        .gdpPartner(rule, GdpPartner.WINDOW_DAYS)
        .rows("gdp_partner")
        .forEach(
            row ->
                partners.put(
                    row.<LocalDate>getAs("known_from").toString(), row.getAs("gdp_edition_id")));
    return partners;
  }
}
