package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;
import static org.burdenshare.testing.TestSpark.only;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.junit.jupiter.api.Test;

class GuidelinesTest {
  private static final double TINY = 1e-12;

  @Test
  void datedGuidelines_judgeEveryShareInForceOrNot() {
    assertThat(
            verdicts(null, share("USA", 2024, 3.4), share("USA", 2025, 3.5)).stream()
                .filter(row -> row.getAs("ally").equals("USA")))
        .extracting(
            row -> row.<String>getAs("guideline"),
            row -> row.<Integer>getAs("year"),
            row -> row.<Boolean>getAs("guideline_in_force"),
            row -> row.<Boolean>getAs("meets_guideline"))
        .containsExactlyInAnyOrder(
            tuple("GDP_2", 2024, true, true),
            tuple("GDP_2", 2025, true, true),
            tuple("CORE_3_5", 2024, false, false),
            tuple("CORE_3_5", 2025, true, true));
  }

  @Test
  void memberWithoutShare_noVerdictAtAll() {
    assertThat(verdicts(2.5, share("USA", 2015, 3.6), figures("POL", 2015, "milex_usd", 10.0)))
        .extracting(row -> row.<String>getAs("ally"))
        .containsOnly("USA");
  }

  @Test
  void ownThreshold_judgedBesideTheOthersAndNeverInForce() {
    assertThat(
            verdicts(2.5, share("POL", 1999, 2.5), share("POL", 2015, 2.4999)).stream()
                .filter(row -> row.getAs("guideline").equals("OWN")))
        .extracting(
            row -> row.<Integer>getAs("year"),
            row -> row.<Double>getAs("guideline_pct"),
            row -> row.<Boolean>getAs("guideline_in_force"),
            row -> row.<Boolean>getAs("meets_guideline"))
        .containsExactlyInAnyOrder(tuple(1999, 2.5, null, true), tuple(2015, 2.5, null, false));
  }

  @Test
  void noThresholdOfOnesOwn_datedGuidelinesAlone() {
    assertThat(Rules.ofReference().rows("guideline"))
        .extracting(row -> row.<String>getAs("guideline"))
        .containsExactlyInAnyOrder("GDP_2", "CORE_3_5", "EQUIP_20");
  }

  @Test
  void equipment_judgedOnItsShareOfSpending() {
    assertThat(
            verdicts(
                    null,
                    share("POL", 2013, 1.8, "equipment_share_pct", 20.0, "base_milex_usd", 100.0),
                    share("POL", 2014, 1.9, "equipment_share_pct", 18.5, "base_milex_usd", 100.0),
                    share("POL", 2015, 2.2))
                .stream()
                .filter(row -> row.getAs("guideline").equals("EQUIP_20")))
        .extracting(
            row -> row.<Integer>getAs("year"),
            row -> row.<Double>getAs("judged_pct"),
            row -> row.<Boolean>getAs("guideline_in_force"),
            row -> row.<Boolean>getAs("meets_guideline"),
            row -> row.<Double>getAs("shortfall_usd"),
            row -> row.<Integer>getAs("consecutive_years_meeting"))
        .containsExactlyInAnyOrder(
            tuple(2013, 20.0, false, true, 0.0, 1), tuple(2014, 18.5, true, false, 1.5, 0));
  }

  @Test
  void equipmentCrossed_withoutContributionsOfSpendingAndGdp() {
    assertThat(
            crossings(
                ratio("POL", 2014, 18.0, 1000.0, "equipment_share_pct", 18.5),
                ratio("POL", 2015, 19.0, 1000.0, "equipment_share_pct", 33.2)))
        .extracting(
            row -> row.<String>getAs("guideline"),
            row -> row.<String>getAs("direction"),
            row -> row.<Double>getAs("share_before_pct"),
            row -> row.<Double>getAs("share_after_pct"),
            row -> row.<Double>getAs("spending_contribution"))
        .containsExactly(tuple("EQUIP_20", "up", 18.5, 33.2, null));
  }

