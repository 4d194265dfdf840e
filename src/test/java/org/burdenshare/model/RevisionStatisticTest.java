package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.testing.TestSpark.only;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** Releases are called by the day on which they came out. */
class RevisionStatisticTest {
  private static final String FIRST = "2016-07-04";
  private static final String SECOND = "2017-06-29";
  private static final String THIRD = "2018-07-10";

  /** It does not say what it calls the spending. */
  private static final String RENAMED = "2026-07-07";

  /** Shares of NATO's. */
  private static final WideTable SHARES =
      WideTable.of(
              "basis STRING, publisher STRING, iso3 STRING, year INT, vintage_date DATE,"
                  + " edition_id STRING, known_from DATE, share_of_gdp_pct DOUBLE,"
                  + " share_published_pct DOUBLE, share_source STRING, obs_status STRING,"
                  + " covers BOOLEAN")
          .usually("basis", "NATO")
          .usually("publisher", "NATO")
          .usually("covers", true);

  /** Shares that are known beside every case. */
  private static final Dataset<Row> KNOWN =
      TestSpark.table(
          "iso3 STRING, share_of_gdp_pct DOUBLE, year INT, vintage_date DATE",
          TestSpark.row("POL", 2.0, 2020, LocalDate.of(2020, 7, 1)),
          TestSpark.row("EST", 1.9, 2020, LocalDate.of(2020, 7, 1)),
          TestSpark.row("GRC", 2.0, 2010, LocalDate.of(2020, 7, 1)),
          TestSpark.row("USA", 3.0, 2010, LocalDate.of(2020, 7, 1)));

  private static final Cases CASES = casesAsOf(LocalDate.of(2026, 11, 1));
  private static final Cases AFTER_THE_FIRST = casesAsOf(LocalDate.of(2016, 11, 18));

  private static final Case THREE_RELEASES =
      CASES.of(
          computed("POL", FIRST, 2.0, "E"),
          computed("POL", SECOND, 1.9, "A"),
          computed("POL", THIRD, 1.8, "A"),
          computed("EST", FIRST, 2.1, "E"),
          computed("EST", SECOND, 2.1, "A"));

  @Test
  void laterShares_areComparedWithTheFirst_andConfirmedOnesCount() {
    Row next = statistic(1, "estimate", THREE_RELEASES);
    assertThat(next.<Integer>getAs("revisions")).isEqualTo(2);
    assertThat(next.<Integer>getAs("confirmed")).isEqualTo(1);
    assertThat(next.<Double>getAs("mean_pp")).isCloseTo(-0.05, within(1e-9));
    assertThat(next.<Double>getAs("mean_absolute_pp")).isCloseTo(0.05, within(1e-9));
    assertThat(next.<Double>getAs("root_mean_square_pp")).isCloseTo(Math.sqrt(0.005), within(1e-9));
    assertThat(next.<Double>getAs("flipped_pct")).isEqualTo(50);
    // Through (2.0, 1.9) and (2.1, 2.1).
    assertThat(next.<Double>getAs("slope")).isCloseTo(2, within(1e-9));
    assertThat(next.<Double>getAs("intercept_pct")).isCloseTo(-2.1, within(1e-9));
    assertThat(statistic(2, "all", THREE_RELEASES).<Double>getAs("mean_pp"))
        .isCloseTo(-0.2, within(1e-9));
  }

  private static final Case PRINTED_AGAIN =
      CASES.of(printed("POL", FIRST, 1.9988), printed("POL", SECOND, 2.0));

  @Test
  void shareThatIsPrintedAgainAtTwoDecimals_isConfirmed() {
    Row next = statistic(1, "normal", PRINTED_AGAIN);
    assertThat(next.<Integer>getAs("confirmed")).isEqualTo(1);
    assertThat(next.<Double>getAs("flipped_pct")).isZero();
  }

  private static final Case COMPUTED_THEN_PRINTED =
      CASES.of(computed("POL", FIRST, 2.1, "A"), printed("POL", SECOND, 1.9));

  @Test
  void switchFromComputedToPrinted_isNoRevision() {
    assertThat(COMPUTED_THEN_PRINTED.rows("revision_statistic")).isEmpty();
    assertThat(COMPUTED_THEN_PRINTED.rows("seen_revision")).isEmpty();
  }

  private static final Case OTHER_NAME =
      CASES.of(computed("POL", FIRST, 2.1, "A"), computed("POL", RENAMED, 1.9, "A"));

  @Test
  void otherNameOfTheMeasure_standsApart_andTeachesNoProbability() {
    Row renamed = statistic(1, "all", OTHER_NAME);
    assertThat(renamed.<String>getAs("measure_name")).isEqualTo("Defence expenditure");
    assertThat(renamed.<String>getAs("later_measure_name")).isEqualTo("not said");
    assertThat(OTHER_NAME.rows("seen_revision")).isEmpty();
  }

  private static final Case FROM_ZERO =
      CASES.of(computed("POL", FIRST, 0.0, "A"), computed("POL", SECOND, 0.4, "A"));

  @Test
  void shareOfZero_isComparedAndGivesNoFactor() {
    assertThat(statistic(1, "all", FROM_ZERO).<Double>getAs("mean_pp")).isEqualTo(0.4);
    assertThat(FROM_ZERO.rows("seen_revision")).isEmpty();
  }

