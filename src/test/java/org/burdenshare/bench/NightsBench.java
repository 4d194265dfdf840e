package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Years of nights, each of which corrects a figure: whether the last ones cost what the first ones
 * did, and what they leave on disk once they are tidied up.
 */
@Tag("bench")
class NightsBench {
  private static final int NIGHTS = Integer.getInteger("test.nights", 1_000);
  private static final int UPKEEP_EVERY = 20;
  private static final int COMPARED = 10;

  @TempDir Path folder;

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
    CommandsOn nights = CommandsOn.folder(folder.resolve("warehouse"));
    List<Double> seconds = new ArrayList<>();
    for (int night = 1; night <= NIGHTS; night++) {
      String input = correctedEdition(night);
      seconds.add(
          Bench.seconds(
              () ->
                  assertThat(nights.run("trends", "--keep", "0d", "--input", input).exitCode())
                      .isZero()));
      if (night % (5 * UPKEEP_EVERY) == 0) {
        Disk disk = Disk.of(folder.resolve("warehouse"));
        Bench.tell(
            String.format(
                Locale.ROOT,
                "after night %d: a night %.2f s (median of ten), %d files, %d bytes",
                night,
                medianUntil(seconds, night),
                disk.files(),
                disk.bytes()));
      }
    }
    double early = medianUntil(seconds, 2 * COMPARED);
    double late = medianUntil(seconds, NIGHTS);
    Bench.tell(
        String.format(
            Locale.ROOT,
            "nights %d to %d: %.3f s; nights 11 to 20: %.3f s; ratio %.2f",
            NIGHTS - COMPARED + 1,
            NIGHTS,
            late,
            early,
            late / early));
    assertThat(nights.publications()).hasSize(NIGHTS);
  }

  /** The median of the ten nights that end with one. */
  private static double medianUntil(List<Double> seconds, int night) {
    return Bench.sorted(new ArrayList<>(seconds.subList(night - COMPARED, night))).median();
  }

  private String correctedEdition(int night) {
    return new EditionFiles(folder.resolve("input"))
        .nato(
            "2016-01-28",
            "share_of_gdp,PERCENT,,POL,2015,%d.%03d,,A,".formatted(1 + night % 2, night % 997),
            "share_of_gdp,PERCENT,,EST,2015,2.05,,A,",
            "share_of_gdp,PERCENT,,POL,2014,1.9,,A,")
        .input();
  }
}