  @Test
  void otherThreshold_marginAndShortfallToThatThreshold() {
    Row verdict =
        verdicts(2.5, ratio("POL", 2015, 20.0, 1000.0)).stream()
            .filter(row -> row.getAs("guideline").equals("OWN"))
            .findFirst()
            .orElseThrow();

    assertThat(verdict.<Double>getAs("margin_pp")).isEqualTo(-0.5, within(TINY));
    assertThat(verdict.<Double>getAs("shortfall_usd")).isEqualTo(5.0, within(TINY));
  }

  @Test
  void belowWithoutDollars_shortfallUnknownRatherThanZero() {
    assertThat(verdicts(null, share("BEL", 2016, 0.85)))
        .extracting(row -> row.<Double>getAs("shortfall_usd"))
        .containsOnlyNulls();
  }

  @Test
  void equipmentWithoutDollars_shortfallUnknownWhereBelow_nothingWhereMet() {
    assertThat(
            verdicts(
                null,
                share("BEL", 2016, 0.85, "equipment_share_pct", 12.0),
                share("USA", 2016, 3.61, "equipment_share_pct", 25.0)))
        .filteredOn(row -> row.getAs("guideline").equals("EQUIP_20"))
        .extracting(row -> row.getAs("ally"), row -> row.<Double>getAs("shortfall_usd"))
        .containsExactlyInAnyOrder(tuple("BEL", null), tuple("USA", 0.0));
  }

  @Test
  void meetingWithoutDollars_nothingIsShort() {
    assertThat(
            verdicts(null, share("USA", 2016, 3.61)).stream()
                .map(row -> row.<Double>getAs("shortfall_usd")))
        .containsExactly(0.0, 0.0);
  }

  @Test
  void verdictChanges_crossingUpAndDown() {
    assertThat(
            crossings(
                share("POL", 2013, 1.9),
                share("POL", 2014, 2.0),
                share("POL", 2015, 2.2),
                share("POL", 2016, 1.99)))
        .extracting(
            row -> row.<String>getAs("guideline"),
            row -> row.<Integer>getAs("year"),
            row -> row.<String>getAs("direction"),
            row -> row.<Double>getAs("share_before_pct"),
            row -> row.<Double>getAs("share_after_pct"))
        .containsExactly(
            tuple("GDP_2", 2014, "up", 1.9, 2.0), tuple("GDP_2", 2016, "down", 2.2, 1.99));
  }

  @Test
  void severalGuidelines_eachCrossedByItself() {
    assertThat(crossings(share("USA", 2011, 4.7), share("USA", 2012, 1.0)))
        .extracting(
            row -> row.<String>getAs("guideline"),
            row -> row.<String>getAs("direction"),
            row -> row.<Boolean>getAs("guideline_in_force"))
        .containsExactlyInAnyOrder(tuple("GDP_2", "down", true), tuple("CORE_3_5", "down", false));
  }

  @Test
  void gapYearOrYearBeforeAccession_noCrossing() {
    assertThat(
            crossings(
                share("POL", 2013, 1.9),
                share("POL", 2015, 2.2),
                share("FIN", 2021, 1.9),
                share("FIN", 2022, 2.1)))
        .isEmpty();
  }

  @Test
  void verdictsOfTwoSources_crossingOnlyIfThePrintedSharesCrossToo() {
    assertThat(
            crossings(
                printed("NLD", 1959, 4.02),
                share("NLD", 1960, 3.4, "share_published_pct", 3.70),
                printed("POL", 2008, 1.9),
                share("POL", 2009, 2.1, "share_published_pct", 2.0),
                printed("TUR", 2008, 1.9),
                share("TUR", 2009, 2.1)))
        .extracting(
            row -> row.<String>getAs("ally"),
            row -> row.<String>getAs("direction"),
            row -> row.<Double>getAs("share_before_pct"),
            row -> row.<Double>getAs("share_after_pct"))
        .containsExactly(tuple("POL", "up", 1.9, 2.1));
  }

