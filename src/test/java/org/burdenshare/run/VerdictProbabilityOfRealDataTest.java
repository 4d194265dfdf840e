package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Whether meets_probability is worth anything: each release of the publishers' real files is
 * foretold from the others and held against the newest one. The figures stand in the manual.
 */
@Tag("thorough")
@EnabledIfEnvironmentVariable(
    named = RealData.FOLDER,
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class VerdictProbabilityOfRealDataTest {
  private static final String NEAR = "abs(share_pct - 2) <= 0.3";

  private static final String FORECAST =
      """
      SELECT
        basis,
        share_pct,
        outlook.meets_probability AS probability,
        CAST(share_pct >= 2 AS DOUBLE) AS as_printed,
        CAST(later_pct >= 2 AS DOUBLE) AS met,
        later_pct BETWEEN outlook.share_low_pct AND outlook.share_high_pct AS is_covered
      FROM (
        SELECT *, outlook_of(share_pct, 2, samples, sampled) AS outlook
        FROM (
          SELECT
            release.basis,
            pct.first_pct AS share_pct,
            pct.later_pct,
            samples,
            sample_like(samples, age_of_share(year, vintage_date), size_of_share(pct.first_pct))
              AS sampled
          FROM (
            SELECT *, compared_shares(share, newest) AS pct
            FROM {release}
            WHERE share.edition_id = '%s' AND newest.edition_id <> share.edition_id) AS release
          INNER JOIN {sample} AS sample ON sample.basis = release.basis
          WHERE pct IS NOT NULL))
      WHERE outlook.meets_probability IS NOT NULL
      """;

  private static final String SCORE =
      """
      SELECT
        count(*) AS forecasts,
        avg(pow(probability - met, 2)) AS brier,
        avg(pow(as_printed - met, 2)) AS brier_as_printed,
        avg(met) * (1 - avg(met)) AS brier_of_base_rate
      FROM {forecast}
      WHERE\s""";

  private static final String CALIBRATION =
      """
      SELECT
        least(floor(probability * 10), 9) AS tenth,
        count(*) AS forecasts,
        avg(probability) AS foretold,
        avg(met) AS came
      FROM {forecast}
      WHERE\s""";

  private static Dataset<Row> state;
  private static Dataset<Row> editions;
  private static Dataset<Row> releases;
  private static Dataset<Row> revisions;
  private static TestSpark.Restored settings;

  @BeforeAll
  static void compute() {
    settings = TestSpark.compilingCode();
    RealData real = RealData.read();
    editions = real.editions();
    TrendsPipeline trends = real.trends();
    state = trends.table("state");
    releases = trends.table("release_share").localCheckpoint(true);
    revisions = trends.table("seen_revision").localCheckpoint(true);
    // A model that calls outlook_of, as the forecasts do, has the session know it.
    trends.table("share_outlook");
  }

  @AfterAll
  static void restoreSettings() {
    settings.close();
  }

  @Test
  void withoutTheEditionItself_theProbabilityIsBetterThanTheVerdictAsPrinted() {
    Dataset<Row> forecasts = forecasts(edition -> withoutEdition(edition.getString(0)));

    Row score = score(forecasts, NEAR);
    assertThat(1 - score.getDouble(1) / score.getDouble(2)).isGreaterThan(0.2);
    assertThat(calibrationError(forecasts, NEAR)).isLessThanOrEqualTo(0.05);
    assertThat(coverage(forecasts, "true")).isBetween(0.85, 0.95);
    assertThat(manual()).contains(lines("without the edition itself", forecasts));
    assertThat(manual()).contains(tenths(forecasts));
  }

  @Test
  void fromWhatWasKnownBefore_theFiguresAreThoseOfTheManual() {
    Dataset<Row> forecasts = forecasts(edition -> knownBefore(edition.getLocalDate(1)));

    assertThat(manual()).contains(lines("from releases before it", forecasts));
  }

  private static Dataset<Row> withoutEdition(String edition) {
    return Rules.given(
            "seen_revision",
            revisions.where("edition_id <> '%1$s' AND later_edition <> '%1$s'".formatted(edition)))
        .table("revision_sample");
  }

  private static Dataset<Row> knownBefore(LocalDate day) {
    return Rules.given("state", state).and("edition", editions).asOf(day).table("revision_sample");
  }

  private static Dataset<Row> forecasts(Function<Row, Dataset<Row>> sampleFor) {
    List<Dataset<Row>> each =
        releases.selectExpr("share.edition_id", "vintage_date").distinct().collectAsList().stream()
            .map(edition -> forecasts(edition.getString(0), sampleFor.apply(edition)))
            .toList();
    return TestSpark.session()
        .createDataFrame(
            each.stream().flatMap(rows -> rows.collectAsList().stream()).toList(),
            each.get(0).schema());
  }

  private static Dataset<Row> forecasts(String edition, Dataset<Row> sample) {
    releases.createOrReplaceTempView("scored_release");
    sample.createOrReplaceTempView("scored_sample");
    return TestSpark.session()
        .sql(
            FORECAST
                .formatted(edition)
                .replace("{release}", "scored_release")
                .replace("{sample}", "scored_sample"));
  }

  private static Row score(Dataset<Row> forecasts, String which) {
    return query(SCORE + which, forecasts).first();
  }

  private static List<Row> calibration(Dataset<Row> forecasts, String which) {
    return query(CALIBRATION + which + " GROUP BY tenth ORDER BY tenth", forecasts).collectAsList();
  }

  /** The mean distance of what was foretold from what came, by tenths of the probability. */
  private static double calibrationError(Dataset<Row> forecasts, String which) {
    List<Row> tenths = calibration(forecasts, which);
    double all = tenths.stream().mapToLong(tenth -> tenth.getLong(1)).sum();
    return tenths.stream()
        .mapToDouble(
            tenth -> tenth.getLong(1) / all * Math.abs(tenth.getDouble(2) - tenth.getDouble(3)))
        .sum();
  }

  private static double coverage(Dataset<Row> forecasts, String which) {
    return forecasts
        .where(which)
        .selectExpr("avg(CAST(is_covered AS DOUBLE))")
        .first()
        .getDouble(0);
  }

  private static Dataset<Row> query(String query, Dataset<Row> forecasts) {
    forecasts.createOrReplaceTempView("scored_forecast");
    return TestSpark.session().sql(query.replace("{forecast}", "scored_forecast"));
  }

  /** A line of the manual's table for each definition and for both. */
  private static String[] lines(String which, Dataset<Row> forecasts) {
    return Stream.of("basis = 'NATO'", "basis = 'SIPRI'", "true")
        .map(basis -> line(which, basis, forecasts))
        .flatMap(String::lines)
        .toArray(String[]::new);
  }

  private static String line(String which, String basis, Dataset<Row> forecasts) {
    String near = NEAR + " AND " + basis;
    Row score = score(forecasts, near);
    if (score.getLong(0) == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d | %.3f | %.3f | %.3f | %.2f | %.3f | %.0f %% |",
        which,
        basis.equals("true") ? "both" : basis.replaceAll(".*'(.*)'", "$1"),
        score.getLong(0),
        score.getDouble(1),
        score.getDouble(2),
        score.getDouble(3),
        1 - score.getDouble(1) / score.getDouble(2),
        calibrationError(forecasts, near),
        100 * coverage(forecasts, basis));
  }

  private static String[] tenths(Dataset<Row> forecasts) {
    return calibration(forecasts, NEAR).stream()
        .map(
            tenth ->
                String.format(
                    Locale.ROOT,
                    "| %.1f to %.1f | %,d | %.2f | %.2f |",
                    tenth.getLong(0) / 10D,
                    (tenth.getLong(0) + 1) / 10D,
                    tenth.getLong(1),
                    tenth.getDouble(2),
                    tenth.getDouble(3)))
        .toArray(String[]::new);
  }

  private static String manual() {
    try {
      return Files.readString(Path.of("src/site/markdown/certainty.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
