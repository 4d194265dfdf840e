package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.junit.jupiter.api.Test;

class AllyTrendTest {
  private static final double TINY = 1e-12;
  private static final Cases CASES = Measured.cases(Measured::known);

  private static final Case AROUND_TWO =
      CASES.of(
          share("POL", 2015, 1.9999999),
          share("EST", 2015, 2.0),
          share("GRC", 2015, 2.0000001),
          share("GBR", 2015, 1.995),
          share("FRA", 2015, 1.9949999));

  @Test
  void sharesAroundTwo_atLeastOnUnroundedFigures() {
    Trend trend = trend(AROUND_TWO);

    assertThat(trend.of("POL", 2015).<Boolean>getAs("meets_guideline")).isFalse();
    assertThat(trend.of("EST", 2015).<Boolean>getAs("meets_guideline")).isTrue();
    assertThat(trend.of("GRC", 2015).<Boolean>getAs("meets_guideline")).isTrue();
    assertThat(trend.of("POL", 2015).<Boolean>getAs("meets_guideline_rounded")).isTrue();
    assertThat(trend.of("GBR", 2015).<Boolean>getAs("meets_guideline")).isFalse();
    assertThat(trend.of("GBR", 2015).<Boolean>getAs("meets_guideline_rounded")).isTrue();
    assertThat(trend.of("FRA", 2015).<Boolean>getAs("meets_guideline_rounded")).isFalse();
  }

  private static final Case PRINTED_AS_TWO =
      CASES.of(share("SVK", 2024, 1.98905, "share_published_pct", 2.0));

  @Test
  void printedAsTwoComputedBelow_bothVerdictsOnTheRow() {
    Row slovakia = trend(PRINTED_AS_TWO).of("SVK", 2024);

    assertThat(slovakia.<Boolean>getAs("meets_guideline")).isFalse();
    assertThat(slovakia.<Boolean>getAs("meets_guideline_published")).isTrue();
  }

  private static final Case SPENDING_WITHOUT_SHARE =
      CASES.of(figures("POL", 2015, "milex_usd", 10.0, "base_milex_usd", 10.0));

  @Test
  void spendingWithoutShare_notAssessedRatherThanBelow() {
    Row poland = trend(SPENDING_WITHOUT_SHARE).of("POL", 2015);

    assertThat(poland.<Double>getAs("milex_usd")).isEqualTo(10.0);
    assertThat(poland.<Boolean>getAs("is_member")).isTrue();
    assertAllNull(
        poland,
        "share_of_gdp_pct",
        "meets_guideline",
        "meets_guideline_rounded",
        "meets_guideline_published",
        "margin_pp",
        "shortfall_usd",
        "rank_in_year",
        "consecutive_years_meeting");
  }

  private static final Case TOKEN_OF_ICELAND =
      CASES.of(
          share("USA", 2015, 3.6),
          share(
              "ISL",
              2015,
              0.0,
              "milex_usd",
              0.0,
              "base_milex_usd",
              0.0,
              "share_published_pct",
              0.1,
              "gdp_usd",
              17e9,
              "gdp_base_year",
              2015));

  @Test
  void icelandWithATokenFigure_memberNeverAssessed() {
    Row iceland = trend(TOKEN_OF_ICELAND).of("ISL", 2015);

    assertThat(iceland.<Boolean>getAs("is_member")).isTrue();
    assertThat(iceland.<String>getAs("obs_status")).isEqualTo("M");
    assertThat(iceland.<Double>getAs("gdp_usd")).isEqualTo(17e9);
    assertAllNull(
        iceland,
        "share_of_gdp_pct",
        "share_published_pct",
        "share_source",
        "milex_usd",
        "base_milex_usd",
        "meets_guideline",
        "meets_guideline_rounded",
        "meets_guideline_published",
        "margin_pp",
        "shortfall_usd",
        "rank_in_year",
        "consecutive_years_meeting");
  }

  private static final Case OF_ONE_MEMBER =
      CASES.of(share("USA", 1981, 5.0), share("USA", 2024, 3.4));

