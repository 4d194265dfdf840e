package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pact of the United States and Iceland since 1949, Greece since 1952 and Finland since 2023. */
class AllianceTrendTest {
  private static final double TINY = 1e-12;
  private static final Dataset<Row> REFERENCE =
      new ReferenceTables(TestSpark.session()).inputs().get("aggregate_member");
  private static final Row[] PACT = {
    TestSpark.row("PACT", "USA", 1949, 9999),
    TestSpark.row("PACT", "ISL", 1949, 9999),
    TestSpark.row("PACT", "GRC", 1952, 9999),
    TestSpark.row("PACT", "FIN", 2023, 9999)
  };

  @Test
  void unequalAllies_ratioOfSumsBesideTheMedian() {
    Row pact =
        pact(
            2023,
            ratio("USA", 2023, 400.0, 10_000.0),
            ratio("GRC", 2023, 3.0, 100.0),
            ratio("FIN", 2023, 1.0, 100.0));

    assertThat(pact.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(404.0 / 10_200.0 * 100, within(TINY));
    assertThat(pact.<Double>getAs("median_share_pct")).isEqualTo(3.0, within(TINY));
    assertThat(pact.<Double>getAs("gdp")).isEqualTo(10_200.0);
    assertThat(pact.<Double>getAs("milex_usd_constant")).isEqualTo(404.0);
    assertThat(pact.<Integer>getAs("price_base_year")).isEqualTo(2015);
  }

  @Test
  void iceland_countedNotAssessedAndInTheDenominator() {
    Row pact =
        pact(
            2015,
            ratio("USA", 2015, 400.0, 10_000.0),
            ratio("GRC", 2015, 1.0, 100.0),
            figures("ISL", 2015, "gdp_usd", 20.0, "gdp_base_year", 2015));

    assertThat(pact.<Integer>getAs("members")).isEqualTo(3);
    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertThat(pact.<Integer>getAs("meeting")).isEqualTo(1);
    assertThat(pact.<Double>getAs("gdp")).isEqualTo(10_120.0);
    assertThat(pact.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(401.0 / 10_120.0 * 100, within(TINY));
    assertThat(pact.<Double>getAs("median_share_pct")).isEqualTo(2.5, within(TINY));
  }

  @Test
  void yearsBeforeAccession_outsideCountsAndSums() {
    List<Row> pact =
        alliance(
            ratio("USA", 2022, 400.0, 10_000.0),
            ratio("FIN", 2022, 9.0, 100.0, "share_published_pct", 9.0),
            ratio("USA", 2023, 400.0, 10_000.0),
            ratio("FIN", 2023, 9.0, 100.0, "share_published_pct", 9.0));

    assertThat(pact)
        .extracting(
            row -> row.<Integer>getAs("year"),
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("assessed"),
            row -> row.<Integer>getAs("meeting"),
            row -> row.<Integer>getAs("meeting_published"),
            row -> row.<List<String>>getList(row.fieldIndex("allies_meeting")),
            row -> row.<Double>getAs("milex_usd_constant"),
            row -> row.<Double>getAs("gdp"))
        .containsExactly(
            tuple(2022, 3, 1, 1, null, List.of("USA"), 400.0, 10_000.0),
            tuple(2023, 4, 2, 2, 1, List.of("FIN", "USA"), 409.0, 10_100.0));
  }

  @Test
  void fixedPanel_sameMembersInEveryYear() {
    Dataset<Row> panel =
        trend(
            new Row[] {
              TestSpark.row("PANEL", "USA", 0, 9999), TestSpark.row("PANEL", "FIN", 0, 9999)
            },
            ratio("USA", 2022, 400.0, 10_000.0),
            ratio("FIN", 2022, 9.0, 100.0),
            ratio("USA", 2023, 400.0, 10_000.0),
            ratio("FIN", 2023, 18.0, 100.0));

    assertThat(panel.orderBy("year").collectAsList())
        .extracting(
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("assessed"),
            row -> row.<Double>getAs("milex_usd_constant"))
        .containsExactly(tuple(2, 2, 409.0), tuple(2, 2, 418.0));
  }

  @Test
  void assessedAndNoneMeeting_zeroRatherThanNull() {
    Row pact = pact(2015, share("USA", 2015, 1.9), share("GRC", 2015, 1.0));

    assertThat(pact.<Integer>getAs("meeting")).isZero();
    assertThat(pact.getList(pact.fieldIndex("allies_meeting"))).isEmpty();
  }

  @Test
  void noneAssessed_nullRatherThanZero() {
    Row pact = pact(2015, figures("USA", 2015, "milex_usd", 600.0));

    assertThat(pact.<Integer>getAs("members")).isEqualTo(3);
    assertThat(pact.<Integer>getAs("assessed")).isZero();
    assertAllNull(pact, "meeting", "meeting_published", "share_of_gdp_pct", "median_share_pct");
  }

  @Test
  void computedAndPrintedVerdictsDiffer_countedApart() {
    Row pact =
        pact(
            2015,
            share("USA", 2015, 3.6, "share_published_pct", 3.6),
            share("GRC", 2015, 1.99, "share_published_pct", 2.0));

    assertThat(pact.<Integer>getAs("meeting")).isEqualTo(1);
    assertThat(pact.<Integer>getAs("meeting_published")).isEqualTo(2);
  }

  @Test
  void totalThatThePublisherPrints_besideTheOwnRatio() {
    Row pact =
        pact(
            2015,
            ratio("USA", 2015, 400.0, 10_000.0),
            share("PACT", 2015, 3.9, "share_published_pct", 4.1));

    assertThat(pact.<Double>getAs("share_of_gdp_pct")).isEqualTo(4.0, within(TINY));
    assertThat(pact.<Double>getAs("share_published_pct")).isEqualTo(4.1);
  }

  @Test
  void priceBasesMix_noSumAtAll() {
    Row pact =
        pact(
            2015,
            ratio("USA", 2015, 400.0, 100_000.0),
            ratio("GRC", 2015, 1.0, 100.0, "price_base_year", 2010, "gdp_base_year", 2010));

    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertAllNull(
        pact, "share_of_gdp_pct", "gdp", "milex_usd_constant", "price_base_year", "shortfall_usd");
  }

  @Test
  void editionsMix_noSumOfConstantPrices() {
    Row pact =
        pact(
            2015,
            ratio("USA", 2015, 400.0, 10_000.0),
            ratio("GRC", 2015, 1.0, 100.0, "edition_id", "nato-2016-01-28"));

    assertAllNull(pact, "milex_usd_constant", "price_base_year");
  }

  @Test
  void assessedMemberWithoutDollars_noPartOfASumPassedOffAsTheWhole() {
    Row pact = pact(2015, ratio("USA", 2015, 400.0, 100_000.0), share("GRC", 2015, 1.0));

    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertAllNull(pact, "share_of_gdp_pct", "gdp", "milex_usd_constant", "shortfall_usd");
  }

  @Test
  void membersBelow_shortfallsAddUpWithoutSurpluses() {
    Row pact =
        pact(
            2023,
            ratio("USA", 2023, 400.0, 10_000.0),
            ratio("GRC", 2023, 1.5, 100.0),
            ratio("FIN", 2023, 1.0, 100.0));

    assertThat(pact.<Double>getAs("shortfall_usd")).isEqualTo(1.5, within(TINY));
  }

  @Test
  void sameMembersInConsecutiveYears_growth() {
    List<Row> pact =
        alliance(
            ratio("USA", 2014, 400.0, 10_000.0),
            ratio("GRC", 2014, 1.0, 100.0),
            ratio("USA", 2015, 440.0, 10_000.0),
            ratio("GRC", 2015, 1.1, 100.0));

    assertThat(growth(pact, 2014)).isNull();
    assertThat(growth(pact, 2015)).isEqualTo(10.0, within(TINY));
  }

  @Test
  void accessionBetweenTheYears_growthAsNatoCountsIt() {
    List<Row> pact =
        alliance(
            ratio("USA", 2022, 400.0, 10_000.0),
            ratio("FIN", 2022, 9.0, 100.0),
            ratio("USA", 2023, 400.0, 10_000.0),
            ratio("FIN", 2023, 10.0, 100.0));

    assertThat(growth(pact, 2023)).isEqualTo(2.5, within(TINY));
  }

  @Test
  void memberThatLeft_countsUntilItsLastYear_andTheYearAfterHasNoGrowth() {
    Dataset<Row> union =
        trend(
            new Row[] {
              TestSpark.row("UNION", "FRA", 1958, 9999), TestSpark.row("UNION", "GBR", 1973, 2019)
            },
            ratio("FRA", 2018, 100.0, 10_000.0),
            ratio("GBR", 2018, 200.0, 10_000.0),
            ratio("FRA", 2019, 110.0, 10_000.0),
            ratio("GBR", 2019, 220.0, 10_000.0),
            ratio("FRA", 2020, 121.0, 10_000.0),
            ratio("GBR", 2020, 300.0, 10_000.0),
            ratio("FRA", 2021, 133.1, 10_000.0),
            ratio("GBR", 2021, 300.0, 10_000.0));

    List<Row> years = union.orderBy("year").collectAsList();
    assertThat(years)
        .extracting(
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("meeting"),
            row -> row.<Double>getAs("milex_usd_constant"))
        .containsExactly(
            tuple(2, 1, 300.0), tuple(2, 1, 330.0), tuple(1, 0, 121.0), tuple(1, 0, 133.1));
    assertThat(growth(years, 2019)).isEqualTo(10.0, within(TINY));
    assertThat(growth(years, 2020)).isNull();
    assertThat(growth(years, 2021)).isEqualTo(10.0, within(1e-9));
  }

  @Test
  void memberOfAGroupThatIsNoAllyThen_countsInTheGroupAlone() {
    List<Row> members =
        trend(
                new Row[] {
                  TestSpark.row("NORTH", "FIN", 1992, 9999),
                  TestSpark.row("NORTH", "NOR", 1992, 9999),
                  TestSpark.row("NATO", "FIN", 2023, 9999),
                  TestSpark.row("NATO", "NOR", 1949, 9999)
                },
                ratio("FIN", 2022, 3.0, 100.0),
                ratio("NOR", 2022, 1.0, 100.0))
            .orderBy("aggregate")
            .collectAsList();

    assertThat(members)
        .extracting(
            row -> row.<String>getAs("aggregate"),
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("meeting"),
            row -> row.<Double>getAs("share_of_gdp_pct"))
        .containsExactly(tuple("NATO", 1, 0, 1.0), tuple("NORTH", 2, 1, 2.0));
  }

  @Test
  void memberMissingInOneOfTheYears_noGrowth() {
    List<Row> pact =
        alliance(
            ratio("USA", 2014, 400.0, 10_000.0),
            ratio("USA", 2015, 400.0, 10_000.0),
            ratio("GRC", 2015, 1.0, 100.0),
            ratio("USA", 2016, 400.0, 10_000.0));

    assertThat(growth(pact, 2015)).isNull();
    assertThat(growth(pact, 2016)).isNull();
  }

  @Test
  void gapYearOrAnotherEditionOrPriceBaseBefore_noGrowth() {
    List<Row> pact =
        alliance(
            ratio("USA", 2010, 380.0, 10_000.0, "price_base_year", 2010),
            ratio("USA", 2011, 390.0, 10_000.0),
            ratio("USA", 2012, 400.0, 10_000.0),
            ratio("USA", 2014, 440.0, 10_000.0),
            ratio("USA", 2015, 440.0, 10_000.0, "edition_id", "nato-2016-01-28"));

    assertThat(growth(pact, 2011)).isNull();
    assertThat(growth(pact, 2012)).isNotNull();
    assertThat(growth(pact, 2014)).isNull();
    assertThat(growth(pact, 2015)).isNull();
  }

  @Test
  void realAggregates_whoBelongsToThem() {
    List<Row> aggregates =
        new ReferenceTables(TestSpark.session())
            .inputs()
            .get("aggregate_member")
            .where("2015 BETWEEN from_year AND until_year")
            .collectAsList();

    assertThat(allies(aggregates, "NATO")).hasSize(28).contains("ISL", "USA");
    assertThat(allies(aggregates, "NATO_EUROPE")).hasSize(26).doesNotContain("CAN", "USA");
    assertThat(allies(aggregates, "NATO_EUROPE_AND_CANADA")).hasSize(27).doesNotContain("USA");
    assertThat(allies(aggregates, "NATO_NORTH_AMERICA")).containsExactlyInAnyOrder("CAN", "USA");
    assertThat(allies(aggregates, "MEMBERS_2014")).hasSize(28).doesNotContain("MNE");
    assertThat(allies(aggregates, "MEMBERS_2024")).hasSize(32).contains("FIN", "MNE", "SWE");
  }

  @ParameterizedTest
  @CsvSource({
    "EU_ALLIES, 2003, 11",
    "EU_ALLIES, 2004, 19",
    "EU_ALLIES, 2007, 21",
    "EU_ALLIES, 2019, 22",
    "EU_ALLIES, 2020, 21",
    "EU_ALLIES, 2024, 23",
    "BALTIC_STATES, 2016, 3",
    "B9, 2014, 0",
    "B9, 2015, 9",
    "NB8, 2016, 8",
    "V4, 2016, 4",
    "WEIMAR_TRIANGLE, 2016, 3",
    "G7_ALLIES, 1975, 5",
    "G7_ALLIES, 1976, 6"
  })
  void realGroups_howManyBelongToThemInAYear(String group, int year, long members) {
    assertThat(
            REFERENCE
                .where(
                    "aggregate = '%s' AND %d BETWEEN from_year AND until_year"
                        .formatted(group, year))
                .count())
        .isEqualTo(members);
  }

  @Test
  void realGroups_areNamedAndOfAlliesAlone() {
    assertThat(REFERENCE.where("aggregate = aggregate_name AND aggregate <> 'NATO'").count())
        .isZero();
    assertThat(
            new ReferenceTables(TestSpark.session())
                .inputs()
                .get("judged_area")
                .where("accession_year IS NULL")
                .count())
        .isZero();
  }

  private static List<String> allies(List<Row> members, String aggregate) {
    return members.stream()
        .filter(row -> row.<String>getAs("aggregate").equals(aggregate))
        .map(row -> row.<String>getAs("ally"))
        .toList();
  }

  private static Double growth(List<Row> pact, int year) {
    return of(pact, year).getAs("real_growth_pct");
  }

  private static void assertAllNull(Row row, String... columns) {
    for (String column : columns) {
      assertThat(row.<Object>getAs(column)).as(column).isNull();
    }
  }

  private static Row pact(int year, Row... shares) {
    return of(alliance(shares), year);
  }

  private static Row of(List<Row> pact, int year) {
    List<Row> found = pact.stream().filter(row -> row.<Integer>getAs("year") == year).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Row> alliance(Row... shares) {
    return trend(PACT, shares).orderBy("year").collectAsList();
  }

  private static Dataset<Row> trend(Row[] members, Row... shares) {
    return Measured.known(shares)
        .and(
            "aggregate_member",
            TestSpark.table(
                "aggregate STRING, ally STRING, from_year INT, until_year INT", members))
        .table("alliance_trend");
  }
}
