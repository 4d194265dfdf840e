package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Publishers whose editions come in a wrong unit, without decimal points or in a new currency: who
 * is named, for what, and in how many sentences. Judged in one pass.
 */
class SizeChecksTest {
  private static final WideTable EDITIONS =
      WideTable.of(
              "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE,"
                  + " file_name STRING, reader STRING, accepted_checks ARRAY<STRING>, is_new BOOLEAN")
          .usually("accepted_checks", new String[0]);
  private static final WideTable OBSERVATIONS =
      WideTable.of(
          "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING,"
              + " year INT, value DOUBLE, currency STRING, obs_status STRING, note STRING,"
              + " locator STRING, rival_value STRING, rival_locator STRING");
  private static final WideTable TRENDS =
      WideTable.of(
              "edition_id STRING, gdp_edition_id STRING, ally STRING, year INT,"
                  + " share_of_gdp_pct DOUBLE, share_published_pct DOUBLE, share_source STRING")
          .usually("share_source", "computed");
  private static final List<String> ALLIES = List.of("DEU", "EST", "GRC", "POL", "USA");
  private static final int YEARS = 4;

  private static final List<Row> editions = new ArrayList<>();
  private static final List<Row> figures = new ArrayList<>();
  private static final List<Row> trends = new ArrayList<>();

  private static List<Row> offenders;

  @BeforeAll
  static void judgeAllPublishersAtOnce() {
    gdpTimesThousand();
    currencyThatIsNotSaid();
    newCurrencies();
    oddOnesAmongThree();
    firstOneWithoutDecimalPoints();
    oneInBillions();
    oneAlly();
    sharesOverGdpOfAnother();
    fractionsAndZeros();
    offenders =
        Rules.ofEditions(
                OBSERVATIONS.with(figures.toArray(Row[]::new)),
                EDITIONS.with(editions.toArray(Row[]::new)))
            .and("ally_trend", TRENDS.with(trends.toArray(Row[]::new)))
            .rows("edition_offender");
  }

  private static void gdpTimesThousand() {
    published("bank", 2023);
    fresh("bank", 2024);
    for (String ally : ALLIES) {
      series("bank-2023", "gdp", "XDC", ally, 1e11);
      series("bank-2024", "gdp", "XDC", ally, 1e14);
    }
  }

  @Test
  void gdpOfNoSaidCurrencyTimesThousand_itsFileNamedOnceWithTheLikelyUnit() {
    assertThat(sentences("magnitude_kept", "bank"))
        .containsExactly(
            "bank-2024.csv: gdp in XDC of 5 of 5 allies (20 figures, 2011 to 2014) looks wrong, as of"
                + " USA for 2011: 1.0E14 (bank-2024.csv:USA:2011), more than a factor of 3 from"
                + " 1.0E11 in edition bank-2023; a thousand times too large, so likely in another"
                + " unit: correct the unit, or accept it in the record of edition bank-2024"
                + " (accepted: magnitude_kept)");
  }

  private static void currencyThatIsNotSaid() {
    published("institute", 2023);
    fresh("institute", 2024);
    for (String ally : ALLIES) {
      seriesIn("XXX", "institute-2023", "milex", "XDC", ally, 1e9);
      seriesIn("XXX", "institute-2024", "milex", "XDC", ally, 1e6 * 2);
    }
  }

  @Test
  void spendingOfUncertainCurrencyThousandTimesSmaller_itsFileNamedOnce() {
    assertThat(sentences("magnitude_kept", "institute"))
        .singleElement()
        .asString()
        .startsWith("institute-2024.csv: milex in XDC of 5 of 5 allies (20 figures, 2011 to 2014)")
        .contains("2000000.0 (institute-2024.csv:", "a thousand times too small");
  }

