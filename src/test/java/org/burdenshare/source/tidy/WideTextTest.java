package org.burdenshare.source.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a column a measure, read by what their records say of the columns. */
class WideTextTest {
  private static final String TABLE =
      """
      Country,Year,"Spending, 2015 US$",Share %,is estimate,source
      Poland,2019,12000000000,2.0004,False,"a, b"
      POL,2020,,2.3,True,same
      Atlantis,2020,1,2,True,same
      """;

  @TempDir Path folder;
  private EditionFiles files;

  @BeforeEach
  void prepare() {
    files = new EditionFiles(folder);
  }

  @Test
  void everyNamedColumn_givesAFigureALine_withItsPlace() {
    write(
        """
        Country: area
        Year: year
        "Spending, 2015 US$": milex USD 2015
        Share %: share_of_gdp PERCENT
        is estimate: estimate
        """);

    assertThat(
            Trends.of(files.input())
                .observations()
                .orderBy("measure", "year")
                .selectExpr(
                    "concat_ws(' ', measure, unit, price_base_year, iso3, year, value, obs_status,"
                        + " locator)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            "milex USD 2015 POL 2019 1.2E10 A wide.csv:2:3",
            "milex USD 2015 POL 2020 O wide.csv:3:3",
            "share_of_gdp PERCENT POL 2019 2.0004 A wide.csv:2:4",
            "share_of_gdp PERCENT POL 2020 2.3 E wide.csv:3:4");
  }

  @Test
  void fileThatSparkReadsInParts_keepsItsPlaces() {
    files
        .text(
            "wide.csv",
            "Country,Year,Share\n"
                + IntStream.range(1900, 2020)
                    .mapToObj(year -> "POL,%d,%d.5\n".formatted(year, year % 5))
                    .collect(Collectors.joining()))
        .text(
            "wide.csv.edition.yaml",
            record("Country: area\nYear: year\nShare: share_of_gdp PERCENT\n"));
    RuntimeConfig settings = TestSpark.session().conf();
    settings.set("spark.sql.files.maxPartitionBytes", "200");
    try {
      assertThat(
              Trends.of(files.input()).observations().orderBy("year").collectAsList().stream()
                  .map(row -> row.<String>getAs("locator")))
          .isEqualTo(IntStream.range(2, 122).mapToObj("wide.csv:%d:3"::formatted).toList());
    } finally {
      settings.unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @Test
  void recordThatDoesNotFit_isRefusedWithASentence() {
    assertRefused(
        "Land: area\nYear: year\nShare %: share_of_gdp PERCENT\n",
        "wide.csv has no column 'Land', expected one of country, year, spending, 2015 us$, share %,"
            + " is estimate, source; correct 'columns' in its record.");
    assertRefused(
        "Country: area\nYear: year\nShare %: percent of GDP\n",
        "wide.csv has the column 'Share %' as 'percent of GDP', expected area, year, estimate, or a"
            + " measure with its unit and the year of constant prices, as 'milex USD 2015'; correct"
            + " 'columns' in its record.");
    assertRefused(
        "Country: area\nShare %: share_of_gdp PERCENT\n",
        "wide.csv has 0 columns as 'year', expected one; correct 'columns' in its record.");
    assertRefused(
        "Country: area\nYear: year\n",
        "wide.csv has no column of figures, expected a measure with its unit, as 'milex USD 2015';"
            + " correct 'columns' in its record.");
  }

  @Test
  void recordWithColumnsBesideAnotherKindOfFile_isRefused() {
    files
        .bytes("wide.csv", "PAR1 and more".getBytes(StandardCharsets.UTF_8))
        .text("wide.csv.edition.yaml", record("Country: area\n"));

    assertThatThrownBy(() -> read())
        .isInstanceOf(Failure.class)
        .hasMessage("wide.csv is Parquet, expected CSV; correct 'columns' in its record.");
  }

  private void assertRefused(String columns, String sentence) {
    write(columns);
    assertThatThrownBy(() -> read()).isInstanceOf(Failure.class).hasMessage(sentence);
  }

  private Row read() {
    return Trends.of(files.input()).observations().first();
  }

  private void write(String columns) {
    files.text("wide.csv", TABLE).text("wide.csv.edition.yaml", record(columns));
  }

  private static String record(String columns) {
    return EditionFiles.sidecar("NATO", "NATO", "2021-01-01") + "columns:\n" + columns.indent(2);
  }
}
