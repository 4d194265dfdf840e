package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code first-estimates.sql} takes for a revision, on NATO's editions of two days. */
class FirstEstimatesTest {
  private static final String EVER = "9999-12-31";

  @AfterEach
  void dropViews() {
    List.of("share_vintage", "edition", "observation")
        .forEach(view -> TestSpark.session().catalog().dropTempView(view));
  }

  @Test
  void estimateThatALaterEditionConfirmed_countsAsARevisionOfNothing() throws IOException {
    assertThat(
            estimates(
                List.of(
                    share("POL", 2015, "2022-06-27", "2024-06-16", 2.2, "computed"),
                    share("POL", 2015, "2024-06-17", EVER, 2.6, "computed"),
                    share("POL", 2016, "2022-06-27", EVER, 2.0, "computed"))))
        .containsExactly("NATO Poland years 2 confirmed 1 mean 0.2 size 0.2");
  }

  @Test
  void shareThatNoLaterEditionGives_isNotJudged() throws IOException {
    assertThat(estimates(List.of(share("POL", 2016, "2024-06-17", EVER, 2.0, "computed"))))
        .isEmpty();
  }

  @Test
  void switchFromPrintedToComputed_isNoRevision() throws IOException {
    assertThat(
            estimates(
                List.of(
                    share("POL", 2016, "2022-06-27", "2024-06-16", 2.0, "published"),
                    share("POL", 2016, "2024-06-17", EVER, 2.00046, "computed"))))
        .isEmpty();
  }

  private static Row share(
      String ally, int year, String from, String until, double share, String source) {
    return TestSpark.row(
        "NATO",
        ally,
        year,
        LocalDate.parse(from),
        LocalDate.parse(until),
        "Poland",
        true,
        share,
        source);
  }

  private static List<String> estimates(List<Row> shares) throws IOException {
    view(
        "share_vintage",
        TestSpark.table(
            "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE,"
                + " ally_name STRING, is_member BOOLEAN, share_of_gdp_pct DOUBLE,"
                + " share_source STRING",
            shares.toArray(Row[]::new)));
    view(
        "edition",
        TestSpark.table(
            "edition_id STRING, basis STRING, vintage_date DATE",
            TestSpark.row("nato-2022-06-27", "NATO", LocalDate.parse("2022-06-27")),
            TestSpark.row("nato-2024-06-17", "NATO", LocalDate.parse("2024-06-17"))));
    view(
        "observation",
        TestSpark.table(
            "edition_id STRING, measure STRING, iso3 STRING, year INT, value DOUBLE",
            given("nato-2022-06-27", 2015),
            given("nato-2022-06-27", 2016),
            given("nato-2024-06-17", 2015),
            given("nato-2024-06-17", 2016)));
    return TestSpark.session()
        .sql(Files.readString(Path.of("jobs/queries/first-estimates.sql")))
        .selectExpr(
            "concat_ws(' ', basis, ally_name, 'years', years, 'confirmed', confirmed, 'mean',"
                + " mean_revision_pp, 'size', mean_size_pp)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Row given(String edition, int year) {
    return TestSpark.row(edition, "milex", "POL", year, 1e10);
  }

  private static void view(String name, Dataset<Row> rows) {
    rows.createOrReplaceTempView(name);
  }
}
