package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.Rules;
import org.junit.jupiter.api.Test;

/** Editions of these tests are called by the day on which they came out. */
class VintagesTest {
  private static final String OLD = "2016-01-28";
  private static final String NEW = "2022-06-27";
  private static final String NEWEST = "2024-06-17";
  private static final String EVER = "9999-12-31";

  private static final Cases CASES = Measured.cases(VintagesTest::rules);

  /** Two allies of whom the editions go on to give a share, so that none of them is partial. */
  private static final Row[] OTHERS = {
    of(OLD, "GRC", 2016, 2.4),
    of(OLD, "USA", 2016, 3.6),
    of(NEW, "GRC", 2016, 2.4),
    of(NEW, "USA", 2016, 3.6)
  };

  private static final Case REVISED =
      CASES.of(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.99));

  @Test
  void revisedFigure_endsTheDayBeforeAndSaysByWhom() {
    assertThat(vintages(REVISED))
        .containsExactly(
            tuple(OLD, "2022-06-26", 2.0, true, "revised", "nato-" + NEW),
            tuple(NEW, EVER, 1.99, false, null, null));
  }

  private static final Case SAME_FIGURE =
      CASES.of(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 2.0 + 1e-13));

  @Test
  void sameFigureAgain_isNoChange() {
    assertThat(vintages(SAME_FIGURE)).containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  private static final Case NOISE_AROUND_TWO =
      CASES.of(of(OLD, "POL", 2016, 1.9999999999), of(NEW, "POL", 2016, 2.0));

  @Test
  void noiseThatChangesAVerdict_isAChange() {
    assertThat(vintages(NOISE_AROUND_TWO))
        .containsExactly(
            tuple(OLD, "2022-06-26", 1.9999999999, false, "revised", "nato-" + NEW),
            tuple(NEW, EVER, 2.0, true, null, null));
  }

  private static final Case NOISE_AROUND_THREE_AND_A_HALF =
      CASES.of(of(OLD, "POL", 2016, 3.4999999999), of(NEW, "POL", 2016, 3.5));

  @Test
  void noiseThatChangesTheVerdictOfAnotherGuideline_isAChange() {
    assertThat(vintages(NOISE_AROUND_THREE_AND_A_HALF))
        .extracting(change -> change.toList().get(0))
        .containsExactly(OLD, NEW);
  }

  private static final Case OTHER_STATUS_THEN_OTHER_SOURCE =
      CASES.of(
          of(OLD, "POL", 2016, 2.0, "obs_status", "E"),
          of(NEW, "POL", 2016, 2.0, "obs_status", "A"),
          of(NEWEST, "POL", 2016, 2.0, "obs_status", "A", "share_source", "published"));

  @Test
  void otherStatusOrSource_isAChange() {
    assertThat(vintages(OTHER_STATUS_THEN_OTHER_SOURCE))
        .extracting(change -> change.toList().get(0))
        .containsExactly(OLD, NEW, NEWEST);
  }

  private static final Case LEFT_OUT = CASES.of(withOthers(of(OLD, "POL", 2016, 2.0)));

  @Test
  void leftOutByTheNextEdition_isWithdrawn() {
    assertThat(vintages(LEFT_OUT))
        .contains(tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW));
  }

  private static final Case GIVEN_WITHOUT_SHARE =
      CASES.of(
          withOthers(
              of(OLD, "POL", 2016, 2.0), figures("POL", 2016, released(NEW, "milex_usd", 7.0))));

  @Test
  void givenWithoutShareByTheNextEdition_isWithdrawn() {
    assertThat(vintages(GIVEN_WITHOUT_SHARE))
        .contains(tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW));
  }

  private static final Case WITHDRAWN_AND_GIVEN_AGAIN =
      CASES.of(
          withOthers(
              of(OLD, "POL", 2016, 2.0),
              of(NEWEST, "POL", 2016, 2.0),
              of(NEWEST, "GRC", 2016, 2.4),
              of(NEWEST, "USA", 2016, 3.6)));

  @Test
  void withdrawnAndGivenAgain_leavesAHole() {
    assertThat(vintages(WITHDRAWN_AND_GIVEN_AGAIN))
        .contains(
            tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW),
            tuple(NEWEST, EVER, 2.0, true, null, null));
  }

  private static final Case ANOTHER_YEAR =
      CASES.of(of(OLD, "POL", 2008, 1.6), of(NEW, "POL", 2016, 1.99));

  @Test
  void yearThatTheNextEditionDoesNotCover_staysKnown() {
    assertThat(vintages(ANOTHER_YEAR)).contains(tuple(OLD, EVER, 1.6, false, null, null));
  }

  private static final Case SHARES_OF_OTHERS_ALONE =
      CASES.of(of(OLD, "POL", 2016, 2.0), of(NEW, "NGA", 2016, 0.7));

  @Test
  void editionThatGivesSharesOfOthersAlone_saysNothingOfTheYear() {
    assertThat(vintages(SHARES_OF_OTHERS_ALONE))
        .containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  private static final Case LATER_GDP =
      CASES.of(
          of(OLD, "POL", 2015, 2.1, "share_source", "published"),
          of(OLD, "POL", 2015, 2.2, "known_from", day("2016-04-12")));

  @Test
  void gdpThatCameLater_isKnownFromItsDay() {
    assertThat(vintages(LATER_GDP))
        .containsExactly(
            tuple(OLD, "2016-04-11", 2.1, true, "revised", "nato-" + OLD),
            tuple("2016-04-12", EVER, 2.2, true, null, null));
  }

  private static final Case OLDER_EDITIONS_LATE_GDP =
      CASES.of(
          of(OLD, "POL", 2015, 2.1),
          of(OLD, "POL", 2015, 2.3, "known_from", day("2022-07-01")),
          of(NEW, "POL", 2015, 2.2));

  @Test
  void olderEditionsLateGdp_doesNotReplaceTheNewer() {
    assertThat(vintages(OLDER_EDITIONS_LATE_GDP))
        .extracting(change -> change.toList().get(2))
        .containsExactly(2.1, 2.2);
  }

  private static final Case PRINTED_AGAIN_BY_SOMEONE_ELSE =
      CASES.of(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.5, "publisher", "Someone else"));

  @Test
  void figuresPrintedAgainBySomeoneElse_standBehindThePublishersOwn() {
    assertThat(vintages(PRINTED_AGAIN_BY_SOMEONE_ELSE))
        .containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  private static final Row ONE_OF_THE_DAY = of(OLD, "POL", 2016, 2.0);
  private static final Row OTHER_OF_THE_DAY = of(OLD, "POL", 2016, 2.5, "edition_id", "nato-again");
  private static final Case ONE_BEFORE_THE_OTHER = CASES.of(ONE_OF_THE_DAY, OTHER_OF_THE_DAY);
  private static final Case OTHER_BEFORE_THE_ONE = CASES.of(OTHER_OF_THE_DAY, ONE_OF_THE_DAY);

  @Test
  void twoEditionsOfOneDay_oneIntervalInEitherOrder() {
    assertThat(vintages(ONE_BEFORE_THE_OTHER))
        .containsExactly(tuple(OLD, EVER, 2.5, true, null, null))
        .isEqualTo(vintages(OTHER_BEFORE_THE_ONE));
  }

  private static final Case FEWER_WITH_EVERY_EDITION =
      CASES.of(
          of(OLD, "POL", 2016, 2.0, "share_published_pct", 2.0),
          of(OLD, "EST", 2016, 2.1, "share_published_pct", 2.1),
          of(OLD, "FIN", 2016, 2.4, "share_published_pct", 2.4),
          of(NEW, "EST", 2016, 1.998, "share_published_pct", 2.0),
          of(NEW, "FIN", 2016, 2.4, "share_published_pct", 2.4),
          of(NEWEST, "EST", 2023, 2.9));

  @Test
  void counts_onEveryVintageDate() {
    assertThat(verdicts(FEWER_WITH_EVERY_EDITION))
        .extracting(
            row -> row.<LocalDate>getAs("vintage_date").toString(),
            row -> row.<Integer>getAs("year"),
            row -> row.<Integer>getAs("members"),
            row -> row.<Integer>getAs("assessed"),
            row -> row.getList(row.fieldIndex("allies_meeting")).toString(),
            row -> row.<Integer>getAs("meeting_published"))
        .containsExactly(
            tuple(OLD, 2016, 28, 2, "[EST, POL]", 2),
            tuple(NEW, 2016, 28, 1, "[]", 1),
            tuple(NEWEST, 2016, 28, 1, "[]", 1),
            tuple(NEWEST, 2023, 31, 1, "[EST]", null));
  }

  private static final Case WITHDRAWN_BY_ANOTHER_PUBLISHER =
      CASES.of(
          of(OLD, "POL", 2016, 2.0, "publisher", "Someone else"),
          of(OLD, "EST", 2016, 2.1, "publisher", "Someone else"),
          of(OLD, "FIN", 2016, 2.4, "publisher", "Someone else"),
          of(NEW, "EST", 2016, 2.1, "publisher", "Someone else"),
          of(NEW, "FIN", 2016, 2.4, "publisher", "Someone else"),
          of(NEWEST, "EST", 2016, 2.9));

  @Test
  void withdrawnByAnotherPublisher_countsNoMoreFromItsDayOn() {
    assertThat(verdicts(WITHDRAWN_BY_ANOTHER_PUBLISHER))
        .extracting(
            row -> row.<LocalDate>getAs("vintage_date").toString(),
            row -> row.getList(row.fieldIndex("allies_meeting")).toString())
        .containsExactly(tuple(OLD, "[EST, POL]"), tuple(NEW, "[EST]"), tuple(NEWEST, "[EST]"));
  }

  private static final Case SHARES_BESIDE_SPENDING_ALONE =
      CASES.of(
          ratio("POL", 2014, 9.0, 500.0, released(OLD)),
          of(NEW, "POL", 2014, 2.0),
          of(OLD, "POL", 2015, 2.1),
          figures("POL", 2015, released(NEW, "milex_xdc", 3.0)),
          figures("POL", 2016, released(OLD, "milex_xdc", 3.0)),
          figures("POL", 2016, released(NEW, "milex_xdc", 4.0)),
          figures("POL", 2017, released(NEW)));

  @Test
  void severalEditions_wholeRowOfTheNewestThatSaysSomethingOfTheYear() {
    assertThat(knownOn(NEW, SHARES_BESIDE_SPENDING_ALONE))
        .extracting(
            row -> row.<Integer>getAs("year"),
            row -> row.<String>getAs("edition_id"),
            row -> row.<Double>getAs("milex_usd_constant"),
            row -> row.<Double>getAs("milex_xdc"))
        .containsExactly(
            tuple(2014, "nato-" + NEW, null, null),
            tuple(2015, "nato-" + OLD, null, null),
            tuple(2016, "nato-" + NEW, null, 4.0));
  }

  @Test
  void knownOnADay_nothingOfLaterEditions() {
    assertThat(knownOn("2022-06-26", REVISED))
        .extracting(row -> row.<Double>getAs("share_of_gdp_pct"))
        .containsExactly(2.0);
    assertThat(knownOn(NEW, REVISED))
        .extracting(row -> row.<Double>getAs("share_of_gdp_pct"))
        .containsExactly(1.99);
    assertThat(knownOn("2016-01-27", REVISED)).isEmpty();
  }

  private static final Case THREE_NAMES =
      CASES.of(
          of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.99), of(NEWEST, "POL", 2016, 1.98));

  @Test
  void eachShare_standsWithTheNameThatItsEditionGivesTheMeasure() {
    assertThat(shares(THREE_NAMES))
        .extracting(row -> row.<String>getAs("measure_name"))
        .containsExactly("Defence expenditure", null, "Core defence expenditure");
  }

  private static Row[] withOthers(Row... rows) {
    return Stream.concat(Arrays.stream(rows), Arrays.stream(OTHERS)).toArray(Row[]::new);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Row of(String day, String ally, int year, double share, Object... more) {
    return share(ally, year, share, released(day, more));
  }

  private static Object[] released(String day, Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of("edition_id", "nato-" + day, "vintage_date", day(day), "known_from", day(day)));
    cells.addAll(Arrays.asList(more));
    return cells.toArray();
  }

  /** The publisher calls the spending otherwise; the edition between does not say how. */
  private static Rules rules(Dataset<Row> shares) {
    return Measured.ofEditions(
        shares,
        """
        CASE vintage_date
          WHEN DATE'%s' THEN 'Defence expenditure'
          WHEN DATE'%s' THEN 'Core defence expenditure'
        END
        """
            .formatted(OLD, NEWEST));
  }

  private static List<Row> shares(Case one) {
    return one.rows("share_vintage", "ally", "year", "realtime_start");
  }

  private static List<Row> verdicts(Case one) {
    return one.rows("verdict_vintage", "vintage_date", "year");
  }

  private static List<Row> knownOn(String day, Case one) {
    Models models = CASES.models();
    return one.rows(
        models
            .with(Map.of("state", models.table("state")), Map.of("as_of", day(day)))
            .table("known_on_day")
            .orderBy("year"));
  }

  /** From, to, share, verdict and how it ended, for each change. */
  private static List<Tuple> vintages(Case one) {
    return shares(one).stream()
        .map(
            row ->
                tuple(
                    row.<LocalDate>getAs("realtime_start").toString(),
                    row.<LocalDate>getAs("realtime_end").toString(),
                    row.<Double>getAs("share_of_gdp_pct"),
                    row.<Boolean>getAs("meets_guideline"),
                    row.<String>getAs("end_reason"),
                    row.<String>getAs("ended_by")))
        .toList();
  }
}
