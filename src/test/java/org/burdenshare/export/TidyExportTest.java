package org.burdenshare.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Trends;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyExportTest {
  private static final WideTable EDITIONS =
      WideTable.of(
              "edition_id STRING, publisher STRING, title STRING, basis STRING, measure_name STRING,"
                  + " vintage_date DATE, citation STRING, licence STRING, accepted_checks ARRAY<STRING>")
          .usually("publisher", "NATO")
          .usually("title", "Made for a test")
          .usually("basis", "NATO")
          .usually("vintage_date", LocalDate.of(2016, 7, 4))
          .usually("citation", "none")
          .usually("licence", "none");
  private static final WideTable OBSERVATIONS =
      WideTable.of(
              "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING,"
                  + " year INT, value DOUBLE, currency STRING, obs_status STRING, note STRING")
          .usually("measure", "share_of_gdp")
          .usually("unit", "PERCENT")
          .usually("iso3", "POL")
          .usually("year", 2015)
          .usually("obs_status", "A");

  @TempDir Path folder;

  @Test
  void notesOfAllKinds_comeBackEqual() {
    List<String> notes =
        List.of(
            "says \"front-line\", twice",
            "a\\",
            "\\\"",
            "=1+1",
            "'=1+1",
            "'quoted'",
            "a\u00A0b",
            "#");
    new TidyExport(
            EDITIONS.with(
                EDITIONS.row("edition_id", "nato-own", "accepted_checks", new String[] {})),
            OBSERVATIONS.with(
                IntStream.range(0, notes.size())
                    .mapToObj(
                        number ->
                            OBSERVATIONS.row(
                                "edition_id",
                                "nato-own",
                                "year",
                                2000 + number,
                                "value",
                                2.2,
                                "note",
                                notes.get(number)))
                    .toArray(Row[]::new)),
            new Configuration())
        .write(folder.toString());

    assertThat(
            Trends.of(folder.toString())
                .observations()
                .orderBy("year")
                .select("note")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .isEqualTo(notes);
  }

  @Test
  void acceptedChecksAndNotesOfSeveralLines_canBeReadAgain() throws Exception {
    new TidyExport(
            EDITIONS.with(
                EDITIONS.row(
                    "edition_id", "nato-own", "accepted_checks", new String[] {"no_spike"})),
            OBSERVATIONS.with(
                OBSERVATIONS.row(
                    "edition_id", "nato-own", "value", 2.2, "note", "first\r\n=1+1\nlast")),
            new Configuration())
        .write(folder.toString());

    assertThat(Files.readAllLines(folder.resolve("nato-own.csv")))
        .containsExactly(
            "measure,unit,price_base_year,iso3,year,value,currency,obs_status,note",
            "share_of_gdp,PERCENT,,POL,2015,2.2,,A,first =1+1 last");
    assertThat(folder.resolve("nato-own.csv.edition.yaml"))
        .content()
        .contains("accepted:\n  no_spike: \"accepted when published\"\n");
    assertThat(Commands.run("inspect", folder.toString()).out())
        .contains("edition nato-own, NATO's definition, released 2016-07-04 (by its record)")
        .contains("share_of_gdp in PERCENT: 1 figures");
  }
}
