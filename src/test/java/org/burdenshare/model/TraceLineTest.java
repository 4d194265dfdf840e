package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burdenshare.testing.TestSpark.row;
import static org.burdenshare.testing.TestSpark.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a verdict, see {@code trace_line.sql}. */
class TraceLineTest {
  private static final String SHARES =
      "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE,"
          + " is_member BOOLEAN, share_of_gdp_pct DOUBLE, share_published_pct DOUBLE,"
          + " share_source STRING, obs_status STRING, guideline STRING, guideline_pct DOUBLE,"
          + " meets_guideline BOOLEAN, meets_guideline_rounded BOOLEAN,"
          + " meets_guideline_published BOOLEAN, spending_edition STRING, gdp_edition STRING,"
          + " end_reason STRING, ended_by STRING";
  private static final String RECONCILIATION =
      "edition_id STRING, gdp_edition STRING, ally STRING, year INT, explanation STRING";
  private static final String FIGURES =
      "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE, side STRING,"
          + " measure STRING, value DOUBLE, unit STRING, currency STRING, price_base_year INT,"
          + " obs_status STRING, edition_id STRING, file_name STRING, sheet STRING, place STRING,"
          + " locator STRING, citation STRING, note STRING";
  private static final String CHANGES =
      "basis STRING, ally STRING, year INT, realtime_start DATE, sentence STRING";
  private static final LocalDate FROM = LocalDate.parse("2016-04-05");
  private static final LocalDate UNTIL = LocalDate.parse("2017-04-23");

  @Test
  void aShareThatWasWithdrawn_isSaidToBe() {
    Dataset<Row> shares =
        table(SHARES, share(2.5, 2.5, "published", true, true, true, "withdrawn", "sipri-2017"));

    assertThat(unknown(shares, "2018-01-01"))
        .containsExactly(
            "No share of Greece for 2015 on SIPRI's definition is known on 2018-01-01: that of"
                + " sipri-2016 was withdrawn on 2017-04-24 by sipri-2017.");
  }

  @Test
  void aDayBeforeTheFirstShare_namesThatDay() {
    Dataset<Row> shares = table(SHARES, share(2.5, 2.5, "published", true, true, true, null, null));

    assertThat(unknown(shares, "2016-04-04"))
        .containsExactly(
            "No share of Greece for 2015 on SIPRI's definition is known on 2016-04-04: the first"
                + " came on 2016-04-05.");
  }

  @Test
  void aBasisOfWhichNothingIsKnown_isNamedBesideTheOther() {
    Rules rules =
        rules(
                table(SHARES, share(2.5, 2.5, "published", true, true, true, null, null)),
                table(FIGURES),
                "2017-01-01")
            .with("bases", new String[] {"NATO", "SIPRI"});

    assertThat(rules.rows("unknown_share"))
        .containsExactly(
            row(
                "NATO",
                "No share of Greece for 2015 on NATO's definition is known on 2017-01-01: no"
                    + " edition gives any year of it."));
    assertThat(rules.rows("trace_line"))
        .hasSize(3)
        .allMatch(line -> line.getAs("basis").equals("SIPRI"));
  }

  @Test
  void aYearThatNoEditionGives_namesTheYearsThereAre() {
    Dataset<Row> shares = table(SHARES, share(2.5, 2.5, "published", true, true, true, null, null));

    assertThat(rules(shares, table(FIGURES), "2017-01-01").with("year", 2016).rows("unknown_share"))
        .extracting(row -> row.<String>getAs("line"))
        .containsExactly(
            "No share of Greece for 2016 on SIPRI's definition is known on 2017-01-01: editions"
                + " give 2015 to 2015.");
  }

  @Test
  void everyChangeOfTheShare_isToldInOrder_whateverTheDay() {
    Dataset<Row> shares = table(SHARES, share(2.5, 2.5, "published", true, true, true, null, null));
    Dataset<Row> changes =
        table(
            CHANGES,
            row("SIPRI", "GRC", 2015, LocalDate.parse("2018-05-02"), "It rose again"),
            row("SIPRI", "GRC", 2015, LocalDate.parse("2017-04-24"), "It fell"),
            row("SIPRI", "GRC", 2014, LocalDate.parse("2017-04-24"), "Another year"),
            row("NATO", "GRC", 2015, LocalDate.parse("2017-04-24"), "Another definition"));

    assertThat(lines(rules(shares, table(FIGURES), "2017-01-01").and("share_change", changes)))
        .endsWith("  change       It fell.", "  change       It rose again.")
        .hasSize(5);
  }

  @Test
  void aShareThatRoundsToTheGuideline_isBelowIt() {
    Dataset<Row> shares =
        table(SHARES, share(1.9977, 1.9977, "published", false, true, true, null, null));

    assertThat(told(shares, "2017-01-01"))
        .contains(
            "  why          No spending of sipri-2016 can be set against a GDP of its year, currency"
                + " and time, so the 1.9977 % that SIPRI prints stands, below 2 %, though 2.00 % at"
                + " two decimals.");
  }

  @Test
  void aShareOverGdpThatNoPublisherDivides_isToldAlone() {
    Dataset<Row> shares = table(SHARES, share(2.5, null, "computed", true, true, null, null, null));

    assertThat(told(shares, "2017-01-01"))
        .containsExactly(
            "Greece 2015 on SIPRI's definition, as known on 2017-01-01: at least 2 % of GDP",
            "  share        2.5 % of GDP, computed, status A, known since 2016-04-05",
            "  why          The spending of sipri-2016 over the GDP of imf-2016 is 2.5 %, at least"
                + " 2 %.");
  }

