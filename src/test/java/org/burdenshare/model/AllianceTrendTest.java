package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;
import static org.burdenshare.testing.TestSpark.only;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pact of the United States and Iceland since 1949, Greece since 1952 and Finland since 2023; a
 * panel that has the United States and Finland in every year; a union of France and, until 2019,
 * the United Kingdom; and a group of Finland and Norway, of whom Norway alone is an ally before
 * 2023.
 */
class AllianceTrendTest {
  private static final double TINY = 1e-12;
  private static final List<Row> REFERENCE =
      TestSpark.rows(new ReferenceTables(TestSpark.session()).inputs().get("aggregate_member"));
  private static final Dataset<Row> MEMBERS =
      TestSpark.table(
          "aggregate STRING, ally STRING, from_year INT, until_year INT",
          TestSpark.row("PACT", "USA", 1949, 9999),
          TestSpark.row("PACT", "ISL", 1949, 9999),
          TestSpark.row("PACT", "GRC", 1952, 9999),
          TestSpark.row("PACT", "FIN", 2023, 9999),
          TestSpark.row("PANEL", "USA", 0, 9999),
          TestSpark.row("PANEL", "FIN", 0, 9999),
          TestSpark.row("UNION", "FRA", 1958, 9999),
          TestSpark.row("UNION", "GBR", 1973, 2019),
          TestSpark.row("NORTH", "FIN", 1992, 9999),
          TestSpark.row("NORTH", "NOR", 1992, 9999),
          TestSpark.row("NATO", "FIN", 2023, 9999),
          TestSpark.row("NATO", "NOR", 1949, 9999));
  private static final Cases CASES =
      Measured.cases(shares -> Measured.known(shares).and("aggregate_member", MEMBERS));

  private static final Case UNEQUAL =
      CASES.of(
          ratio("USA", 2023, 400.0, 10_000.0),
          ratio("GRC", 2023, 3.0, 100.0),
          ratio("FIN", 2023, 1.0, 100.0));

