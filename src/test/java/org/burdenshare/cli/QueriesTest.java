package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions that people ask, each with a figure known from the publications. */
class QueriesTest {
  private static final Path FOLDER = Path.of("jobs", "queries");
  private static final Map<String, List<String>> KNOWN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "who-meets-two-percent.sql",
                  List.of(
                      "NATO,2026,1,Lithuania,5.33,E,true,2026-07-07",
                      "SIPRI,2024,2,United States,3.419,A,true,2025-04-28")),
              Map.entry("five-of-28.sql", List.of("2016,28,27,5,5,EST GBR GRC POL USA,2016-07-04")),
              Map.entry(
                  "is-the-press-right.sql",
                  List.of(
                      "NATO,2016,2016-07-04,true,5,28,5,EST GBR GRC POL USA,\"\",\"\"",
                      "NATO,2016,2026-07-07,false,4,28,5,EST GBR GRC USA,POL,\"\"",
                      "SIPRI,2015,2016-04-12,false,6,28,5,EST FRA GRC POL TUR USA,GBR,FRA TUR")),
              Map.entry(
                  "count-by-year.sql",
                  List.of(
                      "NATO,2014,28,27,3,3,GBR GRC USA",
                      "NATO,2024,32,31,17,17,",
                      "NATO,2026,32,31,30,30,")),
              Map.entry("crossings.sql", List.of("NATO,2015,Poland,up,1.86,2.21")),
              Map.entry(
                  "why-crossed.sql",
                  List.of("NATO,2009,Bulgaria,down,-0.1953,-0.2384,0.0431,false")),
              Map.entry(
                  "longest-streaks.sql", List.of("NATO,Estonia,8,2019", "NATO,Greece,19,2008")),
              Map.entry(
                  "computed-against-published.sql",
                  List.of("SIPRI,2007,Poland,1.99879", "SIPRI,2024,Sweden,1.99771")),
              Map.entry(
                  "shortfalls.sql",
                  List.of(
                      "NATO,2026,Slovenia,1.61,-0.39,", "SIPRI,2024,Canada,1.313,-0.687,15.35")),
              Map.entry("nato-against-sipri.sql", List.of("2020,1.99,false,2.022,true,-0.032")),
              Map.entry(
                  "where-definitions-disagree.sql", List.of("2016,Turkey,1.45,2.05,false,true")),
              Map.entry(
                  "where-from.sql",
                  List.of(
                      "NATO,2024,Slovakia,1.99,false,published,1.99,PERCENT,,A,nato-2026-07-07.csv,,350,")),
              Map.entry(
                  "europe-and-canada.sql",
                  List.of("2013,2010,274.5,644.9", "2024,2015,430.1,754.7,2.015,3.379")),
              Map.entry(
                  "groups-side-by-side.sql", List.of("NATO,V4,2026,4,4,4,", "SIPRI,B9,2024,9,9,")),
              Map.entry("equipment.sql", List.of("2024,Poland,4.12,51.1,nato-2024-06-17")),
              Map.entry("risers.sql", List.of("NATO,Poland,2016,2026,1.99,4.68,2.69")),
              Map.entry("three-and-a-half.sql", List.of("NATO,2026,Poland,4.68,true,0.0")),
              Map.entry(
                  "narrow-calls.sql",
                  List.of("NATO,2024,Czechia,1.99,false,A,0.34,1.77,2.33,81 revisions of shares")),
              Map.entry("sources.sql", List.of("nato-2016-07-04,NATO,2016-07-04,27,0,")),
              Map.entry("rejected.sql", List.of("edition_id,locator,reason_code,reason,raw_text")),
              Map.entry("publications.sql", List.of("1,")),
              Map.entry(
                  "as-known-on-each-vintage.sql",
                  List.of(
                      "NATO,2016-07-04,28,27,5,5,EST GBR GRC POL USA",
                      "NATO,2024-06-17,28,27,5,5,EST GBR GRC POL USA",
                      "NATO,2026-07-07,28,27,4,4,EST GBR GRC USA",
                      "SIPRI,2025-04-28,28,27,4,4,EST GRC TUR USA")),
              Map.entry(
                  "verdicts-changed-later.sql",
                  List.of(
                      "SIPRI,France,2015,2025-04-28,true,false,2.1012,1.8697,sipri-2016-04-05,sipri-2025-04-28,false",
                      "NATO,Poland,2016,2026-07-07,true,false,2.0005,1.99,nato-2024-06-17,nato-2026-07-07,true")),
              Map.entry("basis-gap-today.sql", List.of("2024,Slovakia,1.99,2.011,-0.021")),
              Map.entry(
                  "reconciliation-by-edition.sql",
                  List.of(
                      "nato-2016-01-28,214,0.0,0.0,0.0,0,214",
                      "nato-2024-06-17,341,0.0,0.0,0.0138,3,338,0,3")),
              Map.entry(
                  "stored-round.sql",
                  List.of(
                      "nato-2024-06-17,Lithuania,2019,1.99491,2.0,true",
                      "nato-2024-06-17,France,2020,1.98618,2.0,true",
                      "nato-2024-06-17,Slovakia,2024,1.98905,2.0,true")),
              Map.entry(
                  "first-estimates.sql",
                  List.of(
                      "NATO,Defence expenditure,Core defence expenditure,1,estimate,62,4,-0.073,")),
              Map.entry("revisions.sql", List.of("kind,table_name,basis,area")),
              Map.entry(
                  "known-on-a-day.sql",
                  List.of("NATO,Poland,2016,2.0,E,true,2016-07-04,nato-2016-07-04,")),
              Map.entry("on-course.sql", List.of("NATO,Slovenia,2026,5,1.61,1.88,2.58"))));

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void everyQuestionHasAKnownAnswer() throws IOException {
    assertThat(files()).containsExactlyElementsOf(KNOWN.keySet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void firstLineIsTheQuestion_answerHoldsTheKnownFigure(String file) throws IOException {
    assertThat(Files.readAllLines(FOLDER.resolve(file)).get(0)).startsWith("-- ").endsWith("?");

    Outcome outcome = SampleWarehouse.sql("-f", FOLDER.resolve(file).toString(), "--format", "csv");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    for (String known : KNOWN.get(file)) {
      assertThat(outcome.out().lines()).anySatisfy(line -> assertThat(line).startsWith(known));
    }
  }
}