  @ParameterizedTest
  @CsvSource({
    "rounding, which is rounded",
    "gdp_vintage, which rests on another vintage of GDP",
    "break, which is of another currency or benchmark",
    "exact, as the last of several printed for it"
  })
  void aPrintedShareOfTheOtherVerdict_isExplained(String code, String words) {
    Dataset<Row> shares = table(SHARES, share(2.5, 1.5, "computed", true, true, false, null, null));

    assertThat(
            lines(
                rules(shares, table(FIGURES), "2017-01-01")
                    .and(
                        "reconciliation",
                        table(RECONCILIATION, row("sipri-2016", "imf-2016", "GRC", 2015, code)))))
        .contains(
            "  why          The spending of sipri-2016 over the GDP of imf-2016 is 2.5 %, at least"
                + " 2 %; the 1.5 % that SIPRI prints, "
                + words
                + ", would be below 2 %.");
  }

  @Test
  void figures_areToldWithTheirPlaces_inTheOrderOfADivision() {
    Dataset<Row> shares = table(SHARES, share(2.5, 2.5, "computed", true, true, true, null, null));
    Dataset<Row> figures =
        table(
            FIGURES,
            figure("published", "share_of_gdp", 2.5, "PERCENT", null, null, "a.csv:7", null),
            figure("denominator", "gdp", 1.0e12, "XDC", "XXX", null, "a.xlsx!T 2!C9", "T 2"),
            figure("numerator", "milex", 2.5e10, "XDC", "EUR", 2010, "a.xlsx!T 1!C9", "T 1"));

    assertThat(lines(rules(shares, figures, "2017-01-01")))
        .endsWith(
            "  numerator    military expenditure 25,000,000,000 EUR at prices of 2010, status E,"
                + " note: (b)",
            "               sipri: a.xlsx, sheet T 1, cell C9",
            "               Cite it so",
            "  denominator  GDP 1,000,000,000,000 in national currency at current prices, status E,"
                + " note: (b)",
            "               sipri: a.xlsx, sheet T 2, cell C9",
            "               Cite it so",
            "  published    share 2.5 % of GDP, status E, note: (b)",
            "               sipri: a.csv:7",
            "               Cite it so");
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, '2'",
    "0.1, '0.1'",
    "-1234.5, '-1,234.5'",
    "1.9890502829854644, '1.9890502829854644'",
    "2118304016.9166934, '2,118,304,016.9166934'",
    "1.0E10, '10,000,000,000'",
    "1.234567890123456E18, '1,234,567,890,123,456,000'",
    "1.0E22, '10,000,000,000,000,000,000,000'",
    "1.0E-5, '0.00001'",
    "1.2345678901234567E-12, '0.0000000000012345678901234567'"
  })
  void everyDigit_isPrintedWithoutAnExponent(double number, String digits) {
    assertThat(everyDigit(number)).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource({"5E-324", "2.2250738585072014E-308", "1.7976931348623157E308"})
  void everyDigit_isThereAtTheBoundsOfADouble(double number) {
    assertThat(everyDigit(number).replace(",", ""))
        .isEqualTo(new BigDecimal(Double.toString(number)).toPlainString());
  }

  private static String everyDigit(double number) {
    Dataset<Row> shares = table(SHARES, share(2.5, 2.5, "computed", true, true, true, null, null));
    Dataset<Row> figures =
        table(FIGURES, figure("numerator", "milex", number, "USD", null, null, "a.csv:7", null));
    return lines(rules(shares, figures, "2017-01-01"))
        .get(3)
        .replaceFirst("^  numerator    military expenditure (.*) US[$] at .*$", "$1");
  }

  private static Row share(
      double share,
      Double published,
      String source,
      Boolean meets,
      Boolean meetsRounded,
      Boolean meetsPublished,
      String endReason,
      String endedBy) {
    return row(
        "SIPRI",
        "GRC",
        2015,
        FROM,
        UNTIL,
        true,
        share,
        published,
        source,
        "A",
        "GDP_2",
        2.0,
        meets,
        meetsRounded,
        meetsPublished,
        "sipri-2016",
        source.equals("computed") ? "imf-2016" : null,
        endReason,
        endedBy);
  }

  private static Row figure(
      String side,
      String measure,
      double value,
      String unit,
      String currency,
      Integer priceBaseYear,
      String locator,
      String sheet) {
    return row(
        "SIPRI",
        "GRC",
        2015,
        FROM,
        UNTIL,
        side,
        measure,
        value,
        unit,
        currency,
        priceBaseYear,
        "E",
        "sipri",
        "a.xlsx",
        sheet,
        "C9",
        locator,
        "Cite it so",
        "(b)");
  }

  private static Rules rules(Dataset<Row> shares, Dataset<Row> figures, String day) {
    return Rules.given("share_vintage", shares)
        .and("share_change", table(CHANGES))
        .and("trace", figures)
        .and("reconciliation", table(RECONCILIATION))
        .with("ally", "GRC")
        .with("ally_name", "Greece")
        .with("accession_year", 1952)
        .with("year", 2015)
        .with("bases", new String[] {"SIPRI"})
        .asOf(LocalDate.parse(day));
  }

  private static List<String> told(Dataset<Row> shares, String day) {
    return lines(rules(shares, table(FIGURES), day));
  }

  private static List<String> unknown(Dataset<Row> shares, String day) {
    return rules(shares, table(FIGURES), day).rows("unknown_share").stream()
        .map(row -> row.<String>getAs("line"))
        .toList();
  }

  private static List<String> lines(Rules rules) {
    return TestSpark.rows(rules.table("trace_line").orderBy("basis", "place")).stream()
        .map(line -> line.<String>getAs("line"))
        .toList();
  }
}
