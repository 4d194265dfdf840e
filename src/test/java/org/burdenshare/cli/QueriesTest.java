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
                      "NATO,2024,1,Poland,4.12,E,true,2024-06-17",
                      "SIPRI,2024,2,United States,3.419,A,true,2025-04-28")),
              Map.entry("five-of-28.sql", List.of("2016,28,27,5,5,EST GBR GRC POL USA,2024-06-17")),
              Map.entry(
                  "count-by-year.sql",
                  List.of("NATO,2014,28,27,3,3,GBR GRC USA", "NATO,2021,30,29,6,6,")),
              Map.entry("crossings.sql", List.of("NATO,2015,Poland,up,1.875,2.225")),
              Map.entry(
                  "why-crossed.sql",
                  List.of("NATO,2021,Lithuania,down,-0.0543,0.0066,-0.061,true")),
              Map.entry(
                  "longest-streaks.sql", List.of("NATO,Estonia,10,2015", "NATO,Greece,17,2008")),
              Map.entry(
                  "computed-against-published.sql",
                  List.of(
                      "NATO,2019,Lithuania,1.99491",
                      "NATO,2020,France,1.98618",
                      "NATO,2024,Slovakia,1.98905")),
              Map.entry("shortfalls.sql", List.of("NATO,2024,Slovakia,1.989,-0.011,0.01")),
              Map.entry("nato-against-sipri.sql", List.of("2020,1.986,false,2.022,true,-0.035")),
              Map.entry(
                  "where-definitions-disagree.sql", List.of("2015,Estonia,2.025,1.989,true,false")),
              Map.entry(
                  "where-from.sql",
                  List.of(
                      "NATO,2024,Slovakia,1.9890502829854644,false,numerator,2.1183040169166934E9,USD,2015,E,"
                          + "nato-2024-06-17.csv,,1035,")),
              Map.entry("europe-and-canada.sql", List.of("2024,2015,")),
              Map.entry("equipment.sql", List.of("2024,Poland,4.12,51.1,true,true")),
              Map.entry("risers.sql", List.of("NATO,Poland,2014,2024,1.875,4.12,2.245")),
              Map.entry("three-and-a-half.sql", List.of("NATO,2024,Poland,4.12,true,0.0")),
              Map.entry("narrow-calls.sql", List.of("NATO,2016,Poland,2.000455")),
              Map.entry("sources.sql", List.of("nato-2016-07-04,NATO,2016-07-04,27,0,")),
              Map.entry("rejected.sql", List.of("edition_id,locator,reason_code,reason,raw_text")),
              Map.entry("publications.sql", List.of("1,")),
              Map.entry(
                  "as-known-on-each-vintage.sql",
                  List.of(
                      "NATO,2016-07-04,28,27,5,5,EST GBR GRC POL USA",
                      "NATO,2024-06-17,28,27,5,5,EST GBR GRC POL USA",
                      "SIPRI,2025-04-28,28,27,4,4,EST GRC TUR USA")),
              Map.entry(
                  "verdicts-changed-later.sql",
                  List.of("SIPRI,France,2015,2025-04-28,true,false,2.1012,1.8697")),
              Map.entry("basis-gap-today.sql", List.of("2024,Slovakia,1.989,2.011,-0.022")),
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
              Map.entry("first-estimates.sql", List.of("NATO,Croatia,2,0,0.389,0.389,0.406,2014")),
              Map.entry("revisions.sql", List.of("kind,table_name,basis,area")),
              Map.entry(
                  "known-on-a-day.sql",
                  List.of("NATO,Poland,2016,2.0,E,true,2016-07-04,nato-2016-07-04,")),
              Map.entry("on-course.sql", List.of("NATO,Poland,2024,5,4.12,8.55,20.51"))));

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
