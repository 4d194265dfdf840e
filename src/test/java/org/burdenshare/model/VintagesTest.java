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
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Editions of these tests are called by the day on which they came out. */
class VintagesTest {
  private static final String OLD = "2016-01-28";
  private static final String NEW = "2022-06-27";
  private static final String NEWEST = "2024-06-17";
  private static final String EVER = "9999-12-31";

  /** What the publisher calls the spending; the edition between them does not say. */
  private static final Dataset<Row> NAMES =
      TestSpark.table(
          "edition_id STRING, vintage_date STRING, measure_name STRING",
          TestSpark.row("nato-" + OLD, OLD, "Defence expenditure"),
          TestSpark.row("nato-" + NEWEST, NEWEST, "Core defence expenditure"));

  /** Two allies of whom the editions go on to give a share, so that none of them is partial. */
  private static final Row[] OTHERS = {
    of(OLD, "GRC", 2016, 2.4),
    of(OLD, "USA", 2016, 3.6),
    of(NEW, "GRC", 2016, 2.4),
    of(NEW, "USA", 2016, 3.6)
  };

  @Test
  void revisedFigure_endsTheDayBeforeAndSaysByWhom() {
    assertThat(vintages(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.99)))
        .containsExactly(
            tuple(OLD, "2022-06-26", 2.0, true, "revised", "nato-" + NEW),
            tuple(NEW, EVER, 1.99, false, null, null));
  }

  @Test
  void sameFigureAgain_isNoChange() {
    assertThat(vintages(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 2.0 + 1e-13)))
        .containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  @Test
  void noiseThatChangesAVerdict_isAChange() {
    assertThat(vintages(of(OLD, "POL", 2016, 1.9999999999), of(NEW, "POL", 2016, 2.0)))
        .containsExactly(
            tuple(OLD, "2022-06-26", 1.9999999999, false, "revised", "nato-" + NEW),
            tuple(NEW, EVER, 2.0, true, null, null));
  }

  @Test
  void noiseThatChangesTheVerdictOfAnotherGuideline_isAChange() {
    assertThat(vintages(of(OLD, "POL", 2016, 3.4999999999), of(NEW, "POL", 2016, 3.5)))
        .extracting(change -> change.toList().get(0))
        .containsExactly(OLD, NEW);
  }

  @Test
  void otherStatusOrSource_isAChange() {
    assertThat(
            vintages(
                of(OLD, "POL", 2016, 2.0, "obs_status", "E"),
                of(NEW, "POL", 2016, 2.0, "obs_status", "A"),
                of(NEWEST, "POL", 2016, 2.0, "obs_status", "A", "share_source", "published")))
        .extracting(change -> change.toList().get(0))
        .containsExactly(OLD, NEW, NEWEST);
  }

  @Test
  void leftOutByTheNextEdition_isWithdrawn() {
    assertThat(vintages(withOthers(of(OLD, "POL", 2016, 2.0))))
        .contains(tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW));
  }

  @Test
  void givenWithoutShareByTheNextEdition_isWithdrawn() {
    assertThat(
            vintages(
                withOthers(
                    of(OLD, "POL", 2016, 2.0),
                    figures("POL", 2016, released(NEW, "milex_usd", 7.0)))))
        .contains(tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW));
  }

  @Test
  void withdrawnAndGivenAgain_leavesAHole() {
    assertThat(
            vintages(
                withOthers(
                    of(OLD, "POL", 2016, 2.0),
                    of(NEWEST, "POL", 2016, 2.0),
                    of(NEWEST, "GRC", 2016, 2.4),
                    of(NEWEST, "USA", 2016, 3.6))))
        .contains(
            tuple(OLD, "2022-06-26", 2.0, true, "withdrawn", "nato-" + NEW),
            tuple(NEWEST, EVER, 2.0, true, null, null));
  }

  @Test
  void yearThatTheNextEditionDoesNotCover_staysKnown() {
    assertThat(vintages(of(OLD, "POL", 2008, 1.6), of(NEW, "POL", 2016, 1.99)))
        .contains(tuple(OLD, EVER, 1.6, false, null, null));
  }

  @Test
  void editionThatGivesSharesOfOthersAlone_saysNothingOfTheYear() {
    assertThat(vintages(of(OLD, "POL", 2016, 2.0), of(NEW, "NGA", 2016, 0.7)))
        .containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  @Test
  void gdpThatCameLater_isKnownFromItsDay() {
    assertThat(
            vintages(
                of(OLD, "POL", 2015, 2.1, "share_source", "published"),
                of(OLD, "POL", 2015, 2.2, "known_from", day("2016-04-12"))))
        .containsExactly(
            tuple(OLD, "2016-04-11", 2.1, true, "revised", "nato-" + OLD),
            tuple("2016-04-12", EVER, 2.2, true, null, null));
  }

  @Test
  void olderEditionsLateGdp_doesNotReplaceTheNewer() {
    assertThat(
            vintages(
                of(OLD, "POL", 2015, 2.1),
                of(OLD, "POL", 2015, 2.3, "known_from", day("2022-07-01")),
                of(NEW, "POL", 2015, 2.2)))
        .extracting(change -> change.toList().get(2))
        .containsExactly(2.1, 2.2);
  }

  @Test
  void figuresPrintedAgainBySomeoneElse_standBehindThePublishersOwn() {
    assertThat(
            vintages(
                of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.5, "publisher", "Someone else")))
        .containsExactly(tuple(OLD, EVER, 2.0, true, null, null));
  }

  @Test
  void twoEditionsOfOneDay_oneIntervalInEitherOrder() {
    Row one = of(OLD, "POL", 2016, 2.0);
    Row other = of(OLD, "POL", 2016, 2.5, "edition_id", "nato-again");

    assertThat(vintages(one, other))
        .containsExactly(tuple(OLD, EVER, 2.5, true, null, null))
        .isEqualTo(vintages(other, one));
  }

  @Test
  void counts_onEveryVintageDate() {
    Dataset<Row> states =
        states(
            of(OLD, "POL", 2016, 2.0, "share_published_pct", 2.0),
            of(OLD, "EST", 2016, 2.1, "share_published_pct", 2.1),
            of(OLD, "FIN", 2016, 2.4, "share_published_pct", 2.4),
            of(NEW, "EST", 2016, 1.998, "share_published_pct", 2.0),
            of(NEW, "FIN", 2016, 2.4, "share_published_pct", 2.4),
            of(NEWEST, "EST", 2023, 2.9));

    assertThat(verdicts(states).orderBy("vintage_date", "year").collectAsList())
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

  @Test
  void withdrawnByAnotherPublisher_countsNoMoreFromItsDayOn() {
    Dataset<Row> states =
        states(
            of(OLD, "POL", 2016, 2.0, "publisher", "Someone else"),
            of(OLD, "EST", 2016, 2.1, "publisher", "Someone else"),
            of(OLD, "FIN", 2016, 2.4, "publisher", "Someone else"),
            of(NEW, "EST", 2016, 2.1, "publisher", "Someone else"),
            of(NEW, "FIN", 2016, 2.4, "publisher", "Someone else"),
            of(NEWEST, "EST", 2016, 2.9));

    assertThat(verdicts(states).orderBy("vintage_date").collectAsList())
        .extracting(
            row -> row.<LocalDate>getAs("vintage_date").toString(),
            row -> row.getList(row.fieldIndex("allies_meeting")).toString())
        .containsExactly(tuple(OLD, "[EST, POL]"), tuple(NEW, "[EST]"), tuple(NEWEST, "[EST]"));
  }

  @Test
  void severalEditions_wholeRowOfTheNewestThatSaysSomethingOfTheYear() {
    Dataset<Row> newest =
        knownOn(
            states(
                ratio("POL", 2014, 9.0, 500.0, released(OLD)),
                of(NEW, "POL", 2014, 2.0),
                of(OLD, "POL", 2015, 2.1),
                figures("POL", 2015, released(NEW, "milex_xdc", 3.0)),
                figures("POL", 2016, released(OLD, "milex_xdc", 3.0)),
                figures("POL", 2016, released(NEW, "milex_xdc", 4.0)),
                figures("POL", 2017, released(NEW))),
            day(NEW));

    assertThat(newest.orderBy("year").collectAsList())
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
    Dataset<Row> states = states(of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.99));

    assertThat(knownOn(states, day("2022-06-26")).first().<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(2.0);
    assertThat(knownOn(states, day(NEW)).first().<Double>getAs("share_of_gdp_pct")).isEqualTo(1.99);
    assertThat(knownOn(states, day("2016-01-27")).isEmpty()).isTrue();
  }

  @Test
  void eachShare_standsWithTheNameThatItsEditionGivesTheMeasure() {
    Dataset<Row> states =
        states(
            of(OLD, "POL", 2016, 2.0), of(NEW, "POL", 2016, 1.99), of(NEWEST, "POL", 2016, 1.98));

    assertThat(shares(states).orderBy("realtime_start").collectAsList())
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

  private static Dataset<Row> states(Row... rows) {
    return Measured.editions(rows).table("state");
  }

  private static Rules rules(Dataset<Row> states) {
    return Rules.given("state", states).and("edition", NAMES).withoutRevisions();
  }

  private static Dataset<Row> shares(Dataset<Row> states) {
    return rules(states).table("share_vintage");
  }

  private static Dataset<Row> verdicts(Dataset<Row> states) {
    return rules(states).table("verdict_vintage");
  }

  private static Dataset<Row> knownOn(Dataset<Row> states, LocalDate day) {
    return rules(states).asOf(day).table("known_on_day");
  }

  /** From, to, share, verdict and how it ended, for each change. */
  private static List<Tuple> vintages(Row... rows) {
    return shares(states(rows)).orderBy("ally", "year", "realtime_start").collectAsList().stream()
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
