package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.EveryRow;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same night, once with Spark set for small data and once for data of any size. */
class RegimesIT {
  private static final int FIRST_YEAR = 2015;

  @TempDir Path temporary;

  @Test
  @Tag("thorough")
  void oneNightSetForLargeData_sameTablesAsSetForSmall() throws Exception {
    Path folder = temporary.toRealPath();
    secondNight(folder);
    String input = folder.resolve("input").toString();

    CommandsOn small = FirstNight.copiedTo(folder.resolve("small"));
    assertThat(small.run("trends", "--input", input).exitCode()).isZero();
    CommandsOn large = FirstNight.copiedTo(folder.resolve("large"));
    Outcome night =
        Programs.in(folder)
            .with("BURDENSHARE_REGIME", "large")
            .run(
                Programs.script("trends"),
                "--driver-java-options",
                Programs.QUICK_TO_START,
                "--input",
                input,
                "--warehouse",
                large.warehouse());

    assertThat(night.exitCode()).as(night.err()).isZero();
    assertThat(night.out()).contains("set for large data");
    List<String> rows = EveryRow.in(small);
    assertThat(EveryRow.in(large)).isEqualTo(rows);
    assertThat(rows.stream().map(row -> row.replaceFirst(",.*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(EveryRow.TABLES);
  }

  /** Editions by which every table gets rows: verdicts that flip, two definitions, a wrong row. */
  private static void secondNight(Path folder) throws Exception {
    List<String> nato = new ArrayList<>(List.of("share_of_gdp,PERCENT,,Nowhere,2015,2.0,,A,"));
    List<String> sipri = new ArrayList<>();
    List<String> gdp = new ArrayList<>();
    List<String> allies = List.of("POL", "EST", "GRC", "USA", "TUR");
    for (int ally = 0; ally < allies.size(); ally++) {
      for (int past = 0; past < 5; past++) {
        String figure = allies.get(ally) + "," + (FIRST_YEAR + past) + ",%s,%s,A,";
        double output = 1e11 * (ally + 1) * Math.pow(1.03, past);
        double share = 1.85 + 0.07 * ((ally + 2 * past) % 5);
        nato.add("milex,USD,2015," + figure.formatted(output * share / 100, ""));
        nato.add("gdp,USD,2015," + figure.formatted(output, ""));
        nato.add("share_of_gdp,PERCENT,," + figure.formatted(share, ""));
        sipri.add("milex,XDC,," + figure.formatted(4.1 * output * share / 100, ""));
        sipri.add("milex,USD,2022," + figure.formatted(1.2 * output * share / 100, ""));
        sipri.add("share_of_gdp,PERCENT,," + figure.formatted(share, ""));
        gdp.add("gdp,XDC,," + figure.formatted(4 * output, ""));
      }
    }
    Path input = Files.createDirectory(folder.resolve("input"));
    new EditionFiles(input)
        .nato("2024-06-17", nato.toArray(String[]::new))
        .edition("sipri.csv", "SIPRI", "SIPRI", "2024-04-22", sipri.toArray(String[]::new))
        .edition("gdp.csv", "IMF", null, "2024-04-16", gdp.toArray(String[]::new));
  }
}
