package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** Which losses of an edition stop a publication; the edition of 2024 is the new one. */
class CoverageKeptTest {
  private static final String BEFORE = "2023-04-24";
  private static final String EXPORT = "2023-06-01";
  private static final String NOW = "2024-04-22";
  private static final WideTable OBSERVATIONS =
      WideTable.of(
              "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING,"
                  + " year INT, value DOUBLE, currency STRING, obs_status STRING, note STRING,"
                  + " locator STRING, rival_value STRING, rival_locator STRING")
          .usually("measure", "share_of_gdp")
          .usually("unit", "PERCENT")
          .usually("value", 1.5)
          .usually("year", 2010);

  @Test
  void yearsBeforeTheyWereMembers_mayBeWithdrawn() {
    assertThat(
            sentences(
                shares(BEFORE, 1992, "EST", "LTU", "LVA", "MKD", "POL", "HUN", "BGR", "ROU", "SVK"),
                shares(NOW, 1992, "EST", "POL", "HUN", "BGR", "ROU", "SVK")))
        .isEmpty();
  }

  @Test
  void fewMembersLost_stopTheRun() {
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA", "MNE"),
                shares(NOW, 2010, "POL", "USA", "GRC")))
        .isEmpty();
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA", "NOR", "BEL", "MNE"),
                shares(NOW, 2010, "POL", "USA", "NOR", "BEL", "GRC")))
        .containsExactly(
            "edition sipri-2024-04-22 shows nothing of EST for 2010, edition sipri-2023-04-24 did;"
                + " complete the file or accept it in the sidecar (accepted: coverage_kept)");
  }

  @Test
  void partialEdition_passes_andTheNextIsComparedWithTheLastWholeOne() {
    assertThat(sentences(shares(BEFORE, 2010, "EST", "POL", "USA"), shares(NOW, 2010, "POL")))
        .isEmpty();
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA"),
                shares(EXPORT, 2010, "POL"),
                shares(NOW, 2010, "POL", "USA")))
        .singleElement()
        .asString()
        .startsWith(
            "edition sipri-2024-04-22 shows nothing of EST for 2010, edition sipri-2023-04-24");
  }

  @Test
  void twoIndicatorsOfOnePublisher_areNeverCompared() {
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA", "NOR"),
                money(NOW, "XDC", "POL", "USA", "NOR")))
        .isEmpty();
    assertThat(
            sentences(
                money(BEFORE, "USD", "EST", "POL", "USA", "NOR"),
                money(NOW, "XDC", "POL", "USA", "NOR")))
        .isEmpty();
  }

  @Test
  void shownInAnotherSeries_isNotLost() {
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA"),
                shares(NOW, 2010, "POL", "USA"),
                money(NOW, "XDC", "EST")))
        .isEmpty();
  }

  @Test
  void seriesThatTheEditionBetweenDoesNotHave_isComparedWithTheOneBefore() {
    assertThat(
            sentences(
                shares(BEFORE, 2010, "EST", "POL", "USA"),
                money(EXPORT, "XDC", "EST", "POL", "USA"),
                shares(NOW, 2010, "POL", "USA")))
        .singleElement()
        .asString()
        .contains("nothing of EST for 2010, edition sipri-2023-04-24 did");
  }

  private static Row[] shares(String day, int year, String... allies) {
    return Stream.of(allies)
        .map(ally -> OBSERVATIONS.row("edition_id", "sipri-" + day, "iso3", ally, "year", year))
        .toArray(Row[]::new);
  }

  private static Row[] money(String day, String unit, String... allies) {
    return Stream.of(allies)
        .map(
            ally ->
                OBSERVATIONS.row(
                    "edition_id", "sipri-" + day, "measure", "milex", "unit", unit, "iso3", ally))
        .toArray(Row[]::new);
  }

  private static List<String> sentences(Row[]... observations) {
    return Rules.given(
            "observation",
            OBSERVATIONS.with(Stream.of(observations).flatMap(Stream::of).toArray(Row[]::new)))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE,"
                    + " file_name STRING, accepted_checks ARRAY<STRING>, is_new BOOLEAN",
                edition(BEFORE),
                edition(EXPORT),
                edition(NOW)))
        .table("coverage_kept")
        .orderBy("sentence")
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("sentence"))
        .toList();
  }

  private static Row edition(String day) {
    return TestSpark.row(
        "sipri-" + day,
        "SIPRI",
        "SIPRI",
        LocalDate.parse(day),
        "file",
        new String[0],
        day.equals(NOW));
  }
}
