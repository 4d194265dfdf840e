package org.burdenshare.bench;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.TrendsPipeline;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What one more vintage costs: share_vintage and verdict_vintage over made editions of spending and
 * GDP of thirty allies in thirty years, of which a tenth change from edition to edition.
 */
@Tag("bench")
class VintageBench {
  private static final int YEARS = 30;
  private static final int RUNS = 5;

  @Test
  void costOfAVintage_asTheirNumberGrows() throws Exception {
    BenchTable table = new BenchTable("vintages", RUNS);
    for (int editions : new int[] {100, 200, 400, 800}) {
      Dataset<Row> observations = observations(editions).localCheckpoint();
      Bench.Seconds seconds =
          Bench.measure(
              RUNS,
              () -> {
                TrendsPipeline pipeline = pipeline(observations, editions);
                pipeline.shareVintages().write().format("noop").mode("overwrite").save();
                pipeline.verdictVintages().write().format("noop").mode("overwrite").save();
              });
      table.measured(
          "%d vintages, %d observations".formatted(editions, observations.count()),
          String.format(
              Locale.ROOT,
              "%s, %.2f ms a vintage",
              seconds.text(),
              seconds.median() / editions * 1000));
    }
  }

  private static Dataset<Row> observations(int editions) {
    SparkSession spark = TestSpark.session();
    spark.range(editions).createOrReplaceTempView("made_edition");
    new ReferenceTables(spark).allies().where("assessed").createOrReplaceTempView("made_ally");
    return spark.sql(
        """
        SELECT concat('made-', made_edition.id) AS edition_id, measure, 'USD' AS unit,
          2015 AS price_base_year, iso3, 1990 + years.id AS year,
          CASE measure WHEN 'gdp' THEN 1e12
            ELSE 1e10 * (1 + abs(hash(iso3, years.id)) %% 300 / 100
              + CASE WHEN abs(hash(iso3, years.id, made_edition.id)) %% 10 = 0
                  THEN made_edition.id / 1e5 ELSE 0 END) END AS value,
          'USD' AS currency, 'A' AS obs_status, CAST(NULL AS STRING) AS note, 'made' AS locator
        FROM made_edition CROSS JOIN made_ally CROSS JOIN range(%d) AS years
        CROSS JOIN (VALUES ('milex'), ('gdp')) AS measures (measure)
        """
            .formatted(YEARS));
  }

  private static TrendsPipeline pipeline(Dataset<Row> observations, int editions) {
    return new TrendsPipeline(
        observations,
        TestSpark.session()
            .sql(
                """
                SELECT concat('made-', id) AS edition_id, 'NATO' AS publisher, 'NATO' AS basis,
                  date_add(DATE'2020-01-01', CAST(id AS INT)) AS vintage_date, 'made' AS file_name,
                  true AS is_new, array() AS accepted_checks
                FROM range(%d)
                """
                    .formatted(editions)),
        new ReferenceTables(TestSpark.session()),
        new TrendsPipeline.Settings(
            LocalDate.of(2030, 1, 1), null, GdpPartner.NEAREST, GdpPartner.WINDOW_DAYS),
        rows -> rows.localCheckpoint(false));
  }
}