  private static void fractionsAndZeros() {
    fresh("fraction", 2024);
    for (String ally : ALLIES) {
      series("fraction-2024", "share_of_gdp", "PERCENT", ally, 0.0202);
    }
    fresh("zero", 2024);
    for (String ally : List.of("EST", "ISL")) {
      series("zero-2024", "share_of_gdp", "PERCENT", ally, 0);
      series("zero-2024", "milex", "XDC", ally, 0);
      series("zero-2024", "milex", "USD", ally, 0);
    }
    series("zero-2024", "gdp", "USD", "EST", 0);
    fresh("vanished", 2024);
    figures.add(figure("vanished-2024", "milex", "USD", "POL", 2014, 1e10, null));
    trends.add(
        TRENDS.row(
            "edition_id", "vanished-2024", "ally", "POL", "year", 2014, "share_of_gdp_pct", 0.0));
  }

  @Test
  void percentGivenAsFractions_itsFileNamedOnceWithTheLikelyCause() {
    assertThat(sentences("share_within_range", "fraction"))
        .containsExactly(
            "fraction-2024.csv: share_of_gdp in PERCENT of 5 of 5 allies (20 figures, 2011 to 2014)"
                + " looks wrong, as of USA for 2011: 0.0202 % (fraction-2024.csv:USA:2011), expected"
                + " 0.05 to 100; it looks like a fraction instead of percent: correct it in the file");
  }

  @Test
  void zeroOfAnAlly_isNoFigure_butForOneWithoutArmedForces() {
    assertThat(sentences("share_within_range", "zero"))
        .singleElement()
        .asString()
        .startsWith("share_of_gdp in PERCENT of EST for 2011 is 0.0 % (zero-2024.csv:EST:2011)");
    assertThat(sentences("figure_within_range", "zero"))
        .satisfiesExactlyInAnyOrder(
            gdp -> assertThat(gdp).startsWith("gdp in USD of EST for 2011 is 0.0 "),
            spending -> assertThat(spending).startsWith("milex in XDC of EST for 2011 is 0.0 "));
    assertThat(sentences("share_within_range", "vanished"))
        .singleElement()
        .asString()
        .startsWith("the share of GDP of POL for 2014 is 0.0 % by edition vanished-2024, expected");
  }

  private static void newCurrencies() {
    published("converter", 2022);
    fresh("converter", 2024);
    series("converter-2022", "gdp", "XDC", "HRV", 3.3e11);
    series("converter-2024", "gdp", "XDC", "HRV", 3.3e11 / 7.5345 * 1.1);
    series("converter-2022", "gdp", "XDC", "LTU", 3.6e10);
    series("converter-2024", "gdp", "XDC", "LTU", 3.6e10 / 3.4528);
    series("converter-2022", "gdp", "XDC", "TUR", 1e12);
    series("converter-2024", "gdp", "XDC", "TUR", 1e6);
    published("mixer", 2022);
    fresh("mixer", 2024);
    series("mixer-2022", "gdp", "XDC", "HRV", 3.3e11);
    figures.add(figure("mixer-2024", "gdp", "XDC", "HRV", 2011, 3.3e11 / 7.5345, null));
    figures.add(figure("mixer-2024", "gdp", "XDC", "HRV", 2012, 3.3e11 / 7534.5, null));
  }

  @Test
  void allYearsByTheRateOfTheNewCurrency_noOffender() {
    assertThat(sentences("magnitude_kept", "converter")).noneMatch(told -> told.contains("HRV"));
  }

  @Test
  void rateOfACurrencyThatCameLongBefore_offender() {
    assertThat(sentences("magnitude_kept", "converter"))
        .hasSize(2)
        .anyMatch(told -> told.startsWith("gdp in XDC of LTU for 2011 is 1.04"))
        .anyMatch(told -> told.startsWith("gdp in XDC of TUR for 2011 is 1000000.0"));
  }

  @Test
  void oneYearByTheRateAndOneByMore_offender() {
    assertThat(sentences("magnitude_kept", "mixer"))
        .singleElement()
        .asString()
        .startsWith("gdp in XDC of HRV for 2012 is 4.379")
        .contains("like 1 more (2011 to 2012)");
  }

