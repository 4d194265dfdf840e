package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** Shares of one edition, of Poland unless a row says more, and why they are not the published. */
class ReconciliationTest {
  private static final String NATO = "nato-2024-06-17";
  private static final String WORLD_BANK = "world-bank-2024-03-28";
  private static final WideTable SHARES =
      WideTable.of(
              "edition_id STRING, basis STRING, iso3 STRING, year INT, vintage_date DATE, known_from"
                  + " DATE, gdp_edition_id STRING, share_of_gdp_pct DOUBLE, share_published_pct DOUBLE,"
                  + " share_source STRING, ratio_milex DOUBLE, share_of_financial_year_pct DOUBLE")
          .usually("edition_id", NATO)
          .usually("basis", "NATO")
          .usually("iso3", "POL")
          .usually("vintage_date", LocalDate.of(2024, 6, 17))
          .usually("known_from", LocalDate.of(2024, 6, 17))
          .usually("gdp_edition_id", NATO)
          .usually("share_source", "computed");
  private static final WideTable GDP =
      WideTable.of("basis STRING, iso3 STRING, year INT, gdp_xdc DOUBLE").usually("iso3", "POL");

  @Test
  void equalButForTheNoiseOfDivision_exact() {
    assertThat(explained(share(2020, 2.123456789, 2.123456789 + 1e-15)))
        .containsEntry(2020, "exact");
  }

  @Test
  void editionOfTwoDecimals_rounding() {
    assertThat(
            explained(share(2019, 2.014, 2.01), share(2020, 1.996, 2.0), share(2021, 2.019, 2.01)))
        .containsEntry(2019, "rounding")
        .containsEntry(2020, "rounding")
        .containsEntry(2021, "unexplained");
  }

  @Test
  void roundNumberAmongUnroundedOnes_storedRound() {
    assertThat(
            explained(
                share(2018, 1.912345678, 1.912345678),
                share(2019, 1.812345678, 1.812345678),
                share(2020, 1.986183, 2.0)))
        .containsEntry(2020, "stored_round");
  }

  @Test
  void roundNumberOverSomeoneElsesGdp_isNotSaidToBeStored() {
    assertThat(
            explained(
                share(2018, 1.912345678, 1.912345678),
                share(2019, 1.812345678, 1.812345678),
                share(2020, 1.986183, 2.0, "gdp_edition_id", WORLD_BANK)))
        .containsEntry(2020, "gdp_vintage");
  }

  @Test
  void financialYearGivesThePublishedShare_financialYear() {
    assertThat(
            explained(
                share(
                    2020,
                    2.1234567,
                    2.0765432,
                    "gdp_edition_id",
                    WORLD_BANK,
                    "share_of_financial_year_pct",
                    2.0765431)))
        .containsEntry(2020, "financial_year");
  }

  @Test
  void beforeTwoThousandOverAPartnersGdp_earlyYears() {
    assertThat(explained(share(1999, 1.8765432, 2.1234567, "gdp_edition_id", WORLD_BANK)))
        .containsEntry(1999, "early_years");
  }

  @Test
  void anotherEditionsGdpGivesThePublishedShare_gdpVintage() {
    Row far = share(2004, 2.4, 2.5123456, "gdp_edition_id", WORLD_BANK, "ratio_milex", 24.0);

    assertThat(explained(far)).containsEntry(2004, "unexplained");
    assertThat(explained(List.of(GDP.row("year", 2004, "gdp_xdc", 956.0)), far))
        .containsEntry(2004, "gdp_vintage");
    assertThat(explained(List.of(GDP.row("year", 2004, "gdp_xdc", 1100.0)), far))
        .containsEntry(2004, "unexplained");
  }

  @Test
  void moreThanATenthApart_break() {
    assertThat(explained(share(2004, 2.4, 2.7123456, "gdp_edition_id", WORLD_BANK)))
        .containsEntry(2004, "break");
  }

  @Test
  void verdictsAndDifference_onUnroundedShares() {
    Row row = reconciled(List.of(), share(2020, 1.998, 2.0)).first();

    assertThat(row.<Double>getAs("difference_pp")).isCloseTo(-0.002, within(1e-12));
    assertThat(row.<Boolean>getAs("meets_computed")).isFalse();
    assertThat(row.<Boolean>getAs("meets_published")).isTrue();
    assertThat(row.<Boolean>getAs("verdict_differs")).isTrue();
  }

  @Test
  void severalStatesOfAnEdition_theLast() {
    Row later = share(2020, 2.2, 2.1, "known_from", LocalDate.of(2024, 7, 1));

    assertThat(reconciled(List.of(), share(2020, 2.3, 2.1), later).collectAsList())
        .extracting(row -> row.<Double>getAs("computed_pct"))
        .containsExactly(2.2);
  }

  @Test
  void shareThatIsThePublishersOwn_isNotComparedWithItself() {
    assertThat(reconciled(List.of(), share(2020, 2.0, 2.0, "share_source", "published")).isEmpty())
        .isTrue();
  }

  private static Row share(int year, double computed, double published, Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of("year", year, "share_of_gdp_pct", computed, "share_published_pct", published));
    cells.addAll(Arrays.asList(more));
    return SHARES.row(cells.toArray());
  }

  private static Map<Integer, String> explained(Row... shares) {
    return explained(List.of(), shares);
  }

  private static Map<Integer, String> explained(List<Row> gdp, Row... shares) {
    Map<Integer, String> explanations = new TreeMap<>();
    reconciled(gdp, shares)
        .collectAsList()
        .forEach(row -> explanations.put(row.getAs("year"), row.getAs("explanation")));
    return explanations;
  }

  private static Dataset<Row> reconciled(List<Row> gdp, Row... shares) {
    return Rules.given("state", SHARES.with(shares))
        .and("figure", GDP.with(gdp.toArray(Row[]::new)))
        .table("reconciliation");
  }
}
