package org.burdenshare.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/**
 * The spending edition of these tests came out on 5 April 2016, spends 2 and prints 2 % for each
 * year, so it was divided by a GDP of 100.
 */
class GdpPartnerAgreementTest {
  private static final LocalDate RELEASED = LocalDate.of(2016, 4, 5);
  private static final int LAST_YEAR =
      GdpPartner.FIRST_YEAR_COMPARED - 1 + GdpPartner.FEWEST_COMPARED;

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
    List<Row> spending = new ArrayList<>();
    List<Row> gdp = new ArrayList<>();
    List<Row> editions = new ArrayList<>();
    editions.add(TestSpark.row("sipri-2016-04-05", "SIPRI", RELEASED));
    gdpByDay.forEach(
        (day, value) -> {
          editions.add(TestSpark.row("gdp-" + day, null, LocalDate.parse(day)));
          for (int year = GdpPartner.FIRST_YEAR_COMPARED; year <= lastYear; year++) {
            gdp.add(
                TestSpark.row(
                    "gdp-" + day,
                    LocalDate.parse(day),
                    "POL",
                    year,
                    value,
                    "PLN",
                    TestSpark.row(0, "A")));
          }
        });
    for (int year = GdpPartner.FIRST_YEAR_COMPARED; year <= lastYear; year++) {
      spending.add(
          TestSpark.row(
              "sipri-2016-04-05", RELEASED, "POL", year, 2.0, "PLN", 2.0, null, null, null));
    }
    Map<String, String> partners = new TreeMap<>();
    rule.attach(
            TestSpark.table(
                "edition_id STRING, vintage_date DATE, iso3 STRING, year INT, milex_xdc DOUBLE,"
                    + " currency STRING, share_published_pct DOUBLE, gdp_xdc DOUBLE,"
                    + " own_gdp_usd DOUBLE, gdp_constant STRUCT<price_base_year: INT, value: DOUBLE>",
                spending.toArray(Row[]::new)),
            TestSpark.table(
                "edition_id STRING, vintage_date DATE, iso3 STRING, year INT, gdp_xdc DOUBLE,"
                    + " gdp_currency STRING, gdp_status STRUCT<precedence: INT, obs_status: STRING>",
                gdp.toArray(Row[]::new)),
            TestSpark.table(
                "edition_id STRING, basis STRING, vintage_date DATE", editions.toArray(Row[]::new)),
            GdpPartner.WINDOW_DAYS)
        .where("year = " + lastYear)
        .collectAsList()
        .forEach(
            row ->
                partners.put(
                    row.<LocalDate>getAs("known_from").toString(),
                    row.getAs("partner_edition_id")));
    return partners;
  }
}