  @Test
  void verdictsOverTwoGdpEditions_crossingOnlyIfThePrintedSharesCrossToo() {
    assertThat(
            crossings(
                share("GRC", 2008, 1.9, "share_published_pct", 2.1, "gdp_edition_id", "one"),
                share("GRC", 2009, 2.1, "share_published_pct", 2.2, "gdp_edition_id", "other")))
        .isEmpty();
  }

  @Test
  void verdictsOfTwoEditions_crossingByTheSharesThatAreKnown() {
    assertThat(
            crossings(
                share("POL", 2013, 1.9, "edition_id", "old", "gdp_edition_id", "old"),
                share("POL", 2014, 2.1, "edition_id", "new", "gdp_edition_id", "new")))
        .hasSize(1);
  }

  @Test
  void crossing_contributionsAddUpToTheChangeOfTheLogShare() {
    Row crossing = only(crossings(ratio("POL", 2014, 9.0, 500.0), ratio("POL", 2015, 11.0, 520.0)));

    assertThat(crossing.<Double>getAs("spending_contribution"))
        .isEqualTo(Math.log(11.0 / 9.0), within(TINY));
    assertThat(crossing.<Double>getAs("gdp_contribution"))
        .isEqualTo(-Math.log(520.0 / 500.0), within(TINY));
    assertThat(crossing.<Double>getAs("log_share_change"))
        .isEqualTo(
            crossing.<Double>getAs("spending_contribution")
                + crossing.<Double>getAs("gdp_contribution"),
            within(TINY));
  }

  @Test
  void ratiosOfOneEditionAndCurrency_comparable() {
    assertThat(contribution("ratio_prices", "current_xdc", "currency", "PLN", "PLN")).isNotNull();
  }

  @Test
  void otherEditionPricesCurrencyOrGdpEdition_contributionsUnknown() {
    assertThat(contribution("ratio_prices", "constant_usd", "edition_id", "old", "new")).isNull();
    assertThat(contribution("edition_id", "one", "ratio_prices", "current_usd", "constant_usd"))
        .isNull();
    assertThat(contribution("ratio_prices", "current_xdc", "currency", "PLZ", "PLN")).isNull();
    assertThat(
            contribution(
                "ratio_prices",
                "current_xdc",
                "gdp_vintage_date",
                LocalDate.of(2016, 4, 12),
                LocalDate.of(2025, 3, 24)))
        .isNull();
  }

  @Test
  void publishedShares_crossingWithoutContributions() {
    Row crossing =
        only(
            crossings(
                share("POL", 2015, 1.9, "share_source", "published"),
                share("POL", 2016, 2.0, "share_source", "published")));

    assertThat(crossing.<Double>getAs("log_share_change"))
        .isEqualTo(Math.log(2.0 / 1.9), within(TINY));
    assertThat(crossing.<Double>getAs("spending_contribution")).isNull();
    assertThat(crossing.<Double>getAs("gdp_contribution")).isNull();
  }

  private static Row printed(String ally, int year, double share) {
    return share(ally, year, share, "share_published_pct", share, "share_source", "published");
  }

  /** Of a crossing between two ratios that differ in one column. */
  private static Double contribution(
      String columnOfBoth, Object valueOfBoth, String column, Object before, Object after) {
    return only(crossings(
            ratio("POL", 2014, 9.0, 500.0, columnOfBoth, valueOfBoth, column, before),
            ratio("POL", 2015, 11.0, 520.0, columnOfBoth, valueOfBoth, column, after)))
        .getAs("spending_contribution");
  }

  private static List<Row> crossings(Row... shares) {
    return Measured.known(shares)
        .table("guideline_crossing")
        .orderBy("ally", "guideline", "year")
        .collectAsList();
  }

  private static List<Row> verdicts(Double ownPct, Row... shares) {
    return Measured.known(shares).ownGuideline(ownPct).rows("guideline_verdict");
  }
}
