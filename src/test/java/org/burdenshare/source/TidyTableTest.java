package org.burdenshare.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tidy editions as columns on disk. */
class TidyTableTest {
  private static final String FIGURES =
      "SELECT 'share_of_gdp' AS measure, 'PERCENT' AS unit, iso3, 2015 AS year, 2.0D AS value"
          + " FROM VALUES ('POL'), ('EST'), ('GRC') AS (iso3) ORDER BY iso3";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void deltaTable_withOrWithoutDeletionVectors_everyRowWithItsPlace(String deletionVectors) {
    TestSpark.session()
        .sql(FIGURES)
        .write()
        .format("delta")
        .option("delta.enableDeletionVectors", deletionVectors)
        .save(table());
    DeltaTable.forPath(TestSpark.session(), table()).delete("iso3 = 'GRC'");
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    Dataset<Row> observations = Trends.of(folder.toString()).observations();

    assertThat(TestSpark.rows(observations.orderBy("iso3").selectExpr("iso3", "locator")))
        .extracting(Row::toString)
        .satisfiesExactly(
            estonia -> assertThat(estonia).matches("\\[EST,.*\\.parquet:1]"),
            poland -> assertThat(poland).matches("\\[POL,.*\\.parquet:[23]]"));
  }

  @Test
  void parquet_everyRowWithItsPlace() {
    TestSpark.session().sql(FIGURES).coalesce(1).write().parquet(table());
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertThat(
            TestSpark.rows(
                Trends.of(folder.toString())
                    .observations()
                    .orderBy("iso3")
                    .selectExpr("concat(iso3, ' ', regexp_extract(locator, ':([0-9]+)$', 1))")))
        .extracting(row -> row.getString(0))
        .containsExactly("EST 1", "GRC 2", "POL 3");
  }

  private String table() {
    return folder.resolve("table").toString();
  }
}
