package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is gone or damaged is never an answer with fewer rows, whatever Spark was told to ignore.
 */
class LossTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.sql.files.ignoreCorruptFiles",
        "spark.sql.files.ignoreMissingFiles",
        "spark.files.ignoreCorruptFiles",
        "spark.files.ignoreMissingFiles"
      })
  void settingThatTurnsLossIntoSilence_isNotTakenOver(String setting) {
    TestSpark.session();

    assertThat(System.getProperty(setting)).isEqualTo("true");
    assertThat(TestSpark.session().sparkContext().conf().get(setting)).isEqualTo("false");
    assertThat(TestSpark.session().conf().get(setting)).isEqualTo("false");
  }

  @Test
  void halfOfAParquetEditionIsDamaged_nothingIsPublished() throws Exception {
    Path edition = folder.resolve("in/two");
    TestSpark.session()
        .sql(
            "SELECT 'share_of_gdp' AS measure, 'PERCENT' AS unit, NULL AS price_base_year,"
                + " iso3, 2015 AS year, 2.1D AS value, NULL AS currency,"
                + " 'A' AS obs_status, NULL AS note FROM VALUES ('POL'), ('EST') AS t(iso3)")
        .selectExpr("* EXCEPT (price_base_year, currency, note)")
        .repartition(2)
        .write()
        .parquet(edition.toString());
    new EditionFiles(folder.resolve("in"))
        .text("two.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));
    // The schema is read in the first part; the other is opened when its rows are read.
    Path damaged = files(edition, "part-*.parquet").get(1);
    Files.write(damaged, cutInHalf(damaged));
    Files.deleteIfExists(damaged.resolveSibling("." + damaged.getFileName() + ".crc"));

    Outcome outcome =
        Commands.run(
            "trends",
            "--input",
            folder.resolve("in").toString(),
            "--warehouse",
            folder.resolve("warehouse").toString());

    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(65);
    assertThat(outcome.err()).contains("(it is truncated or damaged)").contains("two");
    assertThat(folder.resolve("warehouse/publication")).doesNotExist();
    assertThat(folder.resolve("warehouse/observation")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warehouse", "looks like a pattern [1]"})
  void fileOfAPublishedTableIsGone_theQueryEndsWith66AndNamesIt(String name) throws Exception {
    Path warehouse = folder.resolve(name);
    SampleWarehouse.copiedTo(warehouse);
    Path gone = files(warehouse.resolve("ally_trend"), "*.parquet").get(0);
    Files.delete(gone);

    Outcome outcome = query(warehouse, "SELECT count(*) FROM ally_trend");

    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .startsWith("The query cannot be answered: ")
        .contains(gone.getFileName() + " is not there; put it back")
        .contains("jobs/warehouse check");
    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void tableIsGone_theQueryEndsWith66() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    SampleWarehouse.copiedTo(warehouse);
    delete(warehouse.resolve("ally_trend"));

    Outcome outcome = query(warehouse, "SELECT count(*) FROM ally_trend");

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(66);
    assertThat(outcome.err().lines()).singleElement().asString().contains("ally_trend");
  }

  @Test
  void fileThatAQueryNamesItselfIsGone_theQueryEndsWith66() {
    Outcome outcome = SampleWarehouse.sql("-e", "SELECT * FROM parquet.`/no/such/file.parquet`");

    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("/no/such/file.parquet is not there");
    assertThat(outcome.exitCode()).isEqualTo(66);
  }

  private static Outcome query(Path warehouse, String query) {
    return CommandsOn.folder(warehouse).run("sql", "-e", query);
  }

  private static byte[] cutInHalf(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      List<Path> files = new ArrayList<>();
      found.forEach(files::add);
      return files.stream().sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
