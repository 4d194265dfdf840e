package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Publishers that offend against every check at once, with an edition of 2024 after one of 2022,
 * and one whose figures lie just within every limit. Judged in one pass, as before publishing.
 */
class ChecksTest {
  private static final List<String> CHECKS =
      TrendsPipeline.CHECKS.stream()
          .filter(check -> !check.endsWith("_each_other") && !check.endsWith("_vintages"))
          .toList();
  private static final LocalDate BEFORE = LocalDate.of(2022, 6, 1);
  private static final LocalDate NOW = LocalDate.of(2024, 6, 17);

  private static final WideTable EDITIONS =
      WideTable.of(
              "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE,"
                  + " file_name STRING, reader STRING, accepted_checks ARRAY<STRING>, is_new BOOLEAN")
          .usually("basis", "NATO")
          .usually("vintage_date", NOW)
          .usually("accepted_checks", new String[0])
          .usually("is_new", true);
  private static final WideTable OBSERVATIONS =
      WideTable.of(
          "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING,"
              + " year INT, value DOUBLE, currency STRING, obs_status STRING, note STRING,"
              + " locator STRING, rival_value STRING, rival_locator STRING");
  private static final WideTable TRENDS =
      WideTable.of(
              "edition_id STRING, gdp_edition_id STRING, ally STRING, year INT, share_of_gdp_pct DOUBLE,"
                  + " share_published_pct DOUBLE, share_source STRING")
          .usually("share_source", "computed");

  private static final WideTable REJECTED =
      WideTable.of("edition_id STRING, locator STRING, title STRING, reason_code STRING");

  private static List<Row> offenders;

  @BeforeAll
  static void judgeAllPublishersAtOnce() {
    offenders =
        Rules.ofEditions(
                OBSERVATIONS.with(rows(ChecksTest::offendingFigures, withinLimits())),
                EDITIONS.with(rows(ChecksTest::editions, editionsWithinLimits())))
            .and("rejected_figure", REJECTED.with(rows(ChecksTest::unclaimed, Stream.of())))
            .and("ally_trend", TRENDS.with(rows(ChecksTest::offendingShares, sharesWithinLimits())))
            .rows("edition_offender");
  }

  @Test
  void severalOffences_allFoundInOnePass() {
    assertThat(checksAgainst("strict")).containsExactlyInAnyOrderElementsOf(CHECKS);
  }

  @ParameterizedTest
  @FieldSource("CHECKS")
  void checkThatAnEditionAccepts_passesItAndNoOther(String check) {
    assertThat(checksAgainst("accepts_" + check))
        .doesNotContain(check)
        .containsExactlyInAnyOrderElementsOf(
            CHECKS.stream().filter(other -> !other.equals(check)).toList());
  }

  @Test
  void figuresWithinEveryLimit_noOffender() {
    assertThat(checksAgainst("clean")).isEmpty();
  }

  @Test
  void editionPublishedBefore_onlyItsTrendIsJudgedAgain() {
    assertThat(of("kept").map(row -> row.getString(0)))
        .containsExactlyInAnyOrder("share_within_range", "share_agrees_with_published");
  }

  @Test
  void editionWithoutAnyFigure_namedByItsFile() {
    assertThat(sentence("edition_not_empty")).contains("strict-empty.csv", "no usable figure");
  }

  @Test
  void spendingByNobodysDefinition_namedByItsFileOnce() {
    assertThat(sentences("spending_has_basis"))
        .singleElement()
        .asString()
        .contains("strict-bank.csv holds military expenditure", "basis: NATO or basis: SIPRI");
  }