  @Test
  void yearWithAnyFigure_everyMemberOfThatYearHasARow() {
    Trend trend = trend(OF_ONE_MEMBER);

    assertThat(trend.membersIn(1981)).hasSize(15).doesNotContain("ESP", "POL");
    assertThat(trend.membersIn(2024)).hasSize(32).contains("ISL", "SWE");
    assertThat(trend.of("FRA", 2024).<String>getAs("obs_status")).isEqualTo("O");
    assertThat(trend.of("FRA", 2024).<LocalDate>getAs("vintage_date")).isNull();
  }

  private static final Case OF_EACH_DECADE =
      CASES.of(
          share("USA", 1951, 5.0),
          share("USA", 1952, 5.0),
          share("USA", 1955, 5.0),
          share("USA", 1982, 5.0),
          share("USA", 1999, 5.0),
          share("USA", 2004, 5.0),
          share("USA", 2009, 5.0),
          share("USA", 2017, 5.0),
          share("USA", 2020, 5.0),
          share("USA", 2023, 5.0),
          share("USA", 2024, 5.0));

  @Test
  void membersOfEachDecade_asTheTreatysProtocolsSay() {
    Trend trend = trend(OF_EACH_DECADE);

    Map<Integer, Integer> members = new TreeMap<>();
    trend.years().forEach(year -> members.put(year, trend.membersIn(year).size()));
    assertThat(members)
        .isEqualTo(
            Map.ofEntries(
                Map.entry(1951, 12),
                Map.entry(1952, 14),
                Map.entry(1955, 15),
                Map.entry(1982, 16),
                Map.entry(1999, 19),
                Map.entry(2004, 26),
                Map.entry(2009, 28),
                Map.entry(2017, 29),
                Map.entry(2020, 30),
                Map.entry(2023, 31),
                Map.entry(2024, 32)));
  }

  private static final Case AROUND_AN_ACCESSION =
      CASES.of(
          share("FIN", 2022, 2.5),
          share("POL", 2022, 2.2),
          share("FIN", 2023, 2.4),
          share("POL", 2023, 2.1));

  @Test
  void yearsBeforeAccession_keptButOutsideRanksAndStreaks() {
    Trend trend = trend(AROUND_AN_ACCESSION);

    Row before = trend.of("FIN", 2022);
    assertThat(before.<Boolean>getAs("is_member")).isFalse();
    assertThat(before.<Double>getAs("share_of_gdp_pct")).isEqualTo(2.5);
    assertThat(before.<Boolean>getAs("meets_guideline")).isTrue();
    assertAllNull(before, "rank_in_year", "consecutive_years_meeting");
    assertThat(trend.of("POL", 2022).<Integer>getAs("rank_in_year")).isEqualTo(1);
    Row accession = trend.of("FIN", 2023);
    assertThat(accession.<Boolean>getAs("is_member")).isTrue();
    assertThat(accession.<Integer>getAs("rank_in_year")).isEqualTo(1);
    assertThat(accession.<Integer>getAs("consecutive_years_meeting")).isEqualTo(1);
    assertThat(trend.of("POL", 2023).<Integer>getAs("rank_in_year")).isEqualTo(2);
  }

  private static final Case AREAS_THAT_ARE_NO_ALLIES =
      CASES.of(share("USA", 2015, 3.6), share("RUS", 2015, 5.4), share("NATO", 2015, 2.4));

  @Test
  void areaThatIsNoAlly_noRow() {
    assertThat(trend(AREAS_THAT_ARE_NO_ALLIES))
        .satisfies(
            trend -> assertThat(trend.allies()).contains("USA").doesNotContain("RUS", "NATO"));
  }

  private static final Case CONSECUTIVE_YEARS =
      CASES.of(share("POL", 2014, 1.9), share("POL", 2015, 2.2), share("POL", 2016, 2.0));

