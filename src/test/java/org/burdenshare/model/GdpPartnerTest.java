package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** The spending edition of these tests came out on 5 April 2016. */
class GdpPartnerTest {
  private static final LocalDate RELEASED = LocalDate.of(2016, 4, 5);
  private static final WideTable GDP =
      Figured.FIGURES.usually("gdp_currency", "PLN").usually("gdp_status", TestSpark.row(0, "A"));

  @Test
  void severalWithinWindow_nearestOfThoseAlreadyOut() {
    assertThat(nearest(200, gdp("2015-10-06", 1.0), gdp("2016-04-01", 2.0))).isEqualTo(2.0);
  }

  @Test
  void oneOutAndANearerStillToCome_theOneAlreadyOut() {
    assertThat(nearest(200, gdp("2015-10-06", 1.0), gdp("2016-04-12", 2.0))).isEqualTo(1.0);
  }

  @Test
  void onlyEditionsStillToCome_nearestOfThem() {
    assertThat(nearest(200, gdp("2016-06-01", 1.0), gdp("2016-04-12", 2.0))).isEqualTo(2.0);
  }

  @Test
  void sameDay_alreadyOut() {
    assertThat(nearest(200, gdp("2016-04-04", 1.0), gdp("2016-04-05", 2.0))).isEqualTo(2.0);
  }

  @Test
  void lastDayOfTheWindowOnEitherSide_fits() {
    assertThat(nearest(0, gdp("2016-04-05", 1.0))).isEqualTo(1.0);
    assertThat(nearest(7, gdp("2016-03-29", 1.0))).isEqualTo(1.0);
    assertThat(nearest(7, gdp("2016-04-12", 1.0))).isEqualTo(1.0);
  }

  @Test
  void oneDayOutsideTheWindowOnEitherSide_noPartner() {
    assertThat(nearest(7, gdp("2016-03-28", 1.0), gdp("2016-04-13", 2.0))).isNull();
  }

  @Test
  void twoOfOneDay_alwaysTheSame() {
    Row imf = GDP.row("edition_id", "imf-2016-04-01", "gdp_xdc", 1.0);
    Row bank = GDP.row("edition_id", "world-bank-2016-04-01", "gdp_xdc", 2.0);

    assertThat(nearest(200, imf, bank)).isEqualTo(1.0);
    assertThat(nearest(200, bank, imf)).isEqualTo(1.0);
  }

  @Test
  void nearestEditionLacksAYear_thatYearStaysWithout_forASeriesHasOneGdp() {
    List<Row> partners =
        partners(
            GdpPartner.NEAREST,
            200,
            gdp("2016-04-01", 2.0),
            gdp("2016-04-01", null, 2014),
            gdp("2016-01-15", 1.0),
            gdp("2016-01-15", 3.0, 2014));

    assertThat(partners)
        .extracting(row -> row.<Integer>getAs("year"), row -> row.<Double>getAs("ratio_gdp"))
        .containsExactlyInAnyOrder(tuple(2014, null), tuple(2015, 2.0));
  }

  @Test
  void nearestEditionLacksTheArea_nextNearest() {
    Row elsewhere =
        GDP.row("edition_id", "gdp-2016-04-01", "iso3", "EST", "gdp_xdc", 2.0, "year", 2015);

    assertThat(nearest(200, elsewhere, gdp("2016-01-15", 1.0))).isEqualTo(1.0);
  }

  @Test
  void partner_bringsItsStatusAndDate() {
    Row partner =
        partners(
                GdpPartner.NEAREST,
                200,
                GDP.row(
                    "edition_id",
                    "gdp-2016-04-12",
                    "gdp_xdc",
                    2.0,
                    "gdp_status",
                    TestSpark.row(3, "F")))
            .stream()
            .filter(row -> row.<Integer>getAs("year") == 2015)
            .reduce((earlier, later) -> later)
            .orElseThrow();

    assertThat(partner.<String>getAs("obs_status")).isEqualTo("F");
    assertThat(partner.<LocalDate>getAs("gdp_vintage_date")).isEqualTo("2016-04-12");
  }

  @Test
  void noPartner_spendingRowSurvives() {
    assertThat(partners(GdpPartner.NEAREST, 200))
        .extracting(row -> row.<Integer>getAs("year"), row -> row.<Double>getAs("ratio_gdp"))
        .containsExactlyInAnyOrder(tuple(2014, null), tuple(2015, null));
  }

  @Test
  void latest_newestHoweverFarAway() {
    List<Row> partners =
        partners(GdpPartner.LATEST, 7, gdp("2016-04-05", 1.0), gdp("2025-03-24", 2.0));

    assertThat(gdpOf2015(partners)).isEqualTo(2.0);
  }

  @Test
  void partnerStillToCome_knownWithoutItFirst() {
    assertThat(partners(GdpPartner.NEAREST, 200, gdp("2016-04-12", 2.0)))
        .filteredOn(row -> row.<Integer>getAs("year") == 2015)
        .extracting(
            row -> row.<LocalDate>getAs("known_from").toString(),
            row -> row.<String>getAs("gdp_edition_id"),
            row -> row.<Double>getAs("ratio_gdp"))
        .containsExactly(
            tuple("2016-04-05", null, null), tuple("2016-04-12", "gdp-2016-04-12", 2.0));
  }

  @Test
  void partnerAlreadyOut_knownWithItFromTheFirstDay() {
    assertThat(partners(GdpPartner.NEAREST, 200, gdp("2016-04-01", 2.0)))
        .extracting(row -> row.<LocalDate>getAs("known_from"))
        .containsOnly(RELEASED);
  }

  @Test
  void latest_oneStateForEveryGdpThatFollows() {
    assertThat(
            partners(
                GdpPartner.LATEST,
                0,
                gdp("2015-10-06", 1.0),
                gdp("2016-04-01", 2.0),
                gdp("2016-10-04", 3.0),
                gdp("2025-03-24", 4.0)))
        .filteredOn(row -> row.<Integer>getAs("year") == 2015)
        .extracting(
            row -> row.<LocalDate>getAs("known_from").toString(),
            row -> row.<Double>getAs("ratio_gdp"))
        .containsExactly(
            tuple("2016-04-05", 2.0), tuple("2016-10-04", 3.0), tuple("2025-03-24", 4.0));
  }

  private static Double nearest(int windowDays, Row... gdp) {
    return gdpOf2015(partners(GdpPartner.NEAREST, windowDays, gdp));
  }

  private static Double gdpOf2015(List<Row> partners) {
    return partners.stream()
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

  private static List<Row> partners(GdpPartner rule, int windowDays, Row... gdp) {
    Stream<Row> gdpEditions =
        Arrays.stream(gdp).map(row -> row.getString(0)).distinct().map(id -> edition(id, null));
    return Rules.given(
            "figure",
            Figured.FIGURES
                .with(
                    Figured.SPENDING.row("year", 2014, "milex_xdc", 0.1, "currency", "PLN"),
                    Figured.SPENDING.row("milex_xdc", 0.1, "currency", "PLN"))
                .union(GDP.with(gdp)))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, basis STRING, vintage_date DATE",
                Stream.concat(Stream.of(edition("sipri-2016-04-05", "SIPRI")), gdpEditions)
                    .toArray(Row[]::new)))
        .gdpPartner(rule, windowDays)
        .table("share")
        .orderBy("known_from", "year")
        .collectAsList();
  }

  private static Row edition(String id, String basis) {
    return TestSpark.row(id, basis, LocalDate.parse(id.replaceFirst("^[a-z-]+", "")));
  }
}
