package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.FileTimes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Years of nights, each of which corrects a figure: whether the last ones cost what early ones of
 * another warehouse do at the same time in the same process, and what they leave on disk. The old
 * warehouse stays in its folder, so that a bench that was stopped goes on where it was.
 */
@Tag("bench")
class NightsBench {
  private static final int NIGHTS = Integer.getInteger("test.nights", 1_000);
  private static final int TOLD_EVERY = 50;
  private static final int COMPARED = 10;
  private static final double ASKED = 1.1;

  @TempDir Path folder;

  private final Path kept =
      Path.of(System.getProperty("test.nights.folder", "target/bench/nights"));

  private record Disk(long files, long bytes) {
    static Disk of(Path folder) throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> files = all.filter(Files::isRegularFile).toList();
        long bytes = 0;
        for (Path file : files) {
          bytes += Files.size(file);
        }
        return new Disk(files.size(), bytes);
      }
    }
  }

  @Test
  void costOfANight_asTheirNumberGrows() throws Exception {
    BenchTable table = new BenchTable("nights", COMPARED);
    Nights old = new Nights(kept);
    while (old.number < NIGHTS - COMPARED) {
      old.next();
      if (old.number % TOLD_EVERY == 0) {
        old.tell(table);
      }
    }
    Nights young = new Nights(folder);
    for (int night = 1; night <= COMPARED; night++) {
      young.next();
    }
    for (int night = 1; night <= COMPARED; night++) {
      young.next();
      old.next();
    }
    old.tell(table);
    table.compared(
        "nights %d to %d".formatted(NIGHTS - COMPARED + 1, NIGHTS),
        old.last(),
        "nights %d to %d of a young warehouse".formatted(COMPARED + 1, 2 * COMPARED),
        young.last(),
        ASKED);
    assertThat(old.commands.publications()).hasSize(NIGHTS);
  }

  /** The nights of one warehouse, each of which corrects the figure of the one before. */
  private static final class Nights {
    private final Path place;
    private final CommandsOn commands;
    private final List<Double> seconds = new ArrayList<>();
    private int number;

    Nights(Path place) {
      this.place = place;
      commands = CommandsOn.folder(place.resolve("warehouse"));
      number = commands.publications().size();
    }

    /** A night a day: nothing younger than a day is removed. */
    void next() throws Exception {
      number++;
      if (number > 1) {
        FileTimes.setBack(place.resolve("warehouse"), Duration.ofDays(1));
      }
      String input =
          new EditionFiles(place.resolve("input"))
              .nato(
                  "2016-01-28",
                  "share_of_gdp,PERCENT,,POL,2015,%d.%03d,,A,"
                      .formatted(1 + number % 2, number % 997),
                  "share_of_gdp,PERCENT,,EST,2015,2.05,,A,",
                  "share_of_gdp,PERCENT,,POL,2014,1.9,,A,")
              .input();
      seconds.add(
          Bench.seconds(
              () -> {
                Outcome outcome = commands.run("trends", "--keep", "0d", "--input", input);
                assertThat(outcome.exitCode()).as(outcome.err()).isZero();
              }));
    }

    Bench.Seconds last() {
      int measured = seconds.size();
      return Bench.sorted(seconds.subList(Math.max(0, measured - COMPARED), measured));
    }

    void tell(BenchTable table) throws IOException {
      Disk disk = Disk.of(place.resolve("warehouse"));
      table.measured(
          "after night " + number,
          "%s a night, %d files, %d bytes".formatted(last().text(), disk.files(), disk.bytes()));
    }
  }
}
