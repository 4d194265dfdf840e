package org.burdenshare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.conform.Observations;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.testing.TestSpark;

/**
 * The publishers' real files, with NATO's editions of 2019 and 2026 as tidy ones, read once a test
 * process.
 *
 * @param found the editions among them
 * @param observations their observations
 * @param rejected what could not be used of them
 */
record RealData(EditionCatalogue.Found found, Dataset<Row> observations, Dataset<Row> rejected) {
  static final String FOLDER = "BURDENSHARE_REAL_DATA";

  private static final class Holder {
    private static final RealData READ = readAll();
  }

  static RealData read() {
    return Holder.READ;
  }

  /** The editions as the pipeline takes them. */
  Dataset<Row> editions() {
    return Intake.editions(TestSpark.session(), found.editions());
  }

  private static RealData readAll() {
    SparkSession spark = TestSpark.session();
    Path folder = Path.of(System.getenv(FOLDER));
    Path made = folderForMade();
    RecordsOfReal.write(folder.resolve("reference"), made);
    EditionCatalogue.Found found =
        EditionCatalogue.of(
            List.of(folder.toString(), made.toString()),
            null,
            spark.sessionState().newHadoopConf());
    ReferenceTables reference = new ReferenceTables(spark);
    Dataset<Row> conformed =
        Observations.conform(
                Intake.raw(spark, found.editions()),
                reference.areaNames(),
                reference.observationStatuses())
            .localCheckpoint();
    return new RealData(
        found,
        Observations.unique(conformed).localCheckpoint(),
        Observations.rejected(conformed).localCheckpoint());
  }

  private static Path folderForMade() {
    try {
      return Files.createTempDirectory(Path.of("target"), "tidy-of-real").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