  @Test
  void unequalAllies_ratioOfSumsBesideTheMedian() {
    Row pact = pact(2023, UNEQUAL);

    assertThat(pact.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(404.0 / 10_200.0 * 100, within(TINY));
    assertThat(pact.<Double>getAs("median_share_pct")).isEqualTo(3.0, within(TINY));
    assertThat(pact.<Double>getAs("gdp")).isEqualTo(10_200.0);
    assertThat(pact.<Double>getAs("milex_usd_constant")).isEqualTo(404.0);
    assertThat(pact.<Integer>getAs("price_base_year")).isEqualTo(2015);
  }

  private static final Case WITH_GDP_OF_ICELAND =
      CASES.of(
          ratio("USA", 2015, 400.0, 10_000.0),
          ratio("GRC", 2015, 1.0, 100.0),
          figures("ISL", 2015, "gdp_usd", 20.0, "gdp_base_year", 2015));

  @Test
  void iceland_countedNotAssessedAndInTheDenominator() {
    Row pact = pact(2015, WITH_GDP_OF_ICELAND);

    assertThat(pact.<Integer>getAs("members")).isEqualTo(3);
    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertThat(pact.<Integer>getAs("meeting")).isEqualTo(1);
    assertThat(pact.<Double>getAs("gdp")).isEqualTo(10_120.0);
    assertThat(pact.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(401.0 / 10_120.0 * 100, within(TINY));
    assertThat(pact.<Double>getAs("median_share_pct")).isEqualTo(2.5, within(TINY));
  }

  private static final Case AROUND_AN_ACCESSION =
      CASES.of(
          ratio("USA", 2022, 400.0, 10_000.0),
          ratio("FIN", 2022, 9.0, 100.0, "share_published_pct", 9.0),
          ratio("USA", 2023, 400.0, 10_000.0),
          ratio("FIN", 2023, 9.0, 100.0, "share_published_pct", 9.0));

  @Test
  void yearsBeforeAccession_outsideCountsAndSums() {
    List<Row> pact = alliance(AROUND_AN_ACCESSION);

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

  private static final Case OF_A_PANEL =
      CASES.of(
          ratio("USA", 2022, 400.0, 10_000.0),
          ratio("FIN", 2022, 9.0, 100.0),
          ratio("USA", 2023, 400.0, 10_000.0),
          ratio("FIN", 2023, 18.0, 100.0));

  @Test
  void fixedPanel_sameMembersInEveryYear() {
    assertThat(trend("PANEL", OF_A_PANEL))
        .extracting(
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("assessed"),
            row -> row.<Double>getAs("milex_usd_constant"))
        .containsExactly(tuple(2, 2, 409.0), tuple(2, 2, 418.0));
  }

  private static final Case NONE_MEETING =
      CASES.of(share("USA", 2015, 1.9), share("GRC", 2015, 1.0));

  @Test
  void assessedAndNoneMeeting_zeroRatherThanNull() {
    Row pact = pact(2015, NONE_MEETING);

    assertThat(pact.<Integer>getAs("meeting")).isZero();
    assertThat(pact.getList(pact.fieldIndex("allies_meeting"))).isEmpty();
  }

  private static final Case NONE_ASSESSED = CASES.of(figures("USA", 2015, "milex_usd", 600.0));

  @Test
  void noneAssessed_nullRatherThanZero() {
    Row pact = pact(2015, NONE_ASSESSED);

    assertThat(pact.<Integer>getAs("members")).isEqualTo(3);
    assertThat(pact.<Integer>getAs("assessed")).isZero();
    assertAllNull(pact, "meeting", "meeting_published", "share_of_gdp_pct", "median_share_pct");
  }

  private static final Case COMPUTED_AND_PRINTED_DIFFER =
      CASES.of(
          share("USA", 2015, 3.6, "share_published_pct", 3.6),
          share("GRC", 2015, 1.99, "share_published_pct", 2.0));

  @Test
  void computedAndPrintedVerdictsDiffer_countedApart() {
    Row pact = pact(2015, COMPUTED_AND_PRINTED_DIFFER);

    assertThat(pact.<Integer>getAs("meeting")).isEqualTo(1);
    assertThat(pact.<Integer>getAs("meeting_published")).isEqualTo(2);
  }

  private static final Case PRINTED_TOTAL =
      CASES.of(
          ratio("USA", 2015, 400.0, 10_000.0),
          share("PACT", 2015, 3.9, "share_published_pct", 4.1));

  @Test
  void totalThatThePublisherPrints_besideTheOwnRatio() {
    Row pact = pact(2015, PRINTED_TOTAL);

    assertThat(pact.<Double>getAs("share_of_gdp_pct")).isEqualTo(4.0, within(TINY));
    assertThat(pact.<Double>getAs("share_published_pct")).isEqualTo(4.1);
  }

  private static final Case TWO_PRICE_BASES =
      CASES.of(
          ratio("USA", 2015, 400.0, 100_000.0),
          ratio("GRC", 2015, 1.0, 100.0, "price_base_year", 2010, "gdp_base_year", 2010));

  @Test
  void priceBasesMix_noSumAtAll() {
    Row pact = pact(2015, TWO_PRICE_BASES);

    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertAllNull(
        pact, "share_of_gdp_pct", "gdp", "milex_usd_constant", "price_base_year", "shortfall_usd");
  }

  private static final Case TWO_EDITIONS =
      CASES.of(
          ratio("USA", 2015, 400.0, 10_000.0),
          ratio("GRC", 2015, 1.0, 100.0, "edition_id", "nato-2016-01-28"));

  @Test
  void editionsMix_noSumOfConstantPrices() {
    Row pact = pact(2015, TWO_EDITIONS);

    assertAllNull(pact, "milex_usd_constant", "price_base_year");
  }

  private static final Case WITHOUT_DOLLARS =
      CASES.of(ratio("USA", 2015, 400.0, 100_000.0), share("GRC", 2015, 1.0));

  @Test
  void assessedMemberWithoutDollars_noPartOfASumPassedOffAsTheWhole() {
    Row pact = pact(2015, WITHOUT_DOLLARS);

    assertThat(pact.<Integer>getAs("assessed")).isEqualTo(2);
    assertAllNull(pact, "share_of_gdp_pct", "gdp", "milex_usd_constant", "shortfall_usd");
  }

  private static final Case TWO_BELOW =
      CASES.of(
          ratio("USA", 2023, 400.0, 10_000.0),
          ratio("GRC", 2023, 1.5, 100.0),
          ratio("FIN", 2023, 1.0, 100.0));

  @Test
  void membersBelow_shortfallsAddUpWithoutSurpluses() {
    Row pact = pact(2023, TWO_BELOW);

    assertThat(pact.<Double>getAs("shortfall_usd")).isEqualTo(1.5, within(TINY));
  }

  private static final Case SAME_MEMBERS =
      CASES.of(
          ratio("USA", 2014, 400.0, 10_000.0),
          ratio("GRC", 2014, 1.0, 100.0),
          ratio("USA", 2015, 440.0, 10_000.0),
          ratio("GRC", 2015, 1.1, 100.0));

  @Test
  void sameMembersInConsecutiveYears_growth() {
    List<Row> pact = alliance(SAME_MEMBERS);

    assertThat(growth(pact, 2014)).isNull();
    assertThat(growth(pact, 2015)).isEqualTo(10.0, within(TINY));
  }

  private static final Case ACCESSION_BETWEEN =
      CASES.of(
          ratio("USA", 2022, 400.0, 10_000.0),
          ratio("FIN", 2022, 9.0, 100.0),
          ratio("USA", 2023, 400.0, 10_000.0),
          ratio("FIN", 2023, 10.0, 100.0));

  @Test
  void accessionBetweenTheYears_growthAsNatoCountsIt() {
    List<Row> pact = alliance(ACCESSION_BETWEEN);

    assertThat(growth(pact, 2023)).isEqualTo(2.5, within(TINY));
  }

  private static final Case BRITAIN_LEAVES_IN_2020 =
      CASES.of(
          ratio("FRA", 2018, 100.0, 10_000.0),
          ratio("GBR", 2018, 200.0, 10_000.0),
          ratio("FRA", 2019, 110.0, 10_000.0),
          ratio("GBR", 2019, 220.0, 10_000.0),
          ratio("FRA", 2020, 121.0, 10_000.0),
          ratio("GBR", 2020, 300.0, 10_000.0),
          ratio("FRA", 2021, 133.1, 10_000.0),
          ratio("GBR", 2021, 300.0, 10_000.0));

  @Test
  void memberThatLeft_countsUntilItsLastYear_andTheYearAfterHasNoGrowth() {
    List<Row> years = trend("UNION", BRITAIN_LEAVES_IN_2020);
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

  private static final Case OF_A_GROUP =
      CASES.of(ratio("FIN", 2022, 3.0, 100.0), ratio("NOR", 2022, 1.0, 100.0));

  @Test
  void memberOfAGroupThatIsNoAllyThen_countsInTheGroupAlone() {
    assertThat(trend("NATO", OF_A_GROUP))
        .extracting(
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("meeting"),
            row -> row.<Double>getAs("share_of_gdp_pct"))
        .containsExactly(tuple(1, 0, 1.0));
    assertThat(trend("NORTH", OF_A_GROUP))
        .extracting(
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("meeting"),
            row -> row.<Double>getAs("share_of_gdp_pct"))
        .containsExactly(tuple(2, 1, 2.0));
  }

  private static final Case MEMBER_MISSING =
      CASES.of(
          ratio("USA", 2014, 400.0, 10_000.0),
          ratio("USA", 2015, 400.0, 10_000.0),
          ratio("GRC", 2015, 1.0, 100.0),
          ratio("USA", 2016, 400.0, 10_000.0));

  @Test
  void memberMissingInOneOfTheYears_noGrowth() {
    List<Row> pact = alliance(MEMBER_MISSING);

    assertThat(growth(pact, 2015)).isNull();
    assertThat(growth(pact, 2016)).isNull();
  }

  private static final Case GAP_AND_OTHER_EDITION_AND_BASE =
      CASES.of(
          ratio("USA", 2010, 380.0, 10_000.0, "price_base_year", 2010),
          ratio("USA", 2011, 390.0, 10_000.0),
          ratio("USA", 2012, 400.0, 10_000.0),
          ratio("USA", 2014, 440.0, 10_000.0),
          ratio("USA", 2015, 440.0, 10_000.0, "edition_id", "nato-2016-01-28"));

  @Test
  void gapYearOrAnotherEditionOrPriceBaseBefore_noGrowth() {
    List<Row> pact = alliance(GAP_AND_OTHER_EDITION_AND_BASE);

    assertThat(growth(pact, 2011)).isNull();
    assertThat(growth(pact, 2012)).isNotNull();
    assertThat(growth(pact, 2014)).isNull();
    assertThat(growth(pact, 2015)).isNull();
  }

  @Test
  void realAggregates_whoBelongsToThem() {
    List<Row> aggregates = REFERENCE.stream().filter(member -> isMemberIn(2015, member)).toList();

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
  void realGroups_howManyBelongToThemInAYear(String group, int year, int members) {
    assertThat(REFERENCE)
        .filteredOn(member -> member.getAs("aggregate").equals(group) && isMemberIn(year, member))
        .hasSize(members);
  }

  @Test
  void realGroups_areNamedAndOfAlliesAlone() {
    assertThat(REFERENCE)
        .extracting(
            member -> member.<String>getAs("aggregate"),
            member -> member.<String>getAs("aggregate_name"))
        .filteredOn(names -> !names.equals(tuple("NATO", "NATO")))
        .noneMatch(names -> names.toList().get(0).equals(names.toList().get(1)));
    assertThat(
            new ReferenceTables(TestSpark.session())
                .inputs()
                .get("judged_area")
                .where("accession_year IS NULL")
                .count())
        .isZero();
  }

  private static boolean isMemberIn(int year, Row member) {
    return member.<Integer>getAs("from_year") <= year
        && year <= member.<Integer>getAs("until_year");
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

  private static Row pact(int year, Case one) {
    return of(alliance(one), year);
  }

  private static Row of(List<Row> pact, int year) {
    return only(pact.stream().filter(row -> row.<Integer>getAs("year") == year).toList());
  }

  private static List<Row> alliance(Case one) {
    return trend("PACT", one);
  }

  private static List<Row> trend(String aggregate, Case one) {
    return one.rows("alliance_trend", "year").stream()
        .filter(row -> row.getAs("aggregate").equals(aggregate))
        .toList();
  }
}