  @Test
  void spendingByAnUnknownDefinition_isThatOfNobody() {
    Row unknown = EDITIONS.row("edition_id", "eu", "basis", "EU", "file_name", "eu.csv");

    assertThat(
            Rules.given("edition", EDITIONS.with(unknown, EDITIONS.row("edition_id", "nato")))
                .and(
                    "new_series",
                    TestSpark.session()
                        .sql(
                            "SELECT explode(array('eu', 'nato')) AS edition_id, 'milex' AS measure"))
                .rows("spending_has_basis"))
        .extracting(row -> row.<String>getAs("sentence"))
        .singleElement()
        .asString()
        .startsWith("eu.csv holds military expenditure, but not by whose definition");
  }

  @Test
  void keyWithTwoValues_bothWithTheirPlaces() {
    assertThat(sentence("key_unique"))
        .contains("share_of_gdp in PERCENT of POL for 2013")
        .contains("1.8 (strict-now.csv:2)")
        .contains("1.9 (strict-now.csv:99)");
  }

  @Test
  void shareBeyondAHundredPercent_publishedOrComputed() {
    assertThat(sentences("share_within_range"))
        .satisfiesExactlyInAnyOrder(
            sentence ->
                assertThat(sentence)
                    .contains(
                        "share_of_gdp in PERCENT of GRC for 2013", "100.1", "strict-now.csv:3"),
            sentence ->
                assertThat(sentence)
                    .contains("share of GDP of POL for 2012", "250.0", "edition strict-now"));
  }

  @Test
  void yearTheEditionCannotKnow_namedWithItsPlace() {
    assertThat(sentence("year_within_horizon"))
        .contains("personnel in PERSONS of POL for 2025", "strict-now.csv:4", "1900 to 2024");
  }

  @Test
  void allyThatTheEditionBeforeShowed_namedWithBothEditions() {
    assertThat(sentence("coverage_kept"))
        .contains("edition strict-now shows nothing of EST for 2015")
        .contains("edition strict-before did");
  }

  @Test
  void figureFarFromTheEditionBefore_bothFiguresAndThePlace() {
    assertThat(sentence("magnitude_kept"))
        .contains("milex in USD of POL for 2014", "3.01E10 (strict-now.csv:5)")
        .contains("1.0E10 in edition strict-before");
  }

  @Test
  void figureFarFromTheYearBefore_bothFiguresAndThePlace() {
    assertThat(sentence("no_spike"))
        .contains(
            "milex in XDC of GRC for 2017", "1.001E9 (strict-now.csv:8)", "1.0E7 the year before");
  }

  @Test
  void figureThatNoAllyCanHave_namedWithItsPlaceAndUnit() {
    assertThat(sentence("figure_within_range"))
        .isEqualTo(
            "population in PERSONS of POL for 2018 is 37.6 (strict-now.csv:12), expected 150000.0 to"
                + " 5.0E8; it looks as if in millions: give single units, or of a table the scale in its record (milex USD billion), or accept it"
                + " in the record of edition strict-now (accepted: figure_within_range)");
  }

  @Test
  void totalsUnlikeTheirMembers_theWorstWithBothSumsAndThePlace() {
    assertThat(sentence("members_sum_to_total"))
        .contains("milex of NATO_NORTH_AMERICA for 2018", "1.01E12 (strict-now.csv:11)")
        .contains("sum to 1.0E12, like 1 more (2017 to 2018); correct the member");
  }

  @Test
  void computedShareUnlikeThePrinted_both() {
    assertThat(sentence("share_agrees_with_published"))
        .contains("share of GDP of POL for 2011", "6.1", "edition strict-now", "2.0");
  }

  private static List<String> checksAgainst(String publisher) {
    return of(publisher).map(row -> row.getString(0)).distinct().toList();
  }

  private static List<String> sentences(String check) {
    return of("strict")
        .filter(row -> row.getString(0).equals(check))
        .map(row -> row.getString(2))
        .toList();
  }

  private static String sentence(String check) {
    assertThat(sentences(check)).hasSize(1);
    return sentences(check).get(0);
  }

  private static Stream<Row> of(String publisher) {
    return offenders.stream().filter(row -> row.getString(1).startsWith(publisher + "-"));
  }

  private interface Rows {
    Stream<Row> of(String publisher);
  }