  private static void oddOnesAmongThree() {
    for (String publisher : List.of("middle", "first")) {
      fresh(publisher, 2021);
      fresh(publisher, 2022);
      fresh(publisher, 2023);
      for (String ally : ALLIES) {
        series(publisher + "-2021", "milex", "USD", ally, publisher.equals("first") ? 1e8 : 5e9);
        series(publisher + "-2022", "milex", "USD", ally, publisher.equals("first") ? 5e9 : 1e8);
        series(publisher + "-2023", "milex", "USD", ally, 5e9);
      }
    }
  }

  @Test
  void editionBetweenTwoThatAgree_namedAloneAndOnce() {
    assertThat(sentences("magnitude_kept", "middle"))
        .singleElement()
        .asString()
        .startsWith("middle-2022.csv: milex in USD of 5 of 5 allies")
        .contains("5.0E9 in edition middle-2021", "record of edition middle-2022");
  }

  @Test
  void editionBeforeTwoThatAgree_namedInsteadOfTheNext() {
    assertThat(sentences("magnitude_kept", "first"))
        .singleElement()
        .asString()
        .startsWith("first-2021.csv: milex in USD of 5 of 5 allies")
        .contains(
            "1.0E8 (first-2021.csv:",
            "5.0E9 in edition first-2022",
            "correct first-2021.csv, or accept it in the record of edition first-2022");
  }

  private static void firstOneWithoutDecimalPoints() {
    published("locale", 2022);
    fresh("locale", 2023);
    for (int at = 0; at < ALLIES.size(); at++) {
      for (int year = 0; year < YEARS; year++) {
        double lost = Math.pow(10, 3 + (at + 3 * year) % 7);
        figures.add(
            figure("locale-2022", "milex", "USD", ALLIES.get(at), 2011 + year, 5e9 * lost, null));
        figures.add(figure("locale-2023", "milex", "USD", ALLIES.get(at), 2011 + year, 5e9, null));
      }
    }
    fresh("comma", 2023);
    for (int at = 0; at < ALLIES.size(); at++) {
      for (int year = 0; year < YEARS; year++) {
        double lost = Math.pow(10, 2 + (at + 3 * year) % 7);
        figures.add(
            figure(
                "comma-2023",
                "share_of_gdp",
                "PERCENT",
                ALLIES.get(at),
                2011 + year,
                2 * lost,
                null));
        figures.add(
            figure("comma-2023", "milex", "USD", ALLIES.get(at), 2011 + year, 5e9 * lost, null));
      }
    }
  }

  @Test
  void editionWithoutDecimalPointsBeforeAGoodOne_namedInOneSentenceWithTheCause() {
    assertThat(sentences("magnitude_kept", "locale"))
        .singleElement()
        .asString()
        .startsWith("locale-2022.csv: milex in USD of 5 of 5 allies (20 figures, 2011 to 2014)")
        .contains("the decimal points look lost", "correct locale-2022.csv");
  }

  @Test
  void firstEditionWithoutDecimalPoints_oneSentenceACheckWithTheCause() {
    assertThat(all("comma"))
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("share_within_range", "figure_within_range", "no_spike");
    assertThat(all("comma"))
        .allSatisfy(
            row ->
                assertThat(row.getString(2))
                    .startsWith("comma-2023.csv: ")
                    .contains(" of 5 of 5 allies (", "decimal points"));
  }

  private static void oneInBillions() {
    fresh("billions", 2023);
    for (String ally : List.of("ALB", "POL", "DEU")) {
      series("billions-2023", "milex", "USD", ally, ally.equals("ALB") ? 0.29 : 57);
      series("billions-2023", "population", "PERSONS", ally, ally.equals("ALB") ? 2.8 : 37.6);
    }
  }

  @Test
  void firstEditionInBillions_itsFileAndUnitNamed() {
    assertThat(sentences("figure_within_range", "billions"))
        .satisfiesExactlyInAnyOrder(
            told ->
                assertThat(told)
                    .startsWith(
                        "billions-2023.csv: milex in USD of 3 of 3 allies (12 figures, 2011")
                    .contains("ALB for 2011: 0.29 (billions-2023.csv:ALB:2011), expected 1000000.0")
                    .contains(
                        "; it looks as if in billions: give single units, or of a table the scale"),
            told ->
                assertThat(told)
                    .contains("population in PERSONS of 3 of 3 allies", "as if in millions: "));
  }

