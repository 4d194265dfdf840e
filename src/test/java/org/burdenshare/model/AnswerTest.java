package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** What a run says of a share whose printed value would give another verdict. */
class AnswerTest {
  private static final WideTable ALLIES =
      WideTable.of(
              "basis STRING, year INT, ally_name STRING, is_member BOOLEAN, share_of_gdp_pct DOUBLE,"
                  + " share_published_pct DOUBLE, share_source STRING, edition_id STRING,"
                  + " gdp_edition_id STRING, meets_probability DOUBLE, meets_guideline BOOLEAN, meets_guideline_published"
                  + " BOOLEAN, guideline_in_force BOOLEAN")
          .usually("basis", "SIPRI")
          .usually("year", 2015)
          .usually("ally_name", "Poland")
          .usually("is_member", true)
          .usually("share_of_gdp_pct", 1.9971)
          .usually("share_published_pct", 2.0)
          .usually("share_source", "computed")
          .usually("edition_id", "sipri-2016-04-05")
          .usually("meets_guideline", false)
          .usually("meets_guideline_published", true)
          .usually("guideline_in_force", true);
  private static final WideTable ALLIANCE =
      WideTable.of(
              "basis STRING, aggregate STRING, year INT, vintage_date DATE, members INT, assessed INT,"
                  + " meeting INT, meeting_published INT")
          .usually("basis", "SIPRI")
          .usually("aggregate", "NATO")
          .usually("year", 2015)
          .usually("vintage_date", LocalDate.of(2016, 4, 5))
          .usually("members", 28)
          .usually("assessed", 27)
          .usually("meeting", 0)
          .usually("meeting_published", 1);
  private static final WideTable VERDICTS =
      WideTable.of(
              "guideline STRING, measure STRING, basis STRING, year INT, ally_name STRING, is_member"
                  + " BOOLEAN, guideline_pct DOUBLE, guideline_in_force BOOLEAN, meets_guideline"
                  + " BOOLEAN, margin_pp DOUBLE")
          .usually("guideline", "CORE_3_5")
          .usually("measure", "share_of_gdp")
          .usually("basis", "SIPRI")
          .usually("year", 2015)
          .usually("is_member", true)
          .usually("guideline_pct", 3.5)
          .usually("guideline_in_force", true);

  @Test
  void spendingOverTheGdpOfAnother_thatEditionNamed() {
    assertThat(lines(ALLIES.row("gdp_edition_id", "imf-2016-04-12")))
        .contains(
            "  Poland: 1.9971 % from its spending over the GDP of imf-2016-04-12, published as"
                + " 2.00 %");
  }

  @Test
  void spendingOverItsOwnGdp_theEditionsOwnFigures() {
    assertThat(lines(ALLIES.row("gdp_edition_id", "sipri-2016-04-05")))
        .contains("  not at hand: 2 later releases of SIPRI by that day, the last of 2026-04-27")
        .contains("  Poland: 1.9971 % from the edition's own figures, published as 2.00 %");
  }

  @Test
  void shareNearTheLine_howLikelyLaterReleasesPutItThere() {
    assertThat(lines(ALLIES.row("meets_probability", 0.46)))
        .contains(
            "  close calls, with the probability that later releases show at least 2 %: Poland"
                + " 46 %");
    assertThat(lines(ALLIES.row("meets_probability", 0.04)))
        .noneMatch(line -> line.contains("close calls"));
  }

  @Test
  void shareThatIsPrintedAlone_unrounded() {
    assertThat(lines(ALLIES.row("share_source", "published")))
        .contains("  Poland: 1.9971 % unrounded, 2.00 % at the two decimals of a published share");
  }

  @Test
  void anotherBasis_isToldInTheOrderOfPreference() {
    assertThat(
            Rules.given("ally_trend", ALLIES.with())
                .and(
                    "alliance_trend",
                    ALLIANCE.with(
                        ALLIANCE.row(),
                        ALLIANCE.row("basis", "EDA"),
                        ALLIANCE.row("basis", "NATO")))
                .and("guideline_verdict", VERDICTS.with())
                .and("release_gap", TestSpark.table("basis STRING, days ARRAY<DATE>"))
                .and(
                    "basis",
                    TestSpark.session()
                        .sql(
                            "SELECT * FROM VALUES ('NATO', 1), ('SIPRI', 2), ('EDA', 3) AS (basis, preference)"))
                .table("answer_line")
                .where("place.place.col1 = 1")
                .orderBy("place")
                .collectAsList())
        .extracting(row -> row.<String>getAs("basis"))
        .containsExactly("NATO", "SIPRI", "EDA");
  }

  @Test
  void anotherGuidelineInForce_whoMeetsItAndHowFarTheOthersAre() {
    assertThat(
            lines(
                ALLIES.row(),
                verdict("Poland", true, 0.6),
                verdict("Spain", false, -1.5),
                verdict("Slovenia", false, -1.875),
                verdict("Italy", false, -1.25)))
        .contains(
            "  and 1 meet 3.5 % (due 2035): Poland; 3 fall short, by 1.50 points in the median"
                + " and at most 1.88 (Slovenia)");
  }

  @Test
  void oneAllyShortOfAGuideline_isNamedAlone() {
    assertThat(lines(ALLIES.row(), verdict("Slovenia", false, -1.875)))
        .contains("  and 0 meet 3.5 % (due 2035): none; Slovenia is short of it by 1.88 points");
  }

  @Test
  void guidelineThatIsNotInForceOrOnSomethingElse_isNotTold() {
    assertThat(
            lines(
                ALLIES.row(),
                verdict("Poland", true, 0.6, "guideline_in_force", false),
                verdict("Poland", true, 5.0, "guideline", "EQUIP_20", "measure", "equipment_share"),
                verdict("Poland", false, 0.0, "guideline", "GDP_2")))
        .noneMatch(line -> line.startsWith("  and "));
  }

  private static Row verdict(String ally, boolean meets, double margin, Object... more) {
    List<Object> cells =
        new ArrayList<>(List.of("ally_name", ally, "meets_guideline", meets, "margin_pp", margin));
    cells.addAll(Arrays.asList(more));
    return VERDICTS.row(cells.toArray());
  }

  private static List<String> lines(Row ally, Row... verdicts) {
    return Rules.given("ally_trend", ALLIES.with(ally))
        .and("alliance_trend", ALLIANCE.with(ALLIANCE.row()))
        .and("guideline_verdict", VERDICTS.with(verdicts))
        .and(
            "release_gap",
            TestSpark.session()
                .sql(
                    "SELECT 'SIPRI' AS basis, array(DATE '2025-04-28', DATE '2026-04-27') AS days"))
        .rows("answer_line")
        .stream()
        .map(row -> row.<String>getAs("line"))
        .toList();
  }
}
