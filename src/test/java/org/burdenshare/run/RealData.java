package org.burdenshare.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.Observations;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.testing.OncePerBuild;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.Publication;

/**
 * The publishers' real files, with NATO's editions of 2019 and 2026 as tidy ones, read once a
 * build.
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
    return EditionRows.of(TestSpark.session(), List.of(), found.editions(), Instant.EPOCH);
  }

  /** The trends of them all, as known today. */
  TrendsPipeline trends() {
    return new TrendsPipeline(
        TrendsPipeline.Figures.allNew(observations, rejected),
        editions(),
        new ReferenceTables(TestSpark.session()).inputs(),
        new Publication.Settings(
            LocalDate.of(2026, 11, 1),
            null,
            List.of(),
            GdpPartner.AGREEMENT.text(),
            GdpPartner.WINDOW_DAYS,
            "test"),
        rows -> rows.localCheckpoint(true));
  }

  private static RealData readAll() {
    SparkSession spark = TestSpark.session();
    Path once = OncePerBuild.folder("real-data", RealData::readInto);
    return new RealData(
        catalogue(once.resolve("made")),
        spark.read().parquet(once.resolve("observations").toString()).localCheckpoint(),
        spark.read().parquet(once.resolve("rejected").toString()).localCheckpoint());
  }

  private static void readInto(Path once) throws IOException {
    SparkSession spark = TestSpark.session();
    Path made = Files.createDirectory(once.resolve("made"));
    RecordsOfReal.write(Path.of(System.getenv(FOLDER), "reference"), made);
    Observations figures =
        new Observations(
            EditionFigures.read(spark, catalogue(made).editions(), Dataset::localCheckpoint),
            new ReferenceTables(spark).inputs());
    figures.unique().write().parquet(once.resolve("observations").toString());
    figures.rejected().write().parquet(once.resolve("rejected").toString());
  }

  /** The editions among the publishers' files and those that were made of them. */
  private static EditionCatalogue.Found catalogue(Path made) {
    return EditionCatalogue.of(
        List.of(System.getenv(FOLDER), made.toString()),
        null,
        TestSpark.session().sessionState().newHadoopConf());
  }
}
