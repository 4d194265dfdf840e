package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Releases are called by the day on which they came out. */
class RevisionStatisticTest {
  private static final String FIRST = "2016-07-04";
  private static final String SECOND = "2017-06-29";
  private static final String THIRD = "2018-07-10";

  /** It does not say what it calls the spending. */
  private static final String RENAMED = "2026-07-07";

  private final List<Row> shares = new ArrayList<>();
  private LocalDate asOf = LocalDate.of(2026, 11, 1);

  @Test
  void laterShares_areComparedWithTheFirst_andConfirmedOnesCount() {
    given("POL", FIRST, 2.0, "E").given("POL", SECOND, 1.9, "A").given("POL", THIRD, 1.8, "A");
    given("EST", FIRST, 2.1, "E").given("EST", SECOND, 2.1, "A");

    Row next = statistic("release_number = 1 AND first_status = 'estimate'");
    assertThat(next.<Integer>getAs("revisions")).isEqualTo(2);
    assertThat(next.<Integer>getAs("confirmed")).isEqualTo(1);
    assertThat(next.<Double>getAs("mean_pp")).isCloseTo(-0.05, within(1e-9));
    assertThat(next.<Double>getAs("mean_absolute_pp")).isCloseTo(0.05, within(1e-9));
    assertThat(next.<Double>getAs("root_mean_square_pp")).isCloseTo(Math.sqrt(0.005), within(1e-9));
    assertThat(next.<Double>getAs("flipped_pct")).isEqualTo(50);
    // Through (2.0, 1.9) and (2.1, 2.1).
    assertThat(next.<Double>getAs("slope")).isCloseTo(2, within(1e-9));
    assertThat(next.<Double>getAs("intercept_pct")).isCloseTo(-2.1, within(1e-9));
    assertThat(statistic("release_number = 2 AND first_status = 'all'").<Double>getAs("mean_pp"))
        .isCloseTo(-0.2, within(1e-9));
  }

  @Test
  void shareThatIsPrintedAgainAtTwoDecimals_isConfirmed() {
    given("POL", FIRST, 1.9988, "A", "published").given("POL", SECOND, 2.0, "A", "published");

    Row next = statistic("first_status = 'normal'");
    assertThat(next.<Integer>getAs("confirmed")).isEqualTo(1);
    assertThat(next.<Double>getAs("flipped_pct")).isZero();
  }

  @Test
  void switchFromComputedToPrinted_isNoRevision() {
    given("POL", FIRST, 2.1, "A", "computed").given("POL", SECOND, 1.9, "A", "published");

    assertThat(rules().rows("revision_statistic")).isEmpty();
    assertThat(rules().rows("seen_revision")).isEmpty();
  }

  @Test
  void otherNameOfTheMeasure_standsApart_andTeachesNoProbability() {
    given("POL", FIRST, 2.1, "A").given("POL", RENAMED, 1.9, "A");

    Row renamed = statistic("first_status = 'all'");
    assertThat(renamed.<String>getAs("measure_name")).isEqualTo("Defence expenditure");
    assertThat(renamed.<String>getAs("later_measure_name")).isEqualTo("not said");
    assertThat(rules().rows("seen_revision")).isEmpty();
  }

  @Test
  void shareOfZero_isComparedAndGivesNoFactor() {
    given("POL", FIRST, 0.0, "A").given("POL", SECOND, 0.4, "A");

    assertThat(statistic("first_status = 'all'").<Double>getAs("mean_pp")).isEqualTo(0.4);
    assertThat(rules().rows("seen_revision")).isEmpty();
  }

  @Test
  void releasesAfterTheDay_areNotKnown() {
    given("POL", FIRST, 2.0, "E").given("POL", SECOND, 1.9, "A");
    asOf = LocalDate.of(2016, 11, 18);

    assertThat(rules().rows("revision_statistic")).isEmpty();
  }

  @Test
  void shareThatNoLaterReleaseGives_isNotJudged() {
    given("POL", FIRST, 2.0, "E").given("EST", SECOND, 2.1, "A");

    assertThat(rules().rows("revision_statistic")).isEmpty();
  }

  @Test
  void editionThatOnlyRepeatsOthers_isNoRelease() {
    given("POL", FIRST, 2.0, "E").given("POL", SECOND, 2.0, "E", "computed", false);

    assertThat(rules().rows("revision_statistic")).isEmpty();
  }

