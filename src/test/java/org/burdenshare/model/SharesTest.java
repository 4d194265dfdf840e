package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.testing.TestSpark.only;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
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
  private static final Cases CASES = new Cases(FIGURES, SharesTest::rules, "edition_id");

  private static final Case ONE_PRICE_BASE =
      given("milex_constant", constant(2010, 20.0), "gdp_constant", constant(2010, 1e3));

  @Test
  void constantOverConstantOfOneBase_computed() {
    Row share = share(ONE_PRICE_BASE);

    assertComputed(share, 2.0, "constant_usd");
    assertThat(share.<Double>getAs("share_published_pct")).isEqualTo(9.0);
    assertThat(share.<Integer>getAs("price_base_year")).isEqualTo(2010);
    assertThat(share.<Double>getAs("milex_usd_constant")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(1e3);
    assertThat(share.<Integer>getAs("gdp_base_year")).isEqualTo(2010);
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  private static final List<Case> CONSTANT_OVER_NOMINAL =
      List.of(
          given("milex_constant", constant(2010, 20.0), "own_gdp_usd", 1e3),
          given("milex_constant", constant(2010, 20.0), "gdp_xdc", 1e3),
          given("milex_constant", constant(2010, 20.0), "partner_gdp", 1e3));

  @Test
  void constantSpendingOverNominalGdp_never() {
    CONSTANT_OVER_NOMINAL.forEach(one -> assertPublished(share(one)));
  }

  private static final List<Case> NOMINAL_OVER_CONSTANT =
      List.of(
          given("milex_usd", 20.0, "gdp_constant", constant(2010, 1e3)),
          given("milex_xdc", 20.0, "gdp_constant", constant(2010, 1e3)));

  @Test
  void nominalSpendingOverConstantGdp_never() {
    NOMINAL_OVER_CONSTANT.forEach(one -> assertPublished(share(one)));
  }

  private static final Case TWO_PRICE_BASES =
      given("milex_constant", constant(2010, 20.0), "gdp_constant", constant(2015, 1e3));

  @Test
  void constantPricesOfTwoBases_never() {
    assertPublished(share(TWO_PRICE_BASES));
  }

  private static final Case DOLLARS_OVER_NATIONAL_CURRENCY =
      given("milex_usd", 20.0, "gdp_xdc", 1e3, "partner_gdp", 1e3);
  private static final Case NATIONAL_CURRENCY_OVER_DOLLARS =
      given("milex_xdc", 20.0, "own_gdp_usd", 1e3);

  @Test
  void dollarsOverNationalCurrency_never() {
    assertPublished(share(DOLLARS_OVER_NATIONAL_CURRENCY));
    assertPublished(share(NATIONAL_CURRENCY_OVER_DOLLARS));
  }

  private static final Case CURRENT_DOLLARS = given("milex_usd", 20.0, "own_gdp_usd", 500.0);

  @Test
  void currentOverCurrentInDollars_computed() {
    Row share = share(CURRENT_DOLLARS);

    assertComputed(share, 4.0, "current_usd");
    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(20.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(500.0);
    assertThat(share.<Integer>getAs("gdp_base_year")).isNull();
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  private static final Case OWN_GDP_BESIDE_A_PARTNERS =
      given("milex_xdc", 30.0, "gdp_xdc", 1e3, "partner_gdp", 500.0);

  @Test
  void nationalCurrencyOverTheEditionsOwnGdp_beforeThePartners() {
    Row share = share(OWN_GDP_BESIDE_A_PARTNERS);

    assertComputed(share, 3.0, "current_xdc");
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(RELEASED);
  }

  private static final Case PARTNERS_GDP = given("milex_xdc", 30.0, "partner_gdp", 500.0);

  @Test
  void nationalCurrencyOverThePartnersGdp_computedAndDated() {
    Row share = share(PARTNERS_GDP);

    assertComputed(share, 6.0, "current_xdc");
    assertThat(share.<LocalDate>getAs("vintage_date")).isEqualTo(RELEASED);
    assertThat(share.<LocalDate>getAs("gdp_vintage_date")).isEqualTo(GDP_RELEASED);
  }

  private static final Case EVERY_PRICE_BASE =
      given(
          "milex_constant", constant(2010, 20.0),
          "gdp_constant", constant(2010, 1e3),
          "milex_usd", 20.0,
          "own_gdp_usd", 500.0,
          "milex_xdc", 30.0,
          "gdp_xdc", 500.0);

  @Test
  void everyPriceBaseGiven_constantPricesFirst() {
    assertComputed(share(EVERY_PRICE_BASE), 2.0, "constant_usd");
  }

  private static final Case CONSTANT_AND_CURRENT_PRICES =
      given(
          "milex_constant",
          constant(2021, 258.0),
          "gdp_constant",
          constant(2021, 1e4),
          "milex_usd",
          229.0,
          "own_gdp_usd",
          1e4);
  private static final Case CURRENT_PRICES_ALONE = given("milex_usd", 229.0, "own_gdp_usd", 1e4);

  @Test
  void currentPricesBesideConstantOnes_nominalShareBesideTheReal() {
    Row both = share(CONSTANT_AND_CURRENT_PRICES);

    assertThat(both.<Double>getAs("share_of_gdp_pct")).isEqualTo(2.58);
    assertThat(both.<Double>getAs("share_nominal_pct")).isEqualTo(2.29);
    assertThat(share(CURRENT_PRICES_ALONE).<Double>getAs("share_nominal_pct"))
        .as("of current prices alone, it is the share itself")
        .isNull();
  }

  private static final Case MILLIONS = inMillions(12_000, 600_007, 2.0);
  private static final Case MILLIONS_TOO_FAR_APART = inMillions(12_000, 600_100, 2.0);
  private static final Case NO_WHOLE_MILLIONS = inMillions(12_000.25, 600_007, 2.0);
  private static final Case PRINTED_WITH_ALL_DIGITS = inMillions(12_000, 600_007, 1.99998);

  @Test
  void wholeMillions_thatGiveThePrintedShareAsFarAsTheyCan_giveIt() {
    assertComputed(share(MILLIONS), 2.0, "constant_usd");
    assertThat(share(MILLIONS_TOO_FAR_APART).<Double>getAs("share_of_gdp_pct"))
        .as("apart by more than a million makes")
        .isEqualTo(12_000 / 600_100D * 100);
    assertThat(share(NO_WHOLE_MILLIONS).<Double>getAs("share_of_gdp_pct"))
        .as("not in whole millions")
        .isEqualTo(12_000.25 / 600_007 * 100);
    assertThat(share(PRINTED_WITH_ALL_DIGITS).<Double>getAs("share_of_gdp_pct"))
        .as("printed with all digits")
        .isEqualTo(12_000 / 600_007D * 100);
  }

  private static Case inMillions(double milex, double gdp, double published) {
    return given(
        "milex_constant", constant(2021, milex * 1e6),
        "gdp_constant", constant(2021, gdp * 1e6),
        "share_published_pct", published);
  }

  private static final Case PARTNER_IN_ANOTHER_CURRENCY =
      given("milex_xdc", 30.0, "currency", "PLZ", "partner_gdp", 500.0, "partner_currency", "PLN");
  private static final Case OWN_GDP_IN_ANOTHER_CURRENCY =
      given("milex_xdc", 30.0, "currency", "PLZ", "gdp_xdc", 500.0, "gdp_currency", "PLN");

  @Test
  void currenciesDiffer_publishedShare() {
    assertPublished(share(PARTNER_IN_ANOTHER_CURRENCY));
    assertPublished(share(OWN_GDP_IN_ANOTHER_CURRENCY));
  }

  private static final Case CURRENCY_NOT_SAID =
      given("milex_xdc", 30.0, "currency", "PLN", "partner_gdp", 500.0);

  @Test
  void currencyNotSaid_takenForTheNationalOne() {
    assertComputed(share(CURRENCY_NOT_SAID), 6.0, "current_xdc");
  }

  private static final Case UNCERTAIN_AND_NEAR_THE_PRINTED_SHARE =
      given("milex_xdc", 30.0, "currency", "XXX", "partner_gdp", 400.0);
  private static final Case UNCERTAIN_AND_FAR_FROM_IT =
      given("milex_xdc", 30.0, "currency", "XXX", "gdp_xdc", 100.0, "gdp_currency", "PLN");

  @Test
  void uncertainCurrency_isConfirmedByThePrintedShare() {
    assertComputed(share(UNCERTAIN_AND_NEAR_THE_PRINTED_SHARE), 7.5, "current_xdc");
    assertPublished(share(UNCERTAIN_AND_FAR_FROM_IT));
  }

  private static final List<Case> LEVA_OR_LATS =
      Stream.of(1.95583, 1 / 1.95583, 1 / 0.702804, 0.702804)
          .map(
              perEuro -> given("milex_xdc", 9.0 * perEuro, "currency", "XXX", "partner_gdp", 100.0))
          .toList();

  @Test
  void levaOrLatsOverEuros_arePassedOverForThePrintedShare() {
    LEVA_OR_LATS.forEach(one -> assertPublished(share(one)));
  }

  private static final Case WEST_OVER_UNITED_GERMANY =
      germany(1990, "gdp_xdc", 500.0, "publisher", "World Bank");
  private static final Case UNITED_OVER_UNITED_GERMANY =
      germany(1991, "gdp_xdc", 500.0, "publisher", "World Bank");
  private static final Case WEST_OVER_WEST_GERMANY =
      germany(1990, "gdp_xdc", 500.0, "publisher", "IMF");
  private static final Case WEST_GERMANY_WITH_GDP_OF_ITS_OWN =
      CASES.of(FIGURES.row("iso3", "DEU", "year", 1990, "milex_usd", 30.0, "own_gdp_usd", 500.0));

  @Test
  void gdpOfAnotherTerritory_publishedShare() {
    assertPublished(share(WEST_OVER_UNITED_GERMANY));
    assertComputed(share(UNITED_OVER_UNITED_GERMANY), 6.0, "current_xdc");
    assertComputed(share(WEST_OVER_WEST_GERMANY), 6.0, "current_xdc");
    assertComputed(share(WEST_GERMANY_WITH_GDP_OF_ITS_OWN), 6.0, "current_usd");
  }

  private static final Case GDP_OF_ZERO = given("milex_xdc", 30.0, "partner_gdp", 0.0);

  @Test
  void gdpOfZero_publishedShareRatherThanInfinity() {
    assertPublished(share(GDP_OF_ZERO));
  }

  private static final Case NEITHER_RATIO_NOR_PUBLISHED_SHARE =
      given("milex_constant", constant(2010, 20.0), "share_published_pct", null);

  @Test
  void neitherRatioNorPublishedShare_noShareAtAll() {
    Row share = share(NEITHER_RATIO_NOR_PUBLISHED_SHARE);

    assertThat(share.<Double>getAs("share_of_gdp_pct")).isNull();
    assertThat(share.<String>getAs("share_source")).isNull();
    assertThat(share.<Double>getAs("milex_usd_constant")).isEqualTo(20.0);
  }

  private static final Case GDP_AT_CONSTANT_PRICES_ALONE =
      given("gdp_constant", constant(2010, 17.0), "share_published_pct", null);

  @Test
  void noSpendingInDollars_gdpAtTheEditionsOwnPrices() {
    Row iceland = share(GDP_AT_CONSTANT_PRICES_ALONE);

    assertThat(iceland.<Double>getAs("gdp_usd")).isEqualTo(17.0);
    assertThat(iceland.<Integer>getAs("gdp_base_year")).isEqualTo(2010);
    assertThat(iceland.<Double>getAs("base_milex_usd")).isNull();
  }

  private static final Row ICELAND =
      FIGURES.row("iso3", "ISL", "gdp_constant", constant(2015, 16.8), "own_gdp_usd", 17.9);
  private static final Case ICELAND_BESIDE_CONSTANT_PRICES =
      CASES.of(
          ICELAND,
          FIGURES.row("milex_constant", constant(2015, 20.0), "gdp_constant", constant(2015, 1e3)));
  private static final Case ICELAND_BESIDE_CURRENT_PRICES =
      CASES.of(ICELAND, FIGURES.row("milex_usd", 20.0, "own_gdp_usd", 1e3));

  @Test
  void noSpendingAndBothPriceBases_gdpOnTheBaseOfTheOtherShares() {
    assertThat(gdpOfIceland(ICELAND_BESIDE_CONSTANT_PRICES)).containsExactly(16.8, 2015, 2015);
    assertThat(gdpOfIceland(ICELAND_BESIDE_CURRENT_PRICES)).containsExactly(17.9, null, null);
  }

  private static final Case ICELAND_BESIDE_ANOTHER_YEAR_AND_EDITION =
      CASES.of(
          ICELAND,
          FIGURES.row(
              "year",
              2014,
              "milex_constant",
              constant(2015, 2.0),
              "gdp_constant",
              constant(2015, 9.0)),
          FIGURES.row(
              "edition_id",
              "sipri-2015-04-13",
              "milex_constant",
              constant(2015, 2.0),
              "gdp_constant",
              constant(2015, 9.0)));

  @Test
  void sharesOfAnotherYearOrEdition_sayNothingOfThePriceBase() {
    assertThat(gdpOfIceland(ICELAND_BESIDE_ANOTHER_YEAR_AND_EDITION))
        .containsExactly(17.9, null, null);
  }

  private static final Case SPENDING_IN_BOTH_CURRENCIES =
      given("milex_xdc", 30.0, "milex_usd", 10.0, "partner_gdp", 1500.0);

  @Test
  void ratioInNationalCurrency_gdpInDollarsAtTheRateOfSpending() {
    Row share = share(SPENDING_IN_BOTH_CURRENCIES);

    assertThat(share.<Double>getAs("base_milex_usd")).isEqualTo(10.0);
    assertThat(share.<Double>getAs("gdp_usd")).isEqualTo(500.0, within(1e-9));
    assertThat(share.<Integer>getAs("gdp_base_year")).isNull();
  }

  private static final Case NORMAL_OVER_ESTIMATED = ratio(status(0, "A"), status(1, "E"));
  private static final Case FORECAST_OVER_NORMAL = ratio(status(3, "F"), status(0, "A"));
  private static final Case FORECAST_OVER_UNRELIABLE = ratio(status(3, "F"), status(6, "U"));

  @Test
  void twoSides_statusOfTheMoreDoubtful() {
    assertThat(share(NORMAL_OVER_ESTIMATED).<String>getAs("obs_status")).isEqualTo("E");
    assertThat(share(FORECAST_OVER_NORMAL).<String>getAs("obs_status")).isEqualTo("F");
    assertThat(share(FORECAST_OVER_UNRELIABLE).<String>getAs("obs_status")).isEqualTo("U");
  }

  private static final Case FORECAST_OF_A_PARTNER =
      given(
          "milex_xdc", 30.0,
          "milex_status", status(0, "A"),
          "gdp_status", status(0, "A"),
          "partner_gdp", 500.0,
          "partner_status", status(3, "F"));

  @Test
  void partnersGdpForecast_statusForecast() {
    Row share = share(FORECAST_OF_A_PARTNER);

    assertThat(share.<String>getAs("obs_status")).isEqualTo("F");
  }

  private static final Case DOUBTFUL_SPENDING_BESIDE_A_PUBLISHED_SHARE =
      given("milex_status", status(6, "U"), "share_status", status(1, "E"));

  @Test
  void publishedShare_itsOwnStatus() {
    Row share = share(DOUBTFUL_SPENDING_BESIDE_A_PUBLISHED_SHARE);

    assertThat(share.<String>getAs("obs_status")).isEqualTo("E");
  }

  /** Iceland's GDP in US$, the year of its prices, and the price base of the row. */
  private static List<Object> gdpOfIceland(Case one) {
    Row found =
        only(one.rows("share").stream().filter(row -> row.getAs("iso3").equals("ISL")).toList());
    return Stream.of("gdp_usd", "gdp_base_year", "price_base_year")
        .map(column -> found.<Object>getAs(column))
        .toList();
  }

  private static Case ratio(Row statusOfSpending, Row statusOfGdp) {
    return given(
        "milex_constant",
        constant(2010, 20.0),
        "milex_status",
        statusOfSpending,
        "gdp_constant",
        constant(2010, 1e3),
        "gdp_status",
        statusOfGdp);
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

  /** Figures behind a share; those of a partner are of the IMF's edition a week later. */
  private static Case given(Object... columnsAndValues) {
    List<Object> own = new ArrayList<>();
    List<Object> partners =
        new ArrayList<>(List.of("edition_id", "imf-2016-04-12", "vintage_date", GDP_RELEASED));
    for (int place = 0; place < columnsAndValues.length; place += 2) {
      String column = (String) columnsAndValues[place];
      List<Object> side = PARTNERS.containsKey(column) ? partners : own;
      side.add(PARTNERS.getOrDefault(column, column));
      side.add(columnsAndValues[place + 1]);
    }
    return CASES.of(FIGURES.row(own.toArray()), Figured.FIGURES.row(partners.toArray()));
  }

  /** West Germany's spending by SIPRI until 1990, united Germany's since, and GDP of a partner. */
  private static Case germany(int year, Object... gdp) {
    List<Object> partner =
        new ArrayList<>(List.of("edition_id", "imf-2016-04-12", "vintage_date", GDP_RELEASED));
    partner.addAll(List.of("iso3", "DEU", "year", year));
    partner.addAll(List.of(gdp));
    return CASES.of(
        FIGURES.row("iso3", "DEU", "year", year, "milex_xdc", 30.0),
        Figured.FIGURES.row(partner.toArray()));
  }

  private static Row share(Case one) {
    return only(one.rows("share"));
  }

  /** The IMF's edition is the partner of SIPRI's of the same case. */
  private static Rules rules(Dataset<Row> figures) {
    return Rules.given("figure", figures)
        .and(
            "gdp_partner",
            figures
                .where("startswith(edition_id, 'sipri-2016-04-05')")
                .selectExpr(
                    "edition_id",
                    "iso3",
                    "DATE'%s' AS known_from".formatted(RELEASED),
                    "replace(edition_id, 'sipri-2016-04-05', 'imf-2016-04-12') AS gdp_edition_id",
                    "DATE'%s' AS gdp_vintage_date".formatted(GDP_RELEASED))
                .distinct());
  }
}
