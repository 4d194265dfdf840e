package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** The spending edition of these tests came out on 5 April 2016. */
class GdpPartnerTest {
  private static final LocalDate RELEASED = LocalDate.of(2016, 4, 5);
  private static final WideTable GDP =
      Figured.FIGURES.usually("gdp_currency", "PLN").usually("gdp_status", TestSpark.row(0, "A"));

  private static final Cases WITHIN_200_DAYS = cases(GdpPartner.NEAREST, 200);
  private static final Cases WITHIN_7_DAYS = cases(GdpPartner.NEAREST, 7);
  private static final Cases OF_THE_DAY = cases(GdpPartner.NEAREST, 0);
  private static final Cases LATEST = cases(GdpPartner.LATEST, 0);

  private static final Case NEAR_AND_NEARER =
      spending(WITHIN_200_DAYS, gdp("2015-10-06", 1.0), gdp("2016-04-01", 2.0));

  @Test
  void severalWithinWindow_nearestOfThoseAlreadyOut() {
    assertThat(gdpOf2015(NEAR_AND_NEARER)).isEqualTo(2.0);
  }

  private static final Case OUT_AND_NEARER_STILL_TO_COME =
      spending(WITHIN_200_DAYS, gdp("2015-10-06", 1.0), gdp("2016-04-12", 2.0));

  @Test
  void oneOutAndANearerStillToCome_theOneAlreadyOut() {
    assertThat(gdpOf2015(OUT_AND_NEARER_STILL_TO_COME)).isEqualTo(1.0);
  }

  private static final Case STILL_TO_COME =
      spending(WITHIN_200_DAYS, gdp("2016-06-01", 1.0), gdp("2016-04-12", 2.0));

  @Test
  void onlyEditionsStillToCome_nearestOfThem() {
    assertThat(gdpOf2015(STILL_TO_COME)).isEqualTo(2.0);
  }

  private static final Case THE_DAY_BEFORE_AND_THE_SAME_DAY =
      spending(WITHIN_200_DAYS, gdp("2016-04-04", 1.0), gdp("2016-04-05", 2.0));

  @Test
  void sameDay_alreadyOut() {
    assertThat(gdpOf2015(THE_DAY_BEFORE_AND_THE_SAME_DAY)).isEqualTo(2.0);
  }

  private static final Case THE_SAME_DAY = spending(OF_THE_DAY, gdp("2016-04-05", 1.0));
  private static final Case FIRST_DAY = spending(WITHIN_7_DAYS, gdp("2016-03-29", 1.0));
  private static final Case LAST_DAY = spending(WITHIN_7_DAYS, gdp("2016-04-12", 1.0));

  @Test
  void lastDayOfTheWindowOnEitherSide_fits() {
    assertThat(gdpOf2015(THE_SAME_DAY)).isEqualTo(1.0);
    assertThat(gdpOf2015(FIRST_DAY)).isEqualTo(1.0);
    assertThat(gdpOf2015(LAST_DAY)).isEqualTo(1.0);
  }

  private static final Case ONE_DAY_OUTSIDE =
      spending(WITHIN_7_DAYS, gdp("2016-03-28", 1.0), gdp("2016-04-13", 2.0));

  @Test
  void oneDayOutsideTheWindowOnEitherSide_noPartner() {
    assertThat(gdpOf2015(ONE_DAY_OUTSIDE)).isNull();
  }

  private static final Row IMF = GDP.row("edition_id", "imf-2016-04-01", "gdp_xdc", 1.0);
  private static final Row BANK = GDP.row("edition_id", "world-bank-2016-04-01", "gdp_xdc", 2.0);
  private static final Case IMF_BEFORE_BANK = spending(WITHIN_200_DAYS, IMF, BANK);
  private static final Case BANK_BEFORE_IMF = spending(WITHIN_200_DAYS, BANK, IMF);

  @Test
  void twoOfOneDay_alwaysTheSame() {
    assertThat(gdpOf2015(IMF_BEFORE_BANK)).isEqualTo(1.0);
    assertThat(gdpOf2015(BANK_BEFORE_IMF)).isEqualTo(1.0);
  }

  private static final Case NEAREST_LACKS_A_YEAR =
      spending(
          WITHIN_200_DAYS,
          gdp("2016-04-01", 2.0),
          gdp("2016-04-01", null, 2014),
          gdp("2016-01-15", 1.0),
          gdp("2016-01-15", 3.0, 2014));

  @Test
  void nearestEditionLacksAYear_thatYearStaysWithout_forASeriesHasOneGdp() {
    assertThat(partners(NEAREST_LACKS_A_YEAR))
        .extracting(row -> row.<Integer>getAs("year"), row -> row.<Double>getAs("ratio_gdp"))
        .containsExactlyInAnyOrder(tuple(2014, null), tuple(2015, 2.0));
  }

  private static final Case NEAREST_LACKS_THE_AREA =
      spending(
          WITHIN_200_DAYS,
          GDP.row("edition_id", "gdp-2016-04-01", "iso3", "EST", "gdp_xdc", 2.0),
          gdp("2016-01-15", 1.0));