  @Test
  void thirtyRevisions_giveTheShareOfThemThatWouldMeetTheLine() {
    // Of thirty shares at two per cent in their year, a tenth fell by half and the rest rose.
    for (int year = 1990; year < 2020; year++) {
      given("POL", year, year + "-07-01", 2.0, "E");
      given("POL", year, (year + 1) + "-07-01", year % 10 == 0 ? 1.0 : 2.2, "A");
    }

    Row outlook = outlook(2.0, 2020, "2020-07-01");
    assertThat(outlook.getDouble(0)).isCloseTo(0.9, within(0.02));
    assertThat(outlook.getDouble(1)).isEqualTo(1.0);
    assertThat(outlook.getDouble(2)).isCloseTo(2.2, within(1e-9));
    assertThat(outlook.getString(3)).isEqualTo("30 revisions of shares of the same age and size");
    assertThat(outlook(1.9, 2020, "2020-07-01").getString(3))
        .as("another half point, the same age")
        .isEqualTo("30 revisions of shares of the same age");
    assertThat(outlook(2.0, 2010, "2020-07-01").getString(3))
        .as("another age, the same half point")
        .isEqualTo("30 revisions of shares of the same size");
    assertThat(outlook(3.0, 2010, "2020-07-01").getString(3)).isEqualTo("30 revisions of shares");
  }

  @Test
  void fewRevisions_giveNoProbabilityAndSaySo() {
    given("POL", FIRST, 2.0, "E").given("POL", SECOND, 1.9, "A");

    Row outlook = outlook(2.0, 2016, FIRST);
    assertThat(outlook.isNullAt(0)).isTrue();
    assertThat(outlook.isNullAt(1)).isTrue();
    assertThat(outlook.getString(3))
        .isEqualTo("not told: of 30 revisions that are needed, 1 are known");
  }

  private RevisionStatisticTest given(String ally, String release, double pct, String status) {
    return given(ally, 2016, release, pct, status);
  }

  private RevisionStatisticTest given(
      String ally, int year, String release, double pct, String status) {
    return given(ally, year, release, pct, status, "computed", true);
  }

  private RevisionStatisticTest given(
      String ally, String release, double pct, String status, String source) {
    return given(ally, 2016, release, pct, status, source, true);
  }

  private RevisionStatisticTest given(
      String ally, String release, double pct, String status, String source, boolean covers) {
    return given(ally, 2016, release, pct, status, source, covers);
  }

  private RevisionStatisticTest given(
      String ally,
      int year,
      String release,
      double pct,
      String status,
      String source,
      boolean covers) {
    shares.add(
        TestSpark.row(
            "NATO",
            "NATO",
            ally,
            year,
            LocalDate.parse(release),
            "nato-" + release,
            LocalDate.parse(release),
            pct,
            source.equals("published") ? pct : null,
            source,
            status,
            covers));
    return this;
  }

  private Row statistic(String which) {
    return rules().table("revision_statistic").where(which).first();
  }

  /** What later releases would make of a share. */
  private Row outlook(double pct, int year, String release) {
    rules().table("revision_sample").createOrReplaceTempView("sample_of_test");
    return TestSpark.session()
        .sql(
            """
            SELECT outlook.*
            FROM (
              SELECT outlook_of(share, 2, samples, sampled) AS outlook
              FROM (
              SELECT *, sample_like(samples, age_of_share(%d, DATE'%s'), size_of_share(share)) AS sampled
              FROM (SELECT CAST(%s AS DOUBLE) AS share, samples FROM sample_of_test)))
            """
                .formatted(year, release, pct))
        .first();
  }

  private Rules rules() {
    return Rules.given(
            "state",
            TestSpark.table(
                "basis STRING, publisher STRING, iso3 STRING, year INT, vintage_date DATE,"
                    + " edition_id STRING, known_from DATE, share_of_gdp_pct DOUBLE,"
                    + " share_published_pct DOUBLE, share_source STRING, obs_status STRING, covers BOOLEAN",
                shares.toArray(Row[]::new)))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, measure_name STRING",
                shares.stream()
                    .map(share -> share.getString(5))
                    .distinct()
                    .map(
                        edition ->
                            TestSpark.row(
                                edition, edition.endsWith(RENAMED) ? null : "Defence expenditure"))
                    .toArray(Row[]::new)))
        .asOf(asOf);
  }
}
