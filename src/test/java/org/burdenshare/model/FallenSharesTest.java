package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** Shares that were computed and now are the publisher's own, told by edition. */
class FallenSharesTest {
  private static final WideTable REVISIONS =
      WideTable.of(
              "table_name STRING, basis STRING, area STRING, year INT, column_name STRING, old_value"
                  + " STRING, new_value STRING")
          .usually("table_name", "ally_trend")
          .usually("basis", "SIPRI")
          .usually("column_name", "share_source")
          .usually("old_value", "computed")
          .usually("new_value", "published");
  private static final WideTable VINTAGES =
      WideTable.of(
              "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE,"
                  + " share_source STRING")
          .usually("basis", "SIPRI")
          .usually("ally", "POL");
  private static final WideTable TREND =
      WideTable.of(
              "basis STRING, ally STRING, ally_name STRING, is_member BOOLEAN, year INT, edition_id STRING, share_source"
                  + " STRING, milex_xdc DOUBLE, milex_usd DOUBLE, milex_usd_constant DOUBLE")
          .usually("basis", "SIPRI")
          .usually("edition_id", "sipri-2016-04-05")
          .usually("is_member", true)
          .usually("share_source", "published");

  @Test
  void spendingThatNoGdpConfirms_newFileOfGdpNamed() {
    assertThat(
            sinceLastPublication(
                "weo.xls", revised("POL", 2014), revised("EST", 2014), revised("POL", 2015)))
        .containsExactly(
            "edition sipri-2016-04-05: the shares of Estonia, Poland (3 figures, 2014 to 2015) were"
                + " computed before and now are those that SIPRI prints, for the GDP that"
                + " goes with it has none for them that confirms its spending; look at the years, unit and"
                + " currency of weo.xls.");
  }

  @Test
  void editionOfSharesAlone_saysSo() {
    assertThat(sinceLastPublication("weo.xls", revised("USA", 2014)))
        .containsExactly(
            "edition export: the shares of United States (2014) were computed before and"
                + " now are those that SIPRI prints, for it gives no spending to be divided by GDP.");
  }

  @Test
  void sharesThatWereNeverComputed_orOfNoMember_notTold() {
    assertThat(
            sinceLastPublication(
                null,
                revised("SWE", 2014),
                REVISIONS.row("area", "POL", "year", 2014, "old_value", null),
                REVISIONS.row("area", "POL", "year", 2015, "column_name", "share_of_gdp_pct")))
        .isEmpty();
  }

  @Test
  void gdpOfAnotherTerritory_isNoFault() {
    assertThat(sinceLastPublication("weo.xls", revised("DEU", 1990), revised("DEU", 1991)))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("edition sipri-2016-04-05: the shares of Germany (1991) were");
  }

  @Test
  void firstPublication_comparedWithTheEditionBefore() {
    Dataset<Row> vintages =
        VINTAGES.with(
            known(2014, "2015-04-01", "2016-04-04", "computed"),
            known(2014, "2016-04-05", "9999-12-31", "published"),
            known(2015, "2015-04-01", "2016-04-04", "published"),
            known(2015, "2016-04-05", "9999-12-31", "published"));

    assertThat(told(REVISIONS.with(), vintages, true, null))
        .containsExactly(
            "edition sipri-2016-04-05: the shares of Poland (2014) were computed before"
                + " and now are those that SIPRI prints, for the GDP that goes with it has"
                + " none for them that confirms its spending; look at the years, unit and currency of both.");
  }

  @Test
  void firstPublication_anEditionOfSharesAloneIsNoFault() {
    Dataset<Row> vintages =
        VINTAGES.with(
            known("USA", 2014, "2015-04-01", "2016-04-04", "computed"),
            known("USA", 2014, "2016-04-05", "9999-12-31", "published"));

    assertThat(told(REVISIONS.with(), vintages, true, null)).isEmpty();
  }

  @Test
  void firstPublicationAsOfADay_comparesNothingThatCameLater() {
    Dataset<Row> vintages =
        VINTAGES.with(
            known(2014, "2016-04-05", "2026-11-01", "published"),
            known(2014, "2026-11-02", "2026-11-03", "computed"),
            known(2014, "2026-11-04", "9999-12-31", "published"));

    assertThat(told(REVISIONS.with(), vintages, true, null)).isEmpty();
  }

  private static List<String> sinceLastPublication(String newGdp, Row... revisions) {
    return told(REVISIONS.with(revisions), VINTAGES.with(), false, newGdp);
  }

  private static List<String> told(
      Dataset<Row> revisions, Dataset<Row> vintages, boolean first, String newGdp) {
    Dataset<Row> trend =
        TREND.with(
            spending("POL", "Poland", 2014),
            spending("POL", "Poland", 2015),
            spending("EST", "Estonia", 2014),
            spending("DEU", "Germany", 1990),
            spending("DEU", "Germany", 1991),
            TREND.row("ally", "SWE", "ally_name", "Sweden", "year", 2014, "is_member", false),
            TREND.row(
                "ally", "USA",
                "ally_name", "United States",
                "year", 2014,
                "edition_id", "export"));
    return Rules.given("revision", revisions)
        .and("share_vintage", vintages)
        .and("ally_trend", trend)
        .with("is_first_publication", first)
        .with("new_gdp", newGdp)
        .rows("fallen_share")
        .stream()
        .map(row -> row.<String>getAs("sentence"))
        .toList();
  }

  private static Row spending(String ally, String name, int year) {
    return TREND.row("ally", ally, "ally_name", name, "year", year, "milex_xdc", 1e9);
  }

  private static Row revised(String ally, int year) {
    return REVISIONS.row("area", ally, "year", year);
  }

  private static Row known(int year, String from, String until, String source) {
    return known("POL", year, from, until, source);
  }

  private static Row known(String ally, int year, String from, String until, String source) {
    return VINTAGES.row(
        "ally",
        ally,
        "year",
        year,
        "realtime_start",
        LocalDate.parse(from),
        "realtime_end",
        LocalDate.parse(until),
        "share_source",
        source);
  }
}
