package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a Delta table is another content: by its rows, not by how they are packed. */
class DeltaCommitsTest {
  @TempDir Path folder;

  @Test
  void optimize_leavesTheChecksumAsItWas_anAppendedRowChangesIt() {
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-07-04"));
    append("POL");
    append("EST");
    String checksum = checksum();

    assertThat(optimize()).isEqualTo("1 added, 2 removed");
    assertThat(checksum()).isEqualTo(checksum);

    append("GRC");
    assertThat(checksum()).isNotEqualTo(checksum);
  }

  private void append(String ally) {
    spark()
        .sql(
            "SELECT 'share_of_gdp' AS measure, 'PERCENT' AS unit, '%s' AS iso3, 2015 AS year, 2.0D AS value"
                .formatted(ally))
        .write()
        .format("delta")
        .mode("append")
        .save(table());
  }

  private String optimize() {
    return spark()
        .sql("OPTIMIZE delta.`%s`".formatted(table()))
        .selectExpr(
            "concat(metrics.numFilesAdded, ' added, ', metrics.numFilesRemoved, ' removed')")
        .first()
        .getString(0);
  }

  private String checksum() {
    return EditionCatalogue.of(List.of(table()), null, new Configuration())
        .editions()
        .get(0)
        .sha256();
  }

  private String table() {
    return folder.resolve("table").toString();
  }

  private static SparkSession spark() {
    return TestSpark.session();
  }
}