  /** The rows of every publisher that offends, and others. */
  private static Row[] rows(Rows ofPublisher, Stream<Row> others) {
    Stream<String> publishers =
        Stream.concat(
            Stream.of("strict", "kept"), CHECKS.stream().map(check -> "accepts_" + check));
    return Stream.concat(publishers.flatMap(ofPublisher::of), others).toArray(Row[]::new);
  }

  /** Figures under a title that nobody knows. */
  private static Stream<Row> unclaimed(String publisher) {
    return Stream.of(
        REJECTED.row(
            "edition_id", publisher + "-now",
            "locator", "n.xlsx!T3!B5",
            "title", "Portion of GDP",
            "reason_code", "unknown_section"));
  }

  private static Stream<Row> editions(String publisher) {
    boolean isNew = !publisher.equals("kept");
    String[] accepted =
        CHECKS.stream()
            .filter(check -> publisher.equals("accepts_" + check))
            .toArray(String[]::new);
    return Stream.of(
        EDITIONS.row(
            "edition_id",
            publisher + "-before",
            "publisher",
            publisher,
            "vintage_date",
            BEFORE,
            "is_new",
            false),
        EDITIONS.row(
            "edition_id", publisher + "-now",
            "publisher", publisher,
            "reader", "nato_workbook",
            "accepted_checks", accepted,
            "is_new", isNew),
        EDITIONS.row(
            "edition_id", publisher + "-empty",
            "publisher", publisher,
            "file_name", publisher + "-empty.csv",
            "accepted_checks", accepted,
            "is_new", isNew),
        EDITIONS.row(
            "edition_id",
            publisher + "-bank",
            "publisher",
            publisher + "-bank",
            "basis",
            null,
            "file_name",
            publisher + "-bank.csv",
            "accepted_checks",
            accepted,
            "is_new",
            isNew));
  }

  private static Stream<Row> offendingFigures(String publisher) {
    String before = publisher + "-before";
    String now = publisher + "-now";
    return Stream.of(
        OBSERVATIONS.row(
            "edition_id",
            now,
            "measure",
            "share_of_gdp",
            "unit",
            "PERCENT",
            "iso3",
            "POL",
            "year",
            2013,
            "value",
            1.8,
            "locator",
            now + ".csv:2",
            "rival_value",
            "1.9",
            "rival_locator",
            now + ".csv:99"),
        figure(now, "share_of_gdp", "PERCENT", "GRC", 2013, 100.1, 3),
        figure(now, "personnel", "PERSONS", "POL", 2025, 1e5, 4),
        figure(before, "milex", "USD", "POL", 2014, 1e10, 2),
        figure(now, "milex", "USD", "POL", 2014, 3.01e10, 5),
        figure(before, "milex", "USD", "POL", 2015, 1e10, 3),
        figure(before, "milex", "USD", "EST", 2015, 1e9, 4),
        figure(before, "milex", "USD", "NOR", 2015, 6e9, 5),
        figure(now, "milex", "USD", "NOR", 2015, 6e9, 13),
        figure(now, "milex", "USD", "POL", 2015, 1.1e10, 6),
        figure(now, "milex", "XDC", "GRC", 2016, 1e7, 7),
        figure(now, "milex", "XDC", "GRC", 2017, 1.001e9, 8),
        figure(now, "milex", "USD", "USA", 2018, 8e11, 9),
        figure(now, "milex", "USD", "CAN", 2018, 2e11, 10),
        figure(now, "milex", "USD", "NATO_NORTH_AMERICA", 2018, 1.01e12, 11),
        figure(now, "milex", "USD", "USA", 2017, 8e11, 13),
        figure(now, "milex", "USD", "CAN", 2017, 2e11, 14),
        figure(now, "milex", "USD", "NATO_NORTH_AMERICA", 2017, 1.006e12, 15),
        figure(now, "population", "PERSONS", "POL", 2018, 37.6, 12),
        figure(publisher + "-bank", "share_of_gdp", "PERCENT", "POL", 2014, 1.8, 2),
        figure(publisher + "-bank", "gdp", "XDC", "POL", 2014, 1e12, 3));
  }

