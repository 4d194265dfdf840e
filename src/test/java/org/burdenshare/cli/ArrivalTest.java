package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;

/** Editions in whatever order and company they arrive give the same tables in the end. */
class ArrivalTest {
  private static final String AS_OF = "2025-01-01";
  private static final List<String> ALLIES = List.of("POL", "EST", "ISL", "USA");
  private static final List<String> TABLES =
      List.of(
          "observation",
          "ally_trend",
          "alliance_trend",
          "guideline_verdict",
          "guideline_crossing",
          "basis_gap",
          "projection",
          "share_vintage",
          "verdict_vintage",
          "reconciliation");

  private static final String ACCEPTED =
      """
      accepted:
        coverage_kept: random figures
        magnitude_kept: random figures
        no_spike: random figures
        share_agrees_with_published: random figures
      """;
  private static final List<Release> RELEASES =
      List.of(
          new Release("NATO", "NATO", "2016-01-28", List.of("milex,USD,2010", "gdp,USD,2010")),
          new Release("NATO", "NATO", "2017-03-13", List.of("share_of_gdp,PERCENT,")),
          new Release(
              "SIPRI", "SIPRI", "2016-04-05", List.of("milex,XDC,", "share_of_gdp,PERCENT,")),
          new Release("IMF", null, "2016-04-12", List.of("gdp,XDC,")));

  private record Release(String publisher, String basis, String vintageDate, List<String> series) {}

  /** An edition's file as its lines. */
  private record Arrival(Release release, List<String> lines) {}

  @Tag("thorough")
  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void anyOrder_oneANightOrSeveral_sameTables(
      @ForAll("worlds") List<Arrival> world, @ForAll("orders") List<List<Integer>> nights) {
    Path folder = temporaryFolder();
    arrive(folder.resolve("at-once"), world);
    List<String> atOnce = published(folder.resolve("at-once"));
    assertThat(atOnce).hasSizeGreaterThan(100);

    for (List<Integer> night : nights) {
      arrive(folder.resolve("by-night"), night.stream().map(world::get).toList());
    }

    assertThat(published(folder.resolve("by-night"))).isEqualTo(atOnce);
  }

  /** Figures at random, some of them missing, some not given at all. */
  @Provide
  Arbitrary<List<Arrival>> worlds() {
    List<Arbitrary<Arrival>> arrivals = new ArrayList<>();
    for (Release release : RELEASES) {
      List<Arbitrary<String>> lines = new ArrayList<>();
      for (String series : release.series()) {
        for (String ally : ALLIES) {
          for (int year = 2013; year <= 2016; year++) {
            lines.add(line(series, ally, year));
          }
        }
      }
      arrivals.add(
          Combinators.combine(lines)
              .as(
                  all ->
                      new Arrival(release, all.stream().filter(line -> !line.isEmpty()).toList())));
    }
    return Combinators.combine(arrivals).as(all -> all);
  }

  /** Four editions in any order, cut into nights; spending comes with the first. */
  @Provide
  Arbitrary<List<List<Integer>>> orders() {
    return Combinators.combine(
            Arbitraries.shuffle(0, 1, 2, 3).filter(order -> order.get(0) != 3),
            Arbitraries.integers().between(1, 3))
        .as(
            (order, cut) ->
                cut == 3
                    ? order.stream().map(List::of).toList()
                    : List.of(order.subList(0, cut), order.subList(cut, 4)));
  }

  private static Arbitrary<String> line(String series, String ally, int year) {
    double least = series.startsWith("gdp") ? 1e12 : series.startsWith("milex") ? 1e10 : 1;
    return Arbitraries.doubles()
        .between(least, 4 * least)
        .map(value -> "%s,%s,%d,%s,,A,".formatted(series, ally, year, value))
        .injectNull(0.1)
        .map(line -> line == null ? "" : line);
  }

  private static void arrive(Path folder, List<Arrival> arrivals) {
    EditionFiles files = new EditionFiles(folder.resolve("input-" + System.nanoTime()));
    for (Arrival arrival : arrivals) {
      Release release = arrival.release();
      String file = release.publisher() + release.vintageDate() + ".csv";
      files
          .text(file, EditionFiles.HEADER + "\n" + String.join("\n", arrival.lines()) + "\n")
          .text(
              file + ".edition.yaml",
              EditionFiles.sidecar(release.publisher(), release.basis(), release.vintageDate())
                  + ACCEPTED);
    }
    Commands.Outcome outcome =
        Commands.run(
            "trends",
            "--as-of",
            AS_OF,
            "--input",
            files.input(),
            "--warehouse",
            folder.resolve("warehouse").toString());
    assertThat(outcome.err().lines())
        .allMatch(
            line ->
                line.contains("were computed before and now are those that NATO prints")
                    || line.contains(" is partial: "));
    assertThat(outcome.exitCode()).isZero();
  }

  private static List<String> published(Path folder) {
    String rows =
        TABLES.stream()
            .map("SELECT '%1$s' AS name, to_json(struct(*)) AS json FROM %1$s"::formatted)
            .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY name, json"));
    return CommandsOn.folder(folder.resolve("warehouse")).sql(rows).lines().toList();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "arrival").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
