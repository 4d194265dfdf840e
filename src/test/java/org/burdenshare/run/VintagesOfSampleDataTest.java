package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.testing.SampleTrends;
import org.burdenshare.testing.SecondOpinion;
import org.burdenshare.testing.Trends;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample data says of what was known when. */
class VintagesOfSampleDataTest {
  private static TrendsPipeline pipeline;
  private static List<Row> shareVintages;

  /** An ally's year on a basis, as text, with the share, its source and its verdict. */
  private record Known(String key, String figure) {}

  @BeforeAll
  static void compute() {
    pipeline = SampleTrends.editions().newest();
    shareVintages = pipeline.table("share_vintage").collectAsList();
  }

  @Test
  void trendAsOfADay_isWhatTheVintagesSayOfIt_onEveryVintageDateAndTheDayBefore() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Row row :
        pipeline.table("verdict_vintage").select("vintage_date").distinct().collectAsList()) {
      LocalDate day = row.getAs(0);
      days.addAll(List.of(day.minusDays(1), day));
    }
    assertThat(days).hasSizeGreaterThan(10);

    for (LocalDate day : days) {
      List<Known> trend =
          onDay(day).collectAsList().stream()
              .filter(row -> row.getAs("share_of_gdp_pct") != null)
              .map(row -> known(row))
              .toList();
      List<Known> vintages =
          shareVintages.stream()
              .filter(row -> !row.<LocalDate>getAs("realtime_start").isAfter(day))
              .filter(row -> !row.<LocalDate>getAs("realtime_end").isBefore(day))
              .map(row -> known(row))
              .toList();

      assertThat(trend).as(day.toString()).containsExactlyInAnyOrderElementsOf(vintages);
    }
  }

  /** The trend as known on a day, without what was likely, which is not what was known. */
  private static Dataset<Row> onDay(LocalDate day) {
    return SampleTrends.editions()
        .knownOn(day)
        .with(Map.of("share_outlook", pipeline.table("share_outlook").limit(0)), Map.of())
        .table("ally_trend");
  }

  @Test
  void anotherEngine_saysTheSameRowByRow(@TempDir Path folder) {
    Trends sample = SampleTrends.editions();
    SecondOpinion second = SecondOpinion.of(sample.observations(), sample.editions(), folder);
    SecondOpinion first =
        SecondOpinion.first(pipeline.table("share_vintage"), pipeline.table("verdict_vintage"));

    assertThat(first.shareVintages())
        .hasSizeGreaterThan(2000)
        .containsExactlyElementsOf(second.shareVintages());
    assertThat(first.verdictVintages())
        .hasSizeGreaterThan(100)
        .containsExactlyElementsOf(second.verdictVintages());
  }

  @Test
  void everyCount_hasItsShares() {
    Dataset<Row> shares =
        pipeline
            .table("share_vintage")
            .where("is_member")
            .join(
                pipeline.table("verdict_vintage").select("basis", "vintage_date").distinct(),
                "basis")
            .where("vintage_date BETWEEN realtime_start AND realtime_end")
            .groupBy("basis", "vintage_date", "year")
            .agg(
                functions.expr("count(*) AS shares"),
                functions.expr("count_if(meets_guideline) AS met"),
                functions.expr("count_if(NOT meets_guideline) AS missed"));

    assertThat(
            pipeline
                .table("verdict_vintage")
                .join(shares, new String[] {"basis", "vintage_date", "year"}, "full")
                .where(
                    "NOT (assessed <=> shares AND meeting <=> met AND members <=> met + missed"
                        + " + (members - assessed))")
                .collectAsList())
        .isEmpty();
  }

  private static Known known(Row row) {
    return new Known(
        row.getAs("basis") + " " + row.getAs("ally") + " " + row.getAs("year"),
        String.format(
            Locale.ROOT,
            "%.7f %s %s %s %s",
            row.<Double>getAs("share_of_gdp_pct"),
            row.<String>getAs("share_source"),
            row.<String>getAs("obs_status"),
            row.<Boolean>getAs("meets_guideline"),
            Objects.toString(row.<Boolean>getAs("is_member"))));
  }
}