  @Test
  void sharesOfConsecutiveYears_changeInPoints() {
    Trend trend = trend(CONSECUTIVE_YEARS);

    assertThat(trend.of("POL", 2014).<Double>getAs("share_change_pp")).isNull();
    assertThat(trend.of("POL", 2015).<Double>getAs("share_change_pp")).isEqualTo(0.3, within(TINY));
    assertThat(trend.of("POL", 2016).<Double>getAs("share_change_pp"))
        .isEqualTo(-0.2, within(TINY));
  }

  private static final Case GAP_AND_OTHER_EDITION =
      CASES.of(
          ratio("POL", 2013, 9.0, 500.0),
          ratio("POL", 2015, 10.0, 500.0),
          ratio("POL", 2016, 11.0, 500.0, "edition_id", "nato-2016-07-04"));

  @Test
  void gapYearOrAnotherEditionBefore_neitherChangeNorGrowth() {
    Trend trend = trend(GAP_AND_OTHER_EDITION);

    assertAllNull(trend.of("POL", 2015), "share_change_pp", "real_growth_pct");
    assertAllNull(trend.of("POL", 2016), "share_change_pp", "real_growth_pct");
  }

  private static final Case FROM_PRINTED_TO_COMPUTED =
      CASES.of(
          share("GRC", 1959, 4.9, "share_source", "published", "share_published_pct", 4.9),
          share("GRC", 1960, 4.0, "share_published_pct", 4.901, "gdp_edition_id", "world-bank"),
          share("GRC", 1961, 3.9, "share_published_pct", 4.8, "gdp_edition_id", "world-bank"),
          share("GRC", 1962, 3.8, "share_published_pct", 4.81, "gdp_edition_id", "imf"),
          share("TUR", 1959, 4.9, "share_source", "published", "share_published_pct", 4.9),
          share("TUR", 1960, 4.0, "gdp_edition_id", "world-bank"));

  @Test
  void sharesOfTwoSourcesOrGdpEditions_changeOfThePrintedOnes() {
    Trend trend = trend(FROM_PRINTED_TO_COMPUTED);

    assertThat(trend.of("GRC", 1960).<Double>getAs("share_change_pp"))
        .isEqualTo(0.001, within(TINY));
    assertThat(trend.of("GRC", 1961).<Double>getAs("share_change_pp"))
        .as("two computed over one GDP")
        .isEqualTo(-0.1, within(TINY));
    assertThat(trend.of("GRC", 1962).<Double>getAs("share_change_pp"))
        .isEqualTo(0.01, within(TINY));
    assertThat(trend.of("TUR", 1960).<Double>getAs("share_change_pp"))
        .as("one of the two is not printed")
        .isNull();
  }

  private static final Case CONSTANT_SPENDING =
      CASES.of(
          ratio("POL", 2014, 8.0, 500.0),
          ratio("POL", 2015, 10.0, 500.0),
          ratio("POL", 2016, 11.0, 500.0, "price_base_year", 2010));

  @Test
  void constantSpendingOfConsecutiveYears_realGrowth() {
    Trend trend = trend(CONSTANT_SPENDING);

    assertThat(trend.of("POL", 2015).<Double>getAs("real_growth_pct"))
        .isEqualTo(25.0, within(TINY));
    assertThat(trend.of("POL", 2016).<Double>getAs("real_growth_pct")).isNull();
  }

  private static final Case YEARS_WITH_GAPS =
      CASES.of(
          share("POL", 2012, 1.0),
          share("POL", 2013, 2.0),
          share("POL", 2014, 6.0),
          share("POL", 2016, 6.0),
          share("POL", 2017, 6.0),
          share("EST", 2012, 2.0),
          figures("EST", 2013, "milex_usd", 1.0),
          share("EST", 2014, 2.0));

  @Test
  void threeYearMean_onlyOverThreeConsecutiveShares() {
    Trend trend = trend(YEARS_WITH_GAPS);

    assertThat(trend.of("POL", 2014).<Double>getAs("share_avg_3y_pct"))
        .isEqualTo(3.0, within(TINY));
    assertThat(trend.of("POL", 2013).<Double>getAs("share_avg_3y_pct")).isNull();
    assertThat(trend.of("POL", 2016).<Double>getAs("share_avg_3y_pct")).isNull();
    assertThat(trend.of("POL", 2017).<Double>getAs("share_avg_3y_pct")).isNull();
    assertThat(trend.of("EST", 2014).<Double>getAs("share_avg_3y_pct")).isNull();
  }