  @Test
  void nearestEditionLacksTheArea_nextNearest() {
    assertThat(gdpOf2015(NEAREST_LACKS_THE_AREA)).isEqualTo(1.0);
  }

  private static final Case FORECAST =
      spending(
          WITHIN_200_DAYS,
          GDP.row(
              "edition_id", "gdp-2016-04-12", "gdp_xdc", 2.0, "gdp_status", TestSpark.row(3, "F")));

  @Test
  void partner_bringsItsStatusAndDate() {
    Row partner =
        partners(FORECAST).stream()
            .filter(row -> row.<Integer>getAs("year") == 2015)
            .reduce((earlier, later) -> later)
            .orElseThrow();

    assertThat(partner.<String>getAs("obs_status")).isEqualTo("F");
    assertThat(partner.<LocalDate>getAs("gdp_vintage_date")).isEqualTo("2016-04-12");
  }

  private static final Case WITHOUT_GDP = spending(WITHIN_200_DAYS);

  @Test
  void noPartner_spendingRowSurvives() {
    assertThat(partners(WITHOUT_GDP))
        .extracting(row -> row.<Integer>getAs("year"), row -> row.<Double>getAs("ratio_gdp"))
        .containsExactlyInAnyOrder(tuple(2014, null), tuple(2015, null));
  }

  private static final Case FAR_AWAY =
      spending(LATEST, gdp("2016-04-05", 1.0), gdp("2025-03-24", 2.0));

  @Test
  void latest_newestHoweverFarAway() {
    assertThat(gdpOf2015(FAR_AWAY)).isEqualTo(2.0);
  }

  private static final Case ONE_STILL_TO_COME = spending(WITHIN_200_DAYS, gdp("2016-04-12", 2.0));

  @Test
  void partnerStillToCome_knownWithoutItFirst() {
    assertThat(partners(ONE_STILL_TO_COME))
        .filteredOn(row -> row.<Integer>getAs("year") == 2015)
        .extracting(
            row -> row.<LocalDate>getAs("known_from").toString(),
            row -> row.<String>getAs("gdp_edition_id"),
            row -> row.<Double>getAs("ratio_gdp"))
        .containsExactly(
            tuple("2016-04-05", null, null), tuple("2016-04-12", "gdp-2016-04-12", 2.0));
  }

  private static final Case ONE_OUT = spending(WITHIN_200_DAYS, gdp("2016-04-01", 2.0));

  @Test
  void partnerAlreadyOut_knownWithItFromTheFirstDay() {
    assertThat(partners(ONE_OUT))
        .extracting(row -> row.<LocalDate>getAs("known_from"))
        .containsOnly(RELEASED);
  }

  private static final Case OUT_AND_TO_COME =
      spending(
          LATEST,
          gdp("2015-10-06", 1.0),
          gdp("2016-04-01", 2.0),
          gdp("2016-10-04", 3.0),
          gdp("2025-03-24", 4.0));

  @Test
  void latest_oneStateForEveryGdpThatFollows() {
    assertThat(partners(OUT_AND_TO_COME))
        .filteredOn(row -> row.<Integer>getAs("year") == 2015)
        .extracting(
            row -> row.<LocalDate>getAs("known_from").toString(),
            row -> row.<Double>getAs("ratio_gdp"))
        .containsExactly(
            tuple("2016-04-05", 2.0), tuple("2016-10-04", 3.0), tuple("2025-03-24", 4.0));
  }

  private static Double gdpOf2015(Case one) {
    return partners(one).stream()
        .filter(row -> row.<Integer>getAs("year") == 2015)
        .map(row -> java.util.Optional.ofNullable(row.<Double>getAs("ratio_gdp")))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .orElse(null);
  }

  private static Row gdp(String day, Double value) {
    return gdp(day, value, 2015);
  }

  private static Row gdp(String day, Double value, int year) {
    return GDP.row("edition_id", "gdp-" + day, "gdp_xdc", value, "year", year);
  }

  /** Spending of 2014 and 2015, and GDP for it. */
  private static Case spending(Cases cases, Row... gdp) {
    Stream<Row> spending =
        IntStream.of(2014, 2015)
            .mapToObj(
                year -> Figured.SPENDING.row("year", year, "milex_xdc", 0.1, "currency", "PLN"));
    return cases.of(Stream.concat(spending, Arrays.stream(gdp)).toArray(Row[]::new));
  }

  /** Cases with areas of their own, for each area has a partner of its own. */
  private static Cases cases(GdpPartner rule, int windowDays) {
    return new Cases(
        Figured.FIGURES,
        figures ->
            Rules.given("figure", figures)
                .and(
                    "edition",
                    figures
                        .selectExpr(
                            "edition_id", "basis", "DATE(right(edition_id, 10)) AS vintage_date")
                        .distinct())
                .gdpPartner(rule, windowDays),
        "iso3");
  }

  private static List<Row> partners(Case one) {
    return one.rows("share", "known_from", "year");
  }
}
