package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.TwoNights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse over some nights, good and bad: two publications, then what may befall them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightsTest {
  @TempDir static Path folder;
  private static CommandsOn nights;
  private static String input;
  private static String first;
  private static String second;

  @BeforeAll
  static void twoNights() {
    nights = TwoNights.copiedTo(folder.resolve("warehouse"));
    input = TwoNights.input(folder).input();
    second = nights.ids().get(0);
    first = nights.ids().get(1);
  }

  @Test
  @Order(1)
  void publications_areListedWithoutSpark_theCurrentOneFirst() {
    List<String> lines = nights.run("warehouse", "publications").out().lines().toList();

    assertThat(lines.get(0)).startsWith("number  id ").contains("as of", "editions", "flips");
    assertThat(lines.get(1)).matches(" +2  " + second + " .* 2018-03-15 +3 .* current");
    assertThat(lines.get(2)).matches(" +1  " + first + " .* 2017-03-13 +2 +\\d+\\.\\d +\\d+ +0");
  }

  @Test
  @Order(2)
  void soundWarehouse_isSaidToBe() {
    Outcome outcome = nights.run("warehouse", "check");

    assertThat(outcome.out()).endsWith(" is sound: 2 publications, 2 of them kept.\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  @Order(3)
  void rollback_makesAnEarlierPublicationCurrent_andRewritesNothing() throws IOException {
    List<String> before = dataFiles();
    Outcome outcome = nights.run("warehouse", "rollback", first);

    assertThat(outcome.out())
        .matches("Publication .* is current, with the tables of " + first + ".\n");
    assertThat(share()).contains("2.2");
    assertThat(dataFiles()).isEqualTo(before);
    assertThat(nights.run("warehouse", "publications").out())
        .containsPattern("(?m)^ +3 .* current tables of " + first + "$");
    assertThat(nights.run("warehouse", "rollback", first))
        .returns(64, Outcome::exitCode)
        .extracting(Outcome::err)
        .isEqualTo("The tables of " + first + " are current already; nothing was done.\n");
    assertThat(nights.run("warehouse", "rollback", "nothing"))
        .returns(66, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .startsWith("There is no publication 'nothing' in ");
  }

  @Test
  @Order(4)
  void theNextNight_publishesWhatWasRolledBackAgain_ifItIsStillThere() {
    assertThat(nights.run("trends", "--input", input).exitCode()).isZero();

    assertThat(share()).contains("1.9");
    assertThat(nights.run("warehouse", "check", "--input", input).exitCode()).isZero();
  }

  @Test
  @Order(4)
  void inputsThatAreNotWhatWasPublished_areNamedByTheCheck() throws IOException {
    Path earlier = Path.of(input, "nato-2016-01-28.csv");
    Path later = Path.of(input, "nato-2018-03-15.csv");
    String text = Files.readString(earlier);
    Files.writeString(earlier, text.replace("2.2", "2.3"));
    Path aside = Files.move(later, folder.resolve("aside"));

    assertThat(nights.run("warehouse", "check", "--input", input))
        .returns(65, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .containsPattern(
            "Edition nato-2016-01-28 \\(nato-2016-01-28.csv, with its record\\) has checksum [0-9a-f]{64}, expected [0-9a-f]{64} as published; restore the file,")
        .containsPattern(
            "Edition nato-2018-03-15 \\(nato-2018-03-15.csv\\) is not in .*in put.*, expected the file that was published;");
    Files.writeString(earlier, text);
    Files.move(aside, later);
  }

  @Test
  @Order(5)
  void aCorruptedLog_isNamedByTheCheckAndByTheNextNight() throws IOException {
    Path log = newest(folder.resolve("warehouse/alliance_trend/_delta_log"), ".json");
    byte[] bytes = Files.readAllBytes(log);
    Files.write(
        log,
        new String(bytes, StandardCharsets.UTF_8)
            .replace("\"add\"", "\"ad")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(nights.run("warehouse", "check"))
        .returns(65, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .containsPattern(
            "The table file:.*alliance_trend at version \\d+ (cannot be read from its log: |has \\d+ rows by its log, expected )");
    assertThat(trends("2019-03-14", "2.1").exitCode()).isEqualTo(66);
    Files.write(log, bytes);
    assertThat(nights.run("warehouse", "check").exitCode()).isZero();
  }

  @Test
  @Order(6)
  @Tag("thorough")
  void afterTwentyNights_upkeepKeepsWhatIsKept_andRemovesTheRest() throws IOException {
    for (int pair = 0; pair < 9; pair++) {
      nights.run("warehouse", "rollback", first);
      nights.run("warehouse", "rollback", second);
    }
    Path orphan = folder.resolve("warehouse/ally_trend/part-of-a-killed-run.parquet");
    Files.writeString(orphan, "left behind");
    FileTimes.setBack(folder.resolve("warehouse"), Duration.ofDays(2));
    Path young = folder.resolve("warehouse/ally_trend/part-of-a-run-of-today.parquet");
    Files.writeString(young, "left behind");
    String before = current();
    Outcome outcome = trends("2019-03-14", "2.1", "--keep", "0d");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .containsPattern("(?m)^  upkeep +2 publications kept, 21 expired, [1-9]\\d+ files removed");
    assertThat(orphan).doesNotExist();
    assertThat(young).exists();
    assertThat(share()).contains("2.1");
    assertThat(
            nights.run("sql", "--publication", before, "-e", "SELECT * FROM ally_trend").exitCode())
        .isZero();
    assertThat(nights.run("sql", "--publication", first, "-e", "SELECT * FROM ally_trend"))
        .returns(66, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .startsWith("Publication " + first + " of ")
        .contains(" has expired and its tables are gone; the newest are ");
    assertThat(nights.run("warehouse", "check").out())
        .endsWith(" is sound: 23 publications, 2 of them kept.\n");
  }

  @Test
  @Order(7)
  void aFileThatIsGone_isNamedByTheCheckAndByTheNextNight() throws IOException {
    Path file = dataFile("ally_trend");
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);

    assertThat(nights.run("warehouse", "check"))
        .returns(65, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .matches(
            "The table file:.*ally_trend at version \\d+: the file .*"
                + file.getFileName()
                + " is gone; restore it from a copy, or make a sound publication current with jobs/warehouse rollback\\.\n");
    assertThat(trends("2020-10-21", "2.0"))
        .returns(66, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .contains(file.getFileName() + " is gone;");
    Files.write(file, bytes);
    assertThat(nights.run("warehouse", "check").exitCode()).isZero();
  }

  @Test
  @Order(7)
  void aByteThatChangedInAFile_isNamedByTheCheck() throws IOException {
    Path file = dataFile("ally_trend");
    byte[] bytes = Files.readAllBytes(file);
    byte[] damaged = bytes.clone();
    damaged[damaged.length / 3] ^= 1;
    Files.write(file, damaged);

    assertThat(nights.run("warehouse", "check"))
        .returns(65, Outcome::exitCode)
        .extracting(Outcome::err)
        .asString()
        .matches("(?s)The rows of publication " + current() + " cannot be read: .*");
    Files.write(file, bytes);
  }

  private static Outcome trends(String day, String share, String... more) {
    new EditionFiles(Path.of(input))
        .nato(day, FirstNight.POLAND.replace("2.2", share), FirstNight.ESTONIA);
    return nights.run(
        Stream.concat(Stream.of("trends", "--input", input), Stream.of(more))
            .toArray(String[]::new));
  }

  private static String current() {
    return nights.ids().get(0);
  }

  private static String share() {
    return nights.sql("SELECT share_of_gdp_pct FROM ally_trend WHERE ally = 'POL' AND year = 2015");
  }

  private static List<String> dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".parquet") && !file.contains("/publication/"))
          .sorted()
          .toList();
    }
  }

  private static Path dataFile(String table) throws IOException {
    return newest(folder.resolve("warehouse").resolve(table), ".parquet");
  }

  private static Path newest(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }
}