  private static final Case YEARS_MEETING =
      CASES.of(
          share("POL", 2013, 2.1),
          share("POL", 2014, 2.2, "edition_id", "nato-2016-01-28"),
          share("POL", 2015, 1.9),
          share("POL", 2016, 2.0),
          share("POL", 2018, 2.3),
          share("EST", 2013, 2.1),
          figures("EST", 2014, "milex_usd", 1.0),
          share("EST", 2015, 2.1));

  @Test
  void yearsMeeting_countedInARow() {
    Trend trend = trend(YEARS_MEETING);

    assertThat(trend.streaks("POL")).isEqualTo(Map.of(2013, 1, 2014, 2, 2015, 0, 2016, 1, 2018, 1));
    assertThat(trend.streaks("EST")).isEqualTo(Map.of(2013, 1, 2015, 1));
  }

  private static final Case AROUND_2006 =
      CASES.of(share("USA", 2005, 3.8), share("USA", 2006, 3.8));

  @Test
  void guideline_namedAndInForceFrom2006() {
    Trend trend = trend(AROUND_2006);

    assertThat(trend.of("USA", 2005).<Boolean>getAs("guideline_in_force")).isFalse();
    assertThat(trend.of("USA", 2005).<Boolean>getAs("meets_guideline")).isTrue();
    assertThat(trend.of("USA", 2006).<Boolean>getAs("guideline_in_force")).isTrue();
    assertThat(trend.of("USA", 2006).<String>getAs("guideline")).isEqualTo("GDP_2");
    assertThat(trend.of("USA", 2006).<Double>getAs("guideline_pct")).isEqualTo(2.0);
  }

  private static final Case EQUIPMENT =
      CASES.of(
          share("USA", 2013, 3.8, "equipment_share_pct", 25.0),
          share("USA", 2014, 3.8, "equipment_share_pct", 20.0),
          share("GBR", 2014, 2.1, "equipment_share_pct", 19.999),
          share("POL", 2014, 1.9));

  @Test
  void equipmentGuideline_unknownBefore2014() {
    Trend trend = trend(EQUIPMENT);

    assertThat(trend.of("USA", 2013).<Boolean>getAs("meets_equipment_guideline")).isNull();
    assertThat(trend.of("USA", 2013).<Double>getAs("equipment_share_pct")).isEqualTo(25.0);
    assertThat(trend.of("USA", 2014).<Boolean>getAs("meets_equipment_guideline")).isTrue();
    assertThat(trend.of("GBR", 2014).<Boolean>getAs("meets_equipment_guideline")).isFalse();
    assertThat(trend.of("POL", 2014).<Boolean>getAs("meets_equipment_guideline")).isNull();
  }

  private static final Case EQUAL_SHARES =
      CASES.of(
          share("USA", 2015, 3.6),
          share("POL", 2015, 2.2),
          share("GRC", 2015, 2.2),
          share("EST", 2015, 2.0),
          share("USA", 2015, 3.3, "basis", "SIPRI"));

  @Test
  void equalShares_shareARank() {
    Trend trend = trend(EQUAL_SHARES);

    assertThat(trend.of("USA", 2015).<Integer>getAs("rank_in_year")).isEqualTo(1);
    assertThat(trend.of("POL", 2015).<Integer>getAs("rank_in_year")).isEqualTo(2);
    assertThat(trend.of("GRC", 2015).<Integer>getAs("rank_in_year")).isEqualTo(2);
    assertThat(trend.of("EST", 2015).<Integer>getAs("rank_in_year")).isEqualTo(4);
    assertThat(trend.of("SIPRI", "USA", 2015).<Integer>getAs("rank_in_year")).isEqualTo(1);
  }

  private static final Case TWO_BASES =
      CASES.of(
          share("POL", 2014, 1.9, "edition_id", "one"),
          share("POL", 2015, 2.5, "edition_id", "one", "basis", "SIPRI"));