  private static final Case RELEASE_AFTER_THE_DAY =
      AFTER_THE_FIRST.of(computed("POL", FIRST, 2.0, "E"), computed("POL", SECOND, 1.9, "A"));

  @Test
  void releasesAfterTheDay_areNotKnown() {
    assertThat(RELEASE_AFTER_THE_DAY.rows("revision_statistic")).isEmpty();
  }

  private static final Case OTHER_ALLY_LATER =
      CASES.of(computed("POL", FIRST, 2.0, "E"), computed("EST", SECOND, 2.1, "A"));

  @Test
  void shareThatNoLaterReleaseGives_isNotJudged() {
    assertThat(OTHER_ALLY_LATER.rows("revision_statistic")).isEmpty();
  }

  private static final Case REPEATED =
      CASES.of(
          computed("POL", FIRST, 2.0, "E"), computed("POL", SECOND, 2.0, "E", "covers", false));

  @Test
  void editionThatOnlyRepeatsOthers_isNoRelease() {
    assertThat(REPEATED.rows("revision_statistic")).isEmpty();
  }

  /** Of thirty shares at two per cent in their year, a tenth fell by half and the rest rose. */
  private static final Case THIRTY_REVISIONS =
      CASES.of(
          IntStream.range(1990, 2020)
              .boxed()
              .flatMap(
                  year ->
                      Stream.of(
                          computed("POL", year + "-07-01", 2.0, "E", "year", year),
                          computed(
                              "POL",
                              (year + 1) + "-07-01",
                              year % 10 == 0 ? 1.0 : 2.2,
                              "A",
                              "year",
                              year)))
              .toArray(Row[]::new));

  @Test
  void thirtyRevisions_giveTheShareOfThemThatWouldMeetTheLine() {
    Row outlook = outlook("POL", THIRTY_REVISIONS);
    assertThat(outlook.<Double>getAs("meets_probability")).isCloseTo(0.9, within(0.02));
    assertThat(outlook.<Double>getAs("share_low_pct")).isEqualTo(1.0);
    assertThat(outlook.<Double>getAs("share_high_pct")).isCloseTo(2.2, within(1e-9));
    assertThat(outlook.<String>getAs("probability_rests_on"))
        .isEqualTo("30 revisions of shares of the same age and size");
    assertThat(outlook("EST", THIRTY_REVISIONS).<String>getAs("probability_rests_on"))
        .as("another half point, the same age")
        .isEqualTo("30 revisions of shares of the same age");
    assertThat(outlook("GRC", THIRTY_REVISIONS).<String>getAs("probability_rests_on"))
        .as("another age, the same half point")
        .isEqualTo("30 revisions of shares of the same size");
    assertThat(outlook("USA", THIRTY_REVISIONS).<String>getAs("probability_rests_on"))
        .isEqualTo("30 revisions of shares");
  }

  private static final Case ONE_REVISION =
      CASES.of(computed("POL", FIRST, 2.0, "E"), computed("POL", SECOND, 1.9, "A"));

  @Test
  void fewRevisions_giveNoProbabilityAndSaySo() {
    Row outlook = outlook("POL", ONE_REVISION);
    assertThat(outlook.<Double>getAs("meets_probability")).isNull();
    assertThat(outlook.<Double>getAs("share_low_pct")).isNull();
    assertThat(outlook.<String>getAs("probability_rests_on"))
        .isEqualTo("not told: of 30 revisions that are needed, 1 are known");
  }

  /** A share of 2016 unless more says otherwise. */
  private static Row computed(
      String ally, String release, double pct, String status, Object... more) {
    return share(ally, release, pct, status, "computed", more);
  }

  private static Row printed(String ally, String release, double pct) {
    return share(ally, release, pct, "A", "published", "share_published_pct", pct);
  }

  private static Row share(
      String ally, String release, double pct, String status, String source, Object... more) {
    LocalDate day = LocalDate.parse(release);
    List<Object> cells = new ArrayList<>(List.of("iso3", ally, "year", 2016));
    cells.addAll(List.of("vintage_date", day, "edition_id", "nato-" + day, "known_from", day));
    cells.addAll(List.of("share_of_gdp_pct", pct, "share_source", source, "obs_status", status));
    cells.addAll(Arrays.asList(more));
    return SHARES.row(cells.toArray());
  }

  private static Row statistic(int release, String firstStatus, Case one) {
    return only(
        one.rows("revision_statistic").stream()
            .filter(row -> row.<Integer>getAs("release_number") == release)
            .filter(row -> row.getAs("first_status").equals(firstStatus))
            .toList());
  }

  /** What later releases would make of the share of an ally in {@link #KNOWN}. */
  private static Row outlook(String ally, Case one) {
    return only(
        one.rows("share_outlook").stream().filter(row -> row.getAs("ally").equals(ally)).toList());
  }

  private static Cases casesAsOf(LocalDate day) {
    return new Cases(
        SHARES,
        shares ->
            Rules.given("state", shares)
                .and(
                    "edition",
                    shares
                        .selectExpr(
                            "edition_id",
                            "if(vintage_date = DATE'%s', NULL, 'Defence expenditure') AS measure_name"
                                .formatted(RENAMED))
                        .distinct())
                .and("known_on_day", shares.select("basis").distinct().crossJoin(KNOWN))
                .asOf(day),
        "basis",
        "publisher",
        "edition_id");
  }
}
