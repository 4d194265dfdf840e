package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.Moments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at three in the morning: one sentence, and the last publication stays. */
class FaultsTest {
  private static final String NEXT = "2018-03-15";
  private static final String POLAND = FirstNight.POLAND.replace("2.2", "1.9");

  @TempDir Path folder;
  private EditionFiles input;
  private CommandsOn nights;

  @BeforeEach
  void firstNight() {
    nights = FirstNight.copiedTo(folder.resolve("warehouse"));
    input = FirstNight.input(folder);
  }

  @Test
  void damagedFileAmongGoodOnes_stopsTheNightAndIsNamed() throws IOException {
    input
        .nato(NEXT, POLAND)
        .bytes("nato-2019.parquet", new byte[] {'P', 'A', 'R', '1', 1, 2, 3})
        .text("nato-2019.parquet.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2019-03-14"));

    Outcome outcome = trends();

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err()).contains("nato-2019.parquet cannot be read");
    assertLastPublicationStands();
  }

  @Test
  void inputThatVanishesWhileItIsRead_stopsTheNight() throws IOException {
    input.nato(NEXT, POLAND);

    Outcome outcome =
        trendsAnd(
            Moments.READS_FROM_NOW_ON,
            () -> Files.delete(Path.of(input.input(), "nato-2018-03-15.csv")));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(66);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("nato-2018-03-15.csv")
        .endsWith(" is gone since the run began; give it again and repeat the run.");
    assertLastPublicationStands();
  }

  @Test
  void folderThatIsADeltaTableItself_isNoPlaceForTheTables() throws IOException {
    Path table = Files.createDirectories(folder.resolve("theirs"));
    Files.createDirectories(table.resolve("_delta_log"));

    Outcome outcome = CommandsOn.folder(table).run("trends", "--input", input.input());

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .endsWith(
            "theirs is a Delta table itself, and whoever tidies it up may remove what is in it;"
                + " give another folder with --warehouse.");
    assertThat(table).isDirectoryContaining(path -> path.endsWith("_delta_log"));
    assertThat(table.toFile().list()).hasSize(1);
  }

  @Test
  void warehouseThatIsRemovedWhileItIsWritten_stopsTheNight() {
    input.nato(NEXT, POLAND);

    Outcome outcome =
        trendsAnd(
            Moments.WRITES_FROM_NOW_ON,
            () -> {
              try (Stream<Path> all = Files.walk(folder.resolve("warehouse/publication"))) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
              }
            });

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err())
        .matches(
            "The warehouse file:.*/warehouse was removed or replaced while it was written; nothing was published, run again.\n");
  }

  private interface Mischief {
    void happen() throws IOException;
  }

  private Outcome trendsAnd(String whenItSays, Mischief mischief) {
    return nights.runAnd(
        whenItSays,
        () -> {
          try {
            mischief.happen();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        "trends",
        "--input",
        input.input());
  }

  private void assertLastPublicationStands() throws IOException {
    assertThat(share()).contains("2.2");
    assertThat(nights.run("warehouse", "check").out()).contains(" is sound: 1 publications");
    try (Stream<Path> leases = Files.list(folder.resolve("warehouse/_lease"))) {
      assertThat(leases)
          .singleElement()
          .satisfies(lease -> assertThat(Files.readString(lease)).contains("\"given_back\":\"20"));
    }
  }

  private String share() {
    return nights.sql("SELECT share_of_gdp_pct FROM ally_trend WHERE ally = 'POL' AND year = 2015");
  }

  private Outcome trends() {
    return nights.run("trends", "--input", input.input());
  }
}
