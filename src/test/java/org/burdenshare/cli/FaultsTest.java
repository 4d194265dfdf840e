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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at three in the morning: one sentence, and the last publication stays. */
class FaultsTest {
  private static final String READS_FROM_NOW_ON = "\n  spark ";
  private static final String WRITES_FROM_NOW_ON = "\n  checks ";
  private static final String POLAND = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";

  @TempDir Path folder;
  private EditionFiles input;
  private CommandsOn nights;

  @BeforeEach
  void firstNight() {
    nights = CommandsOn.folder(folder.resolve("warehouse"));
    input = new EditionFiles(folder.resolve("input")).nato("2016-01-28", POLAND);
    assertThat(trends().exitCode()).isZero();
  }

  @Test
  void damagedFileAmongGoodOnes_stopsTheNightAndIsNamed() throws IOException {
    input
        .nato("2017-03-13", POLAND.replace("2.2", "1.9"))
        .bytes("nato-2018.parquet", new byte[] {'P', 'A', 'R', '1', 1, 2, 3})
        .text("nato-2018.parquet.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2018-03-15"));

    Outcome outcome = trends();

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err()).contains("nato-2018.parquet cannot be read");
    assertLastPublicationStands();
  }

  @Test
  void inputThatVanishesWhileItIsRead_stopsTheNight() throws IOException {
    input.nato("2017-03-13", POLAND.replace("2.2", "1.9"));

    Outcome outcome =
        trendsAnd(
            READS_FROM_NOW_ON, () -> Files.delete(folder.resolve("input/nato-2017-03-13.csv")));

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("nato-2017-03-13.csv")
        .endsWith(" is gone since the run began; give it again and repeat the run.");
    assertLastPublicationStands();
  }

  @Test
  void warehouseThatIsRemovedWhileItIsWritten_stopsTheNight() {
    input.nato("2017-03-13", POLAND.replace("2.2", "1.9"));

    Outcome outcome =
        trendsAnd(
            WRITES_FROM_NOW_ON,
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
