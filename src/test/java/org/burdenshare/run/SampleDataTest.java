package org.burdenshare.run;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.SampleTrends;
import org.burdenshare.testing.Trends;
import org.junit.jupiter.api.Test;

/** Figures that can be looked up in the publications which the sample data were taken from. */
class SampleDataTest {
  private static final LocalDate FEBRUARY_2016 = LocalDate.of(2016, 2, 1);
  private static final LocalDate NOVEMBER_2016 = LocalDate.of(2016, 11, 18);
  private static final LocalDate JUNE_2024 = LocalDate.of(2024, 6, 17);
  private static final double AS_PRINTED = 1e-9;

  @Test
  void natoOfJanuary2016_everyShareReproduced() {
    List<Row> shares = sharesOf("nato-2016-01-28");

    assertThat(shares).hasSize(238);
    assertThat(shares)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("share_source")).isEqualTo("computed");
              assertThat(row.<Double>getAs("share_of_gdp_pct"))
                  .isEqualTo(row.<Double>getAs("share_published_pct"), within(AS_PRINTED));
            });
  }

  @Test
  void natoOfJanuary2016_totalWithIcelandInTheDenominator() {
    Row total = alliance(FEBRUARY_2016, "NATO", "NATO", 2015);

    assertThat(total.<Double>getAs("share_of_gdp_pct")).isEqualTo(2.4181, within(5e-5));
    assertThat(total.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(total.<Double>getAs("share_published_pct"), within(AS_PRINTED));
    assertThat(total.<Integer>getAs("members")).isEqualTo(28);
    assertThat(total.<Integer>getAs("assessed")).isEqualTo(27);
  }

  @Test
  void natoOfJanuary2016_theFiveFor2015() {
    assertThat(meeting(FEBRUARY_2016, "NATO", 2015))
        .isEqualTo(
            Map.of(
                "USA", "3.62",
                "GRC", "2.46",
                "POL", "2.18",
                "GBR", "2.07",
                "EST", "2.04"));
  }

  @Test
  void asKnownInNovember2016_theFiveFor2016() {
    assertThat(meeting(NOVEMBER_2016, "NATO", 2016))
        .isEqualTo(
            Map.of(
                "USA", "3.61",
                "GRC", "2.38",
                "GBR", "2.21",
                "EST", "2.16",
                "POL", "2.00"));
    assertThat(alliance(NOVEMBER_2016, "NATO", "NATO", 2016).<Integer>getAs("members"))
        .isEqualTo(28);
  }

  @Test
  void natoOf2024_sameFiveForBothYearsAndPolandByAHair() {
    assertThat(meeting(JUNE_2024, "NATO", 2015).keySet())
        .containsExactly("EST", "GBR", "GRC", "POL", "USA");
    assertThat(meeting(JUNE_2024, "NATO", 2016).keySet())
        .containsExactly("EST", "GBR", "GRC", "POL", "USA");
    assertThat(ally(JUNE_2024, "NATO", "POL", 2016).<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(2.00046, within(5e-6));
  }

  @Test
  void natoOf2024_threeVerdictsDifferFromThePrintedOnes() {
    Map<String, Double> differing = new TreeMap<>();
    SampleTrends.asOf(JUNE_2024).allyTrend().stream()
        .filter(row -> row.getAs("basis").equals("NATO"))
        .filter(row -> row.getAs("meets_guideline") != null)
        .filter(row -> !row.getAs("meets_guideline").equals(row.getAs("meets_guideline_published")))
        .forEach(
            row ->
                differing.put(
                    row.getAs("ally") + " " + row.getAs("year"), row.getAs("share_of_gdp_pct")));

    assertThat(differing).containsOnlyKeys("FRA 2020", "LTU 2019", "SVK 2024");
    assertThat(differing.get("FRA 2020")).isEqualTo(1.98618, within(5e-6));
    assertThat(differing.get("LTU 2019")).isEqualTo(1.99491, within(5e-6));
    assertThat(differing.get("SVK 2024")).isEqualTo(1.98905, within(5e-6));
  }

  @Test
  void natoOf2024_allOtherSharesReproduced() {
    assertThat(
            sharesOf("nato-2024-06-17").stream()
                .filter(
                    row ->
                        Math.abs(
                                row.<Double>getAs("share_of_gdp_pct")
                                    - row.<Double>getAs("share_published_pct"))
                            > AS_PRINTED)
                .map(row -> row.getAs("iso3") + " " + row.getAs("year")))
        .containsExactlyInAnyOrder("FRA 2020", "LTU 2019", "SVK 2024");
    assertThat(sharesOf("nato-2024-06-17")).hasSize(363);
  }

  @Test
  void natoOf2024_printedCountsYearByYear() {
    Map<Integer, Integer> meeting = new TreeMap<>();
    SampleTrends.asOf(JUNE_2024).allianceTrend().stream()
        .filter(row -> row.getAs("basis").equals("NATO") && row.getAs("aggregate").equals("NATO"))
        .filter(row -> row.<Integer>getAs("year") >= 2014)
        .forEach(row -> meeting.put(row.getAs("year"), row.getAs("meeting_published")));

    assertThat(meeting)
        .isEqualTo(
            Map.ofEntries(
                entry(2014, 3),
                entry(2015, 5),
                entry(2016, 5),
                entry(2017, 4),
                entry(2018, 6),
                entry(2019, 7),
                entry(2020, 9),
                entry(2021, 6),
                entry(2022, 7),
                entry(2023, 10),
                entry(2024, 23)));
    assertThat(alliance(JUNE_2024, "NATO", "NATO", 2024).<Integer>getAs("meeting")).isEqualTo(22);
  }

  @Test
  void sipriOfApril2016_sixFor2015AndTheUnitedKingdomBelow() {
    assertThat(meeting(NOVEMBER_2016, "SIPRI", 2015))
        .isEqualTo(
            Map.of(
                "USA", "3.32",
                "GRC", "2.64",
                "POL", "2.21",
                "FRA", "2.10",
                "TUR", "2.09",
                "EST", "2.04"));
    assertThat(twoDecimals(ally(NOVEMBER_2016, "SIPRI", "GBR", 2015).getAs("share_published_pct")))
        .isEqualTo("1.96");
    assertThat(ally(NOVEMBER_2016, "SIPRI", "GBR", 2015).<Boolean>getAs("meets_guideline"))
        .isFalse();
  }

  /** Members that meet the guideline, with the share that the publisher prints. */
  private static Map<String, String> meeting(LocalDate asOf, String basis, int year) {
    Map<String, String> meeting = new TreeMap<>();
    allies(asOf, basis, year)
        .filter(row -> row.<Boolean>getAs("is_member"))
        .filter(row -> Boolean.TRUE.equals(row.getAs("meets_guideline")))
        .forEach(
            row -> meeting.put(row.getAs("ally"), twoDecimals(row.getAs("share_published_pct"))));
    return meeting;
  }

  private static String twoDecimals(Double share) {
    return BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static Row ally(LocalDate asOf, String basis, String ally, int year) {
    return allies(asOf, basis, year)
        .filter(row -> row.getAs("ally").equals(ally))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Row> allies(LocalDate asOf, String basis, int year) {
    return SampleTrends.asOf(asOf).allyTrend().stream()
        .filter(row -> row.getAs("basis").equals(basis))
        .filter(row -> row.<Integer>getAs("year") == year);
  }

  private static Row alliance(LocalDate asOf, String basis, String aggregate, int year) {
    return SampleTrends.asOf(asOf).allianceTrend().stream()
        .filter(row -> row.getAs("basis").equals(basis))
        .filter(row -> row.getAs("aggregate").equals(aggregate))
        .filter(row -> row.<Integer>getAs("year") == year)
        .findFirst()
        .orElseThrow();
  }

  /** Every share of an edition, of allies and of its own totals, beside the published one. */
  private static List<Row> sharesOf(String edition) {
    Trends trends = SampleTrends.editions();
    Dataset<Row> known = trends.editions().where("edition_id = '" + edition + "'");
    return Rules.given("observation", trends.observations())
        .and("edition", known)
        .gdpPartner(GdpPartner.AGREEMENT, 0)
        .table("share")
        .where("share_published_pct IS NOT NULL")
        .collectAsList();
  }
}
