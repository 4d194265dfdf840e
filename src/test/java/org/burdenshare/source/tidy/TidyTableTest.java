package org.burdenshare.source.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
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

  @Test
  void partitionedParquet_isOneEdition_withTheColumnsOfItsFolders() {
    TestSpark.session()
        .sql(FIGURES)
        .coalesce(1)
        .write()
        .partitionBy("year", "iso3")
        .parquet(table());
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertThat(
            TestSpark.rows(
                Trends.of(folder.toString())
                    .observations()
                    .orderBy("iso3")
                    .selectExpr(
                        "concat(iso3, ' ', year, ' ', regexp_replace(locator, 'part-.*:', ''))")))
        .extracting(row -> row.getString(0))
        .containsExactly(
            "EST 2015 year=2015/iso3=EST/1",
            "GRC 2015 year=2015/iso3=GRC/1",
            "POL 2015 year=2015/iso3=POL/1");
  }

  @Test
  void codesInSmallLetters_areCodesInTheirOwnColumn() {
    new EditionFiles(folder).nato("2016-01-28", "share_of_gdp,PERCENT,,pol,2015,2.2,,A,");

    assertThat(Trends.of(folder.toString()).observations().where("iso3 = 'POL'").count())
        .isEqualTo(1);
  }

  @Test
  void yearAsADouble_isAYear() {
    TestSpark.session()
        .sql(FIGURES.replace("2015 AS year", "2015D AS year"))
        .write()
        .parquet(table());
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertThat(Trends.of(folder.toString()).observations().where("year = 2015").count())
        .isEqualTo(3);
  }

  @Test
  void editionsOfTheSameColumns_eachFigureOfItsOwn() {
    String odd = "a [b] c%20d é {e} #f";
    for (String edition : List.of("2016-01-28", "2016-07-04")) {
      TestSpark.session()
          .sql(FIGURES.replace("2.0D", edition.equals("2016-01-28") ? "2.0D" : "3.0D"))
          .coalesce(1)
          .write()
          .parquet(folder.resolve(odd).resolve(edition).toString());
      new EditionFiles(folder.resolve(odd))
          .text(edition + ".edition.yaml", EditionFiles.sidecar("NATO", "NATO", edition));
    }

    assertThat(
            TestSpark.rows(
                Trends.of(folder.toString())
                    .observations()
                    .groupBy("edition_id")
                    .agg(functions.expr("concat(count(*), ' of ', max(value))"))
                    .orderBy("edition_id")))
        .extracting(Row::toString)
        .containsExactly("[nato-2016-01-28,3 of 2.0]", "[nato-2016-07-04,3 of 3.0]");
  }

  @Test
  void rowThatCannotBeUsed_rejectedWithAllItsColumns() {
    TestSpark.session()
        .sql(
            "SELECT 'share_of_gdp' AS measure, 'PERCENT' AS unit, iso3, 2015 AS year, value"
                + " FROM VALUES ('POL', double('NaN')), ('EST', -1D), ('Atlantis', 2D), ('T\\uFFFDR', 2D),"
                + " ('GRC', 2D), ('USA', NULL) AS (iso3, value)")
        .coalesce(1)
        .write()
        .parquet(table());
    new EditionFiles(folder)
        .text("table.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    Trends trends = Trends.of(folder.toString());

    assertThat(
            TestSpark.rows(
                trends.rejected().orderBy("locator").selectExpr("reason_code", "raw_text")))
        .extracting(Row::toString)
        .containsExactly(
            "[not_a_number," + raw("POL", "\"NaN\"") + "]",
            "[negative," + raw("EST", "-1.0") + "]",
            "[unknown_area," + raw("Atlantis", "2.0") + "]",
            "[not_utf8," + raw("T\uFFFDR", "2.0") + "]");
    assertThat(TestSpark.rows(trends.observations().orderBy("iso3").selectExpr("iso3", "value")))
        .extracting(Row::toString)
        .containsExactly("[GRC,2.0]", "[USA,null]");
  }

  private static String raw(String iso3, String value) {
    return "{\"measure\":\"share_of_gdp\",\"unit\":\"PERCENT\",\"iso3\":\"%s\",\"year\":2015,\"value\":%s}"
        .formatted(iso3, value);
  }

  private String table() {
    return folder.resolve("table").toString();
  }
}