  @Test
  void twoBases_neverMixed() {
    Trend trend = trend(TWO_BASES);

    assertThat(trend.of("SIPRI", "POL", 2015).<Double>getAs("share_change_pp")).isNull();
    assertThat(trend.of("SIPRI", "POL", 2015).<Integer>getAs("consecutive_years_meeting"))
        .isEqualTo(1);
  }

  private static final Case BELOW_AND_ABOVE =
      CASES.of(ratio("POL", 2015, 15.0, 1000.0), ratio("USA", 2015, 36.0, 1000.0));

  @Test
  void belowAndAboveTheGuideline_marginAndShortfall() {
    Trend trend = trend(BELOW_AND_ABOVE);

    assertThat(trend.of("POL", 2015).<Double>getAs("margin_pp")).isEqualTo(-0.5, within(TINY));
    assertThat(trend.of("POL", 2015).<Double>getAs("shortfall_usd")).isEqualTo(5.0, within(TINY));
    assertThat(trend.of("USA", 2015).<Double>getAs("margin_pp")).isEqualTo(1.6, within(TINY));
    assertThat(trend.of("USA", 2015).<Double>getAs("shortfall_usd")).isZero();
  }

  private static final Case POPULATION =
      CASES.of(
          share(
              "POL",
              2015,
              2.2,
              "milex_usd",
              76.0,
              "population",
              38.0,
              "published_per_capita_usd",
              2.5),
          share("LVA", 2015, 1.0, "milex_usd", 5.0, "published_per_capita_usd", 150.0),
          share("ISL", 2015, 0.1, "published_per_capita_usd", 0.0),
          share("EST", 2015, 2.0, "milex_usd", 5.0));

  @Test
  void spendingAHead_byPopulation_elseAsPrinted() {
    Trend trend = trend(POPULATION);

    assertThat(trend.of("ISL", 2015).<Double>getAs("milex_per_capita_usd")).isNull();
    assertThat(trend.of("POL", 2015).<Double>getAs("milex_per_capita_usd")).isEqualTo(2.0);
    assertThat(trend.of("LVA", 2015).<Double>getAs("milex_per_capita_usd")).isEqualTo(150.0);
    assertThat(trend.of("EST", 2015).<Double>getAs("milex_per_capita_usd")).isNull();
  }

  private static void assertAllNull(Row row, String... columns) {
    for (String column : columns) {
      assertThat(row.<Object>getAs(column)).as(column).isNull();
    }
  }

  private static Trend trend(Case one) {
    return new Trend(one.rows("ally_trend"));
  }

  private record Trend(List<Row> rows) {
    Row of(String ally, int year) {
      return of("NATO", ally, year);
    }

    Row of(String basis, String ally, int year) {
      List<Row> found =
          rows.stream()
              .filter(row -> row.getAs("basis").equals(basis))
              .filter(row -> row.getAs("ally").equals(ally))
              .filter(row -> row.<Integer>getAs("year") == year)
              .toList();
      assertThat(found).as("%s %s %d", basis, ally, year).hasSize(1);
      return found.get(0);
    }

    List<String> allies() {
      return rows.stream().map(row -> row.<String>getAs("ally")).distinct().toList();
    }

    List<Integer> years() {
      return rows.stream().map(row -> row.<Integer>getAs("year")).distinct().toList();
    }

    List<String> membersIn(int year) {
      return rows.stream()
          .filter(row -> row.<Integer>getAs("year") == year && row.<Boolean>getAs("is_member"))
          .map(row -> row.<String>getAs("ally"))
          .toList();
    }

    Map<Integer, Integer> streaks(String ally) {
      Map<Integer, Integer> streaks = new TreeMap<>();
      rows.stream()
          .filter(row -> row.getAs("ally").equals(ally))
          .filter(row -> row.getAs("consecutive_years_meeting") != null)
          .forEach(row -> streaks.put(row.getAs("year"), row.getAs("consecutive_years_meeting")));
      return streaks;
    }
  }
}
