package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.burdenshare.testing.TestSpark.only;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final WideTable OBSERVATION =
      WideTable.of(
              "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING,"
                  + " year INT, value DOUBLE, currency STRING, obs_status STRING,"
                  + " locator STRING")
          .usually("edition_id", "nato-2024-06-17")
          .usually("measure", "milex")
          .usually("unit", "USD")
          .usually("iso3", "POL")
          .usually("year", 2015)
          .usually("obs_status", "A");

  @Test
  void everyMeasureOfAnArea_sideBySideInOneRow() {
    Row figures =
        only(
            figures(
                OBSERVATION.row("unit", "XDC", "value", 38.0, "currency", "PLN"),
                OBSERVATION.row("value", 10.0),
                OBSERVATION.row("price_base_year", 2015, "value", 11.0),
                OBSERVATION.row(
                    "measure", "gdp", "unit", "XDC", "value", 1800.0, "currency", "PLN"),
                OBSERVATION.row("measure", "gdp", "value", 480.0),
                OBSERVATION.row("measure", "gdp", "price_base_year", 2015, "value", 490.0),
                OBSERVATION.row("measure", "share_of_gdp", "unit", "PERCENT", "value", 2.2),
                OBSERVATION.row("measure", "equipment_share", "unit", "PERCENT", "value", 33.0),
                OBSERVATION.row("measure", "population", "unit", "PERSONS", "value", 38.0e6)));

    assertThat(figures.<String>getAs("edition_id")).isEqualTo("nato-2024-06-17");
    assertThat(figures.<String>getAs("basis")).isEqualTo("NATO");
    assertThat(figures.<LocalDate>getAs("vintage_date")).isEqualTo("2024-06-17");
    assertThat(figures.<Double>getAs("milex_xdc")).isEqualTo(38.0);
    assertThat(figures.<String>getAs("currency")).isEqualTo("PLN");
    assertThat(figures.<Double>getAs("milex_usd")).isEqualTo(10.0);
    assertThat(figures.<Row>getAs("milex_constant")).isEqualTo(TestSpark.row(2015, 11.0));
    assertThat(figures.<Double>getAs("gdp_xdc")).isEqualTo(1800.0);
    assertThat(figures.<String>getAs("gdp_currency")).isEqualTo("PLN");
    assertThat(figures.<Double>getAs("own_gdp_usd")).isEqualTo(480.0);
    assertThat(figures.<Row>getAs("gdp_constant")).isEqualTo(TestSpark.row(2015, 490.0));
    assertThat(figures.<Double>getAs("share_published_pct")).isEqualTo(2.2);
    assertThat(figures.<Double>getAs("equipment_share_pct")).isEqualTo(33.0);
    assertThat(figures.<Double>getAs("population")).isEqualTo(38.0e6);
  }

  @Test
  void severalPriceBases_theNewestWhateverItsFigure() {
    Row figures =
        only(
            figures(
                OBSERVATION.row("price_base_year", 2010, "value", 99.0),
                OBSERVATION.row("price_base_year", 2015, "value", 11.0)));

    assertThat(figures.<Row>getAs("milex_constant")).isEqualTo(TestSpark.row(2015, 11.0));
    assertThat(figures.<Double>getAs("milex_usd")).isNull();
  }

  @Test
  void twoEditionsAndTwoYears_neverInOneRow() {
    assertThat(
            figures(
                OBSERVATION.row("value", 10.0),
                OBSERVATION.row("value", 11.0, "year", 2016),
                OBSERVATION.row("value", 12.0, "edition_id", "nato-2016-01-28")))
        .extracting(
            row -> row.<String>getAs("edition_id"),
            row -> row.<Integer>getAs("year"),
            row -> row.<Double>getAs("milex_usd"))
        .containsExactlyInAnyOrder(
            tuple("nato-2024-06-17", 2015, 10.0),
            tuple("nato-2024-06-17", 2016, 11.0),
            tuple("nato-2016-01-28", 2015, 12.0));
  }

  @Test
  void editionNotYetKnown_leftOut() {
    assertThat(
            figures(
                OBSERVATION.row("value", 10.0),
                OBSERVATION.row("value", 11.0, "edition_id", "nato-2030-01-01")))
        .extracting(row -> row.<String>getAs("edition_id"))
        .containsExactly("nato-2024-06-17");
  }

  @Test
  void missingValue_noFigureAndNoStatus() {
    Row figures =
        only(
            figures(
                OBSERVATION.row("value", null, "obs_status", "O"),
                OBSERVATION.row("measure", "share_of_gdp", "unit", "PERCENT", "value", 2.2)));

    assertThat(figures.<Double>getAs("milex_usd")).isNull();
    assertThat(figures.<Row>getAs("milex_status")).isNull();
  }

  @Test
  void severalFiguresOfAMeasure_mostDoubtfulStatus() {
    Row figures =
        only(
            figures(
                OBSERVATION.row("value", 10.0, "obs_status", "U"),
                OBSERVATION.row("unit", "XDC", "value", 38.0, "obs_status", "A"),
                OBSERVATION.row("price_base_year", 2015, "value", 11.0, "obs_status", "E")));

    assertThat(figures.<Row>getAs("milex_status").getString(1)).isEqualTo("U");
  }

  @Test
  void alliesAndAggregates_stay_everybodyElseIsLeftOut() {
    assertThat(
            Rules.given(
                    "observation",
                    OBSERVATION.with(
                        OBSERVATION.row("iso3", "POL"),
                        OBSERVATION.row("iso3", "ISL"),
                        OBSERVATION.row("iso3", "NATO_EUROPE"),
                        OBSERVATION.row("iso3", "NGA"),
                        OBSERVATION.row("iso3", "WORLD")))
                .rows("concerned"))
        .extracting(row -> row.<String>getAs("iso3"))
        .containsExactlyInAnyOrder("POL", "ISL", "NATO_EUROPE");
  }

  private static List<Row> figures(Row... observations) {
    return Rules.given("observation", OBSERVATION.with(observations))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE",
                TestSpark.row("nato-2016-01-28", "NATO", "NATO", LocalDate.of(2016, 1, 28)),
                TestSpark.row("nato-2024-06-17", "NATO", "NATO", LocalDate.of(2024, 6, 17))))
        .rows("figure");
  }
}
