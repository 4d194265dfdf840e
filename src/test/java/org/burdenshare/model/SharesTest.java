package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** The publisher prints 9 %; a computed share is anything else. */
class SharesTest {
  private static final LocalDate RELEASED = LocalDate.of(2016, 4, 5);
  private static final LocalDate GDP_RELEASED = LocalDate.of(2016, 4, 12);
  private static final Map<String, String> PARTNERS =
      Map.of(
          "partner_gdp", "gdp_xdc",
          "partner_currency", "gdp_currency",
          "partner_status", "gdp_status");
  private static final WideTable FIGURES = Figured.SPENDING.usually("share_published_pct", 9.0);

  @Test
  void constantOverConstantOfOneBase_computed() {
    Row share = share("milex_constant", constant(2010, 20.0), "gdp_constant", constant(2010, 1e3));

    assertComputed(share, 2.0, "constant_usd");
    assertThat(share.<Double>getAs("share_published_pct")).isEqualTo(9.0);
    assertThat(share.<Integer>getAs("price_base_year")).isEqualTo(2010);
    assertThat(share.<Double>getAs("milex_usd_constant")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(1e3);
    assertThat(share.<Integer>getAs("gdp_base_year")).isEqualTo(2010);
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  @Test
  void constantSpendingOverNominalGdp_never() {
    assertPublished(share("milex_constant", constant(2010, 20.0), "own_gdp_usd", 1e3));
    assertPublished(share("milex_constant", constant(2010, 20.0), "gdp_xdc", 1e3));
    assertPublished(share("milex_constant", constant(2010, 20.0), "partner_gdp", 1e3));
  }

  @Test
  void nominalSpendingOverConstantGdp_never() {
    assertPublished(share("milex_usd", 20.0, "gdp_constant", constant(2010, 1e3)));
    assertPublished(share("milex_xdc", 20.0, "gdp_constant", constant(2010, 1e3)));
  }

  @Test
  void constantPricesOfTwoBases_never() {
    assertPublished(
        share("milex_constant", constant(2010, 20.0), "gdp_constant", constant(2015, 1e3)));
  }

  @Test
  void dollarsOverNationalCurrency_never() {
    assertPublished(share("milex_usd", 20.0, "gdp_xdc", 1e3, "partner_gdp", 1e3));
    assertPublished(share("milex_xdc", 20.0, "own_gdp_usd", 1e3));
  }

  @Test
  void currentOverCurrentInDollars_computed() {
    Row share = share("milex_usd", 20.0, "own_gdp_usd", 500.0);

    assertComputed(share, 4.0, "current_usd");
    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(500.0);
    assertThat(share.<Integer>getAs("gdp_base_year")).isNull();
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  @Test
  void nationalCurrencyOverTheEditionsOwnGdp_beforeThePartners() {
    Row share = share("milex_xdc", 30.0, "gdp_xdc", 1e3, "partner_gdp", 500.0);

    assertComputed(share, 3.0, "current_xdc");
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  @Test
  void nationalCurrencyOverThePartnersGdp_computedAndDated() {
    Row share = share("milex_xdc", 30.0, "partner_gdp", 500.0);

    assertComputed(share, 6.0, "current_xdc");
    assertThat(share.<LocalDate>getAs("vintage_date")).isEqualTo(RELEASED);
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(GDP_RELEASED);
  }

  @Test
  void everyPriceBaseGiven_constantPricesFirst() {
    assertComputed(
        share(
            "milex_constant", constant(2010, 20.0),
            "gdp_constant", constant(2010, 1e3),
            "milex_usd", 20.0,
            "own_gdp_usd", 500.0,
            "milex_xdc", 30.0,
            "gdp_xdc", 500.0),
        2.0,
        "constant_usd");
  }

  @Test
  void currentPricesBesideConstantOnes_nominalShareBesideTheReal() {
    Row both =
        share(
            "milex_constant",
            constant(2021, 258.0),
            "gdp_constant",
            constant(2021, 1e4),
            "milex_usd",
            229.0,
            "own_gdp_usd",
            1e4);

    assertThat(both.<Double>getAs("share_of_gdp_pct")).isEqualTo(2.58);
    assertThat(both.<Double>getAs("share_nominal_pct")).isEqualTo(2.29);
    assertThat(share("milex_usd", 229.0, "own_gdp_usd", 1e4).<Double>getAs("share_nominal_pct"))
        .as("of current prices alone, it is the share itself")
        .isNull();
  }

  @Test
  void wholeMillions_thatGiveThePrintedShareAsFarAsTheyCan_giveIt() {
    assertComputed(inMillions(12_000, 600_007, 2.0), 2.0, "constant_usd");
    assertThat(inMillions(12_000, 600_100, 2.0).<Double>getAs("share_of_gdp_pct"))
        .as("apart by more than a million makes")
        .isEqualTo(12_000 / 600_100D * 100);
    assertThat(inMillions(12_000.25, 600_007, 2.0).<Double>getAs("share_of_gdp_pct"))
        .as("not in whole millions")
        .isEqualTo(12_000.25 / 600_007 * 100);
    assertThat(inMillions(12_000, 600_007, 1.99998).<Double>getAs("share_of_gdp_pct"))
        .as("printed with all digits")
        .isEqualTo(12_000 / 600_007D * 100);
  }

  private static Row inMillions(double milex, double gdp, double published) {
    return share(
        "milex_constant", constant(2021, milex * 1e6),
        "gdp_constant", constant(2021, gdp * 1e6),
        "share_published_pct", published);
  }

  @Test
  void currenciesDiffer_publishedShare() {
    assertPublished(
        share(
            "milex_xdc", 30.0, "currency", "PLZ", "partner_gdp", 500.0, "partner_currency", "PLN"));
    assertPublished(
        share("milex_xdc", 30.0, "currency", "PLZ", "gdp_xdc", 500.0, "gdp_currency", "PLN"));
  }

  @Test
  void currencyNotSaid_takenForTheNationalOne() {
    assertComputed(
        share("milex_xdc", 30.0, "currency", "PLN", "partner_gdp", 500.0), 6.0, "current_xdc");
  }

  @Test
  void uncertainCurrency_isConfirmedByThePrintedShare() {
    assertComputed(
        share("milex_xdc", 30.0, "currency", "XXX", "partner_gdp", 400.0), 7.5, "current_xdc");
    assertPublished(
        share("milex_xdc", 30.0, "currency", "XXX", "gdp_xdc", 100.0, "gdp_currency", "PLN"));
  }

  @Test
  void levaOrLatsOverEuros_arePassedOverForThePrintedShare() {
    for (double perEuro : List.of(1.95583, 1 / 1.95583, 1 / 0.702804, 0.702804)) {
      assertPublished(share("milex_xdc", 9.0 * perEuro, "currency", "XXX", "partner_gdp", 100.0));
    }
  }

  @Test
  void gdpOfZero_publishedShareRatherThanInfinity() {
    assertPublished(share("milex_xdc", 30.0, "partner_gdp", 0.0));
  }

  @Test
  void neitherRatioNorPublishedShare_noShareAtAll() {
    Row share = share("milex_constant", constant(2010, 20.0), "share_published_pct", null);

    assertThat(share.<Double>getAs("share_of_gdp_pct")).isNull();
    assertThat(share.<String>getAs("share_source")).isNull();
    assertThat(share.<Double>getAs("milex_usd_constant")).isEqualTo(20.0);
  }

  @Test
  void noSpendingInDollars_gdpAtTheEditionsOwnPrices() {
    Row iceland = share("gdp_constant", constant(2010, 17.0), "share_published_pct", null);

    assertThat(iceland.<Double>getAs("gdp_usd")).isEqualTo(17.0);
    assertThat(iceland.<Integer>getAs("gdp_base_year")).isEqualTo(2010);
    assertThat(iceland.<Double>getAs("base_milex_usd")).isNull();
  }

  @Test
  void noSpendingAndBothPriceBases_gdpOnTheBaseOfTheOtherShares() {
    Row iceland = withoutSpending();
    Row ratio =
        FIGURES.row("milex_constant", constant(2015, 20.0), "gdp_constant", constant(2015, 1e3));
    Row inCurrentPrices = FIGURES.row("milex_usd", 20.0, "own_gdp_usd", 1e3);

    assertThat(gdpOfIceland(iceland, ratio)).isEqualTo(TestSpark.row(16.8, 2015, 2015));
    assertThat(gdpOfIceland(iceland, inCurrentPrices)).isEqualTo(TestSpark.row(17.9, null, null));
  }

  @Test
  void sharesOfAnotherYearOrEdition_sayNothingOfThePriceBase() {
    Row otherYear =
        FIGURES.row(
            "year",
            2014,
            "milex_constant",
            constant(2015, 2.0),
            "gdp_constant",
            constant(2015, 9.0));
    Row otherEdition =
        FIGURES.row(
            "edition_id",
            "sipri-2015-04-13",
            "milex_constant",
            constant(2015, 2.0),
            "gdp_constant",
            constant(2015, 9.0));

    assertThat(gdpOfIceland(withoutSpending(), otherYear, otherEdition))
        .isEqualTo(TestSpark.row(17.9, null, null));
  }

  @Test
  void ratioInNationalCurrency_gdpInDollarsAtTheRateOfSpending() {
    Row share = share("milex_xdc", 30.0, "milex_usd", 10.0, "partner_gdp", 1500.0);

    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(10.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(500.0, within(1e-9));
    assertThat(share.<Integer>getAs("gdp_base_year")).isNull();
  }

  @Test
  void twoSides_statusOfTheMoreDoubtful() {
    assertThat(statusOfRatio(status(0, "A"), status(1, "E"))).isEqualTo("E");
    assertThat(statusOfRatio(status(3, "F"), status(0, "A"))).isEqualTo("F");
    assertThat(statusOfRatio(status(3, "F"), status(6, "U"))).isEqualTo("U");
  }

  @Test
  void partnersGdpForecast_statusForecast() {
    Row share =
        share(
            "milex_xdc", 30.0,
            "milex_status", status(0, "A"),
            "gdp_status", status(0, "A"),
            "partner_gdp", 500.0,
            "partner_status", status(3, "F"));

    assertThat(share.<String>getAs("obs_status")).isEqualTo("F");
  }

  @Test
  void publishedShare_itsOwnStatus() {
    Row share = share("milex_status", status(6, "U"), "share_status", status(1, "E"));

    assertThat(share.<String>getAs("obs_status")).isEqualTo("E");
  }

  private static Row withoutSpending() {
    return FIGURES.row("iso3", "ISL", "gdp_constant", constant(2015, 16.8), "own_gdp_usd", 17.9);
  }

  /** Iceland's GDP in US$, the year of its prices, and the price base of the row. */
  private static Row gdpOfIceland(Row... figures) {
    return shares(figures)
        .where("iso3 = 'ISL'")
        .select("gdp_usd", "gdp_base_year", "price_base_year")
        .collectAsList()
        .get(0);
  }

  private static String statusOfRatio(Row ofSpending, Row ofGdp) {
    return share(
            "milex_constant",
            constant(2010, 20.0),
            "milex_status",
            ofSpending,
            "gdp_constant",
            constant(2010, 1e3),
            "gdp_status",
            ofGdp)
        .getAs("obs_status");
  }

  private static void assertComputed(Row share, double expected, String prices) {
    assertThat(share.<String>getAs("share_source")).isEqualTo("computed");
    assertThat(share.<Double>getAs("share_of_gdp_pct")).isEqualTo(expected, within(1e-12));
    assertThat(share.<String>getAs("ratio_prices")).isEqualTo(prices);
  }

  private static void assertPublished(Row share) {
    assertThat(share.<String>getAs("share_source")).isEqualTo("published");
    assertThat(share.<Double>getAs("share_of_gdp_pct")).isEqualTo(9.0);
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isNull();
    assertThat(share.<Double>getAs("ratio_milex")).isNull();
    assertThat(share.<Double>getAs("ratio_gdp")).isNull();
  }

  private static Row constant(int priceBaseYear, double value) {
    return TestSpark.row(priceBaseYear, value);
  }

  private static Row status(int precedence, String code) {
    return TestSpark.row(precedence, code);
  }

  /** A share; figures of a partner are those of the IMF's edition that came out a week later. */
  private static Row share(Object... columnsAndValues) {
    List<Object> own = new ArrayList<>();
    List<Object> partners =
        new ArrayList<>(List.of("edition_id", "imf-2016-04-12", "vintage_date", GDP_RELEASED));
    for (int place = 0; place < columnsAndValues.length; place += 2) {
      String column = (String) columnsAndValues[place];
      List<Object> side = PARTNERS.containsKey(column) ? partners : own;
      side.add(PARTNERS.getOrDefault(column, column));
      side.add(columnsAndValues[place + 1]);
    }
    return shares(FIGURES.row(own.toArray()), Figured.FIGURES.row(partners.toArray()))
        .collectAsList()
        .get(0);
  }

  private static Dataset<Row> shares(Row... figures) {
    return Rules.given("figure", FIGURES.with(figures))
        .and(
            "gdp_partner",
            TestSpark.table(
                "edition_id STRING, iso3 STRING, known_from DATE, gdp_edition_id STRING, gdp_vintage_date DATE",
                partner("POL"),
                partner("ISL")))
        .table("share");
  }

  private static Row partner(String iso3) {
    return TestSpark.row("sipri-2016-04-05", iso3, RELEASED, "imf-2016-04-12", GDP_RELEASED);
  }
}
