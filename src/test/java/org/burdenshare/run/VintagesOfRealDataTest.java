package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.testing.SecondOpinion;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was known when by all of the publishers' real files, where a folder of them is at hand. */
@EnabledIfEnvironmentVariable(
    named = RealData.FOLDER,
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class VintagesOfRealDataTest {
  private static RealData real;
  private static TrendsPipeline trends;
  private static TestSpark.Restored settings;

  @BeforeAll
  static void compute() {
    settings = TestSpark.compilingCode();
    real = RealData.read();
    trends = real.trends();
  }

  @AfterAll
  static void restoreSettings() {
    settings.close();
  }

  @Test
  void allVintages_giveTheCountsThatWerePublished() {
    assertThat(counts("NATO", "2016-01-28", 2015)).isEqualTo("28 27 5 EST GBR GRC POL USA");
    assertThat(counts("NATO", "2024-06-17", 2015)).isEqualTo("28 27 5 EST GBR GRC POL USA");
    assertThat(counts("NATO", "2024-06-17", 2016)).isEqualTo("28 27 5 EST GBR GRC POL USA");
    assertThat(counts("NATO", RecordsOfReal.DAY_OF_2026, 2015))
        .isEqualTo("28 27 4 GBR GRC POL USA");
    assertThat(counts("NATO", RecordsOfReal.DAY_OF_2026, 2016))
        .isEqualTo("28 27 4 EST GBR GRC USA");
    assertThat(counts("NATO", RecordsOfReal.DAY_OF_2026, 2025)).startsWith("32 31 28 ");
    assertThat(counts("NATO", RecordsOfReal.DAY_OF_2026, 2026)).startsWith("32 31 30 ");
    assertThat(counts("SIPRI", "2016-04-05", 2015)).isEqualTo("28 27 6 EST FRA GRC POL TUR USA");
    assertThat(counts("SIPRI", "2017-04-24", 2015)).isEqualTo("28 27 6 EST FRA GRC POL TUR USA");
    assertThat(counts("SIPRI", "2017-04-24", 2016)).isEqualTo("28 27 4 EST FRA GRC USA");
  }

  @Test
  void publishedCountsByYear_ofNatos2024Edition() {
    assertThat(
            trends
                .table("verdict_vintage")
                .where("basis = 'NATO' AND vintage_date = DATE'2024-06-17' AND year >= 2014")
                .orderBy("year")
                .select("meeting_published")
                .collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactly(3, 5, 5, 4, 6, 7, 9, 6, 7, 10, 23);
  }

  @Test
  void anotherEngine_knowsTheSameOfEveryVintage(@TempDir Path folder) {
    SecondOpinion second = SecondOpinion.of(real.observations(), real.editions(), folder);
    SecondOpinion first =
        SecondOpinion.first(trends.table("share_vintage"), trends.table("verdict_vintage"));

    assertThat(first.shareVintages())
        .hasSizeGreaterThan(5000)
        .containsExactlyElementsOf(second.shareVintages());
    assertThat(first.verdictVintages())
        .hasSizeGreaterThan(300)
        .containsExactlyElementsOf(second.verdictVintages());
  }

  @Test
  void allEditionsTogether_passEveryCheck() {
    assertThat(trends.table("offender").collectAsList()).isEmpty();
  }

  @Test
  void reconciliation_namesTheThreeThatAreStoredRound() {
    assertThat(
            trends
                .table("reconciliation")
                .where("explanation = 'stored_round' AND edition_id = 'nato-2024-06-17'")
                .collectAsList())
        .extracting(row -> row.getAs("ally") + " " + row.getAs("year"))
        .containsExactlyInAnyOrder("FRA 2020", "LTU 2019", "SVK 2024");
  }

  @Test
  void everyVerdictThatChangedLater_hasItsReason() {
    assertThat(
            trends
                .table("share_change")
                .where("met_before <> meets_guideline")
                .groupBy("basis", "change_reason")
                .count()
                .orderBy("basis", "change_reason")
                .collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1) + " " + row.getLong(2))
        .containsExactly(
            "NATO gdp 2",
            "NATO spending 2",
            "NATO unexplained 9",
            "SIPRI gdp 16",
            "SIPRI source 55",
            "SIPRI spending 58");
    assertThat(
            trends
                .table("share_change")
                .where("ally = 'POL' AND year = 2016 AND realtime_start = DATE'2024-06-17'")
                .select("sentence")
                .first()
                .getString(0))
        .isEqualTo(
            "Poland 2016 rose from 1.99 to 2.00 % in nato-2024-06-17: GDP was revised down by 0.3 %,"
                + " spending was revised up by 0.08 %");
  }

  @Test
  void pointsOfEveryChange_addUpToIt() {
    assertThat(
            trends
                .table("share_vintage")
                .where(
                    "change_reason IS NOT NULL AND NOT coalesce(abs(change_spending_pp + change_gdp_pp"
                        + " + change_prices_pp + change_source_pp + change_measure_pp - change_pp)"
                        + " <= 1e-9, false)")
                .collectAsList())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          figure             | edition_id, iso3, year
          gdp_partner        | edition_id, iso3, known_from
          share              | edition_id, iso3, year, known_from
          coverage           | edition_id, year
          state              | edition_id, iso3, year, known_from
          share_vintage      | basis, ally, year, realtime_start
          share_change       | basis, ally, year, realtime_start
          known_day          | basis, day
          verdict_vintage    | basis, vintage_date, year
          equipment_vintage  | basis, ally, year, realtime_start
          known_on_day       | basis, iso3, year
          ally_on_day        | basis, ally, year
          guideline_verdict  | basis, ally, guideline, year
          ally_trend         | basis, ally, year
          alliance_trend     | basis, aggregate, year
          guideline_crossing | basis, ally, guideline, year
          basis_gap          | ally, year
          projection         | basis, ally, guideline, growth_years
          reconciliation     | edition_id, ally, year
          partial_edition    | edition_id, sentence
          """)
  void modelOfTheseFiles_hasOneRowAKey(String model, String key) {
    assertThat(
            trends
                .table(model)
                .selectExpr("struct(" + key + ") AS key")
                .groupBy("key")
                .count()
                .where("count > 1")
                .limit(5)
                .collectAsList())
        .isEmpty();
  }

  /** Members, assessed, meeting and who meets, as known on a day. */
  private static String counts(String basis, String day, int year) {
    return trends
        .table("verdict_vintage")
        .where("basis = '%s' AND vintage_date = DATE'%s' AND year = %d".formatted(basis, day, year))
        .selectExpr("concat_ws(' ', members, assessed, meeting, array_join(allies_meeting, ' '))")
        .first()
        .getString(0);
  }
}
