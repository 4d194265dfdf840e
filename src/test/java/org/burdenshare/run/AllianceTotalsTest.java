package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.Trends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Totals of NATO's workbook of June 2024, which has GDP at current and at constant prices. */
class AllianceTotalsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

  @Test
  void workbookOnBothPriceBases_icelandsGdpIsOnThatOfTheShares(@TempDir Path folder) {
    EditionFiles files =
        new EditionFiles(folder)
            .bytes("tables.xlsx", Layouts.natoOnBothPriceBases().xlsx())
            .text("tables.xlsx.edition.yaml", "vintage_date: 2024-06-17\n");

    Row total = total(Trends.of(files.input()), 2024);

    assertThat(total.<Double>getAs("share_of_gdp_pct"))
        .isEqualTo((800 + 25000) / (28000.0 + 21000 + 660000) * 100, within(1e-12));
    assertThat(total.<Double>getAs("gdp")).isEqualTo(709_000e6, within(1e-3));
    assertThat(total.<Double>getAs("shortfall_usd")).isZero();
    assertThat(total.<Integer>getAs("price_base_year")).isEqualTo(2015);
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = RealData.FOLDER,
      matches = ".+",
      disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
  void realWorkbook_everyYearHasATotal_andItIsTheOneThatNatoPrints() {
    Trends workbook =
        Trends.of(
            Path.of(System.getenv(RealData.FOLDER), "nato", "240617-def-exp-2024-TABLES-en.xlsx")
                .toString());
    TrendsPipeline trends = workbook.asOf(DAY);

    assertThat(total(workbook, 2024).<Double>getAs("share_of_gdp_pct"))
        .isEqualTo(2.712749728, within(5e-10));
    assertThat(
            trends
                .table("alliance_trend")
                .where("aggregate IN ('NATO', 'NATO_EUROPE_AND_CANADA')")
                .collectAsList())
        .hasSize(22)
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs("share_of_gdp_pct"))
                    .as(row.toString())
                    .isEqualTo(row.<Double>getAs("share_published_pct"), within(0.0015)))
        .allSatisfy(row -> assertThat(row.<Double>getAs("gdp")).isNotNull())
        .allSatisfy(row -> assertThat(row.<Double>getAs("shortfall_usd")).isNotNull());
    Row iceland = trends.table("ally_trend").where("ally = 'ISL' AND year = 2014").first();
    assertThat(iceland.<Double>getAs("gdp_usd")).isEqualTo(16.77e9, within(0.005e9));
    assertThat(iceland.<Integer>getAs("gdp_base_year")).isEqualTo(2015);
    assertThat(iceland.<Integer>getAs("price_base_year")).isEqualTo(2015);
  }

  private static Row total(Trends trends, int year) {
    return trends
        .asOf(DAY)
        .table("alliance_trend")
        .where("basis = 'NATO' AND aggregate = 'NATO' AND year = " + year)
        .first();
  }
}