  private static Stream<Row> offendingShares(String publisher) {
    return Stream.of(
        share(publisher, "POL", 2012, 250.0, null), share(publisher, "POL", 2011, 6.1, 2.0));
  }

  private static Stream<Row> editionsWithinLimits() {
    return Stream.of(
        EDITIONS.row("edition_id", "clean-now", "publisher", "clean"),
        EDITIONS.row(
            "edition_id",
            "clean-before",
            "publisher",
            "clean",
            "vintage_date",
            BEFORE,
            "is_new",
            false),
        EDITIONS.row("edition_id", "clean-gdp", "publisher", "bank", "basis", null));
  }

  private static Stream<Row> withinLimits() {
    return Stream.of(
        figure("clean-now", "share_of_gdp", "PERCENT", "KWT", 1991, 117.0, 2),
        figure("clean-now", "share_of_gdp", "PERCENT", "USA", 1900, 100.0, 3),
        figure("clean-now", "share_of_gdp", "PERCENT", "USA", 2024, 0.05, 4),
        figure("clean-gdp", "gdp", "XDC", "POL", 2030, 1e12, 2),
        figure("clean-before", "milex", "USD", "POL", 2013, 1e10, 2),
        figure("clean-before", "milex", "USD", "ISL", 2014, 1e8, 3),
        figure("clean-before", "milex", "USD", "RUS", 2014, 60.0, 4),
        figure("clean-before", "milex", "USD", "POL", 2014, 1e10, 5),
        figure("clean-now", "milex", "USD", "POL", 2014, 3e10, 5),
        inCurrency("clean-before", "TRL", 1e16),
        inCurrency("clean-now", "TRY", 1e10),
        figure("clean-now", "milex", "XDC", "GRC", 2016, 1e7, 7),
        figure("clean-now", "milex", "XDC", "GRC", 2017, 1e9, 8),
        figure("clean-now", "milex", "XDC", "GRC", 2019, 1e13, 9),
        figure("clean-now", "equipment_share", "PERCENT", "GRC", 2016, 0.1, 10),
        figure("clean-now", "equipment_share", "PERCENT", "GRC", 2017, 30.0, 11),
        figure("clean-now", "milex", "USD", "USA", 2018, 8e11, 12),
        figure("clean-now", "milex", "USD", "CAN", 2018, 2e11, 13),
        figure("clean-now", "milex", "USD", "NATO_NORTH_AMERICA", 2018, 1.004e12, 14));
  }

  private static Stream<Row> sharesWithinLimits() {
    return Stream.of(
        share("clean", "POL", 2011, 6.0, 2.0),
        share("clean", "POL", 2012, 2.0, 6.0),
        share("clean", "POL", 2013, 0.16, 0.05));
  }

  private static Row figure(
      String edition, String measure, String unit, String area, int year, double value, int line) {
    return OBSERVATIONS.row(
        "edition_id", edition,
        "measure", measure,
        "unit", unit,
        "iso3", area,
        "year", year,
        "value", value,
        "locator", edition + ".csv:" + line);
  }

  /** Turkey took six noughts off its currency in 2005. */
  private static Row inCurrency(String edition, String currency, double value) {
    return OBSERVATIONS.row(
        "edition_id",
        edition,
        "measure",
        "milex",
        "unit",
        "XDC",
        "iso3",
        "TUR",
        "year",
        2004,
        "value",
        value,
        "currency",
        currency,
        "locator",
        edition + ".csv:6");
  }

  private static Row share(
      String publisher, String ally, int year, double share, Double published) {
    return TRENDS.row(
        "edition_id", publisher + "-now",
        "ally", ally,
        "year", year,
        "share_of_gdp_pct", share,
        "share_published_pct", published);
  }
}