  private static void oneAlly() {
    published("single", 2023);
    fresh("single", 2024);
    for (String ally : ALLIES) {
      series("single-2023", "milex", "USD", ally, 5e9);
      series("single-2024", "milex", "USD", ally, ally.equals("EST") ? 5e11 : 5e9);
    }
  }

  @Test
  void severalFiguresOfOneAlly_oneSentence() {
    assertThat(all("single"))
        .extracting(row -> row.getString(2))
        .containsExactly(
            "milex in USD of EST for 2011 is 5.0E11 (single-2024.csv:EST:2011), more than a factor"
                + " of 3 from 5.0E9 in edition single-2023, like 3 more (2011 to 2014); the decimal"
                + " points look lost, as when a program set to another country saves a file:"
                + " correct the unit, or accept it in the record of edition single-2024 (accepted:"
                + " magnitude_kept)");
  }

  private static void sharesOverGdpOfAnother() {
    fresh("spender", 2024);
    figures.add(figure("spender-2024", "milex", "USD", "POL", 2011, 1e10, null));
    for (String ally : ALLIES) {
      trends.add(
          TRENDS.row(
              "edition_id",
              "spender-2024",
              "gdp_edition_id",
              "bank-2024",
              "ally",
              ally,
              "year",
              2011,
              "share_of_gdp_pct",
              0.002,
              "share_published_pct",
              2.0));
    }
  }

  @Test
  void shareOverTheGdpOfAnother_thatGdpNamed() {
    assertThat(sentences("share_agrees_with_published", "spender"))
        .singleElement()
        .asString()
        .startsWith("spender-2024.csv: the share of GDP of 5 of 5 allies (5 figures, 2011)")
        .contains(
            "0.002 % by edition spender-2024 over the GDP of edition bank-2024, which prints 2.0 %",
            "a thousand times too small");
  }

  private static void published(String publisher, int vintage) {
    edition(publisher, vintage, "is_new", false);
  }

  private static void fresh(String publisher, int vintage) {
    edition(publisher, vintage, "is_new", true);
  }

  private static void edition(String publisher, int vintage, String column, Object value) {
    editions.add(
        EDITIONS.row(
            "edition_id",
            publisher + "-" + vintage,
            "publisher",
            publisher,
            "basis",
            List.of("bank", "converter", "mixer").contains(publisher) ? null : "NATO",
            "vintage_date",
            LocalDate.of(vintage, 6, 1),
            "file_name",
            publisher + "-" + vintage + ".csv",
            column,
            value));
  }

  private static void series(
      String edition, String measure, String unit, String ally, double value) {
    seriesIn(null, edition, measure, unit, ally, value);
  }

  private static void seriesIn(
      String currency, String edition, String measure, String unit, String ally, double value) {
    IntStream.range(2011, 2011 + YEARS)
        .mapToObj(year -> figure(edition, measure, unit, ally, year, value, currency))
        .forEach(figures::add);
  }

  private static Row figure(
      String edition,
      String measure,
      String unit,
      String ally,
      int year,
      double value,
      String currency) {
    return OBSERVATIONS.row(
        "edition_id",
        edition,
        "measure",
        measure,
        "unit",
        unit,
        "iso3",
        ally,
        "year",
        year,
        "value",
        value,
        "currency",
        currency,
        "locator",
        edition + ".csv:" + ally + ":" + year);
  }

  private static List<String> sentences(String check, String publisher) {
    return all(publisher)
        .filter(row -> row.getString(0).equals(check))
        .map(row -> row.getString(2))
        .toList();
  }

  private static Stream<Row> all(String publisher) {
    return offenders.stream().filter(row -> row.getString(1).startsWith(publisher + "-"));
  }
}
