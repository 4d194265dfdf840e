package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.bench.ReadingProgram.Reader;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.source.publisher.ReadingOfSipri;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What reading workbooks of SIPRI's costs beside plain streaming of the same sheets by POI. */
@Tag("bench")
class ReadingBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final int CORES = 2;

  @TempDir Path folder;

  @Test
  void hundredWorkbooks_besidePlainStreaming() throws Exception {
    Path ten = made(10);
    Path hundred = made(100);
    Map<Reader, List<Run>> runs = new EnumMap<>(Reader.class);
    List<Run> ofTen = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Reader reader : Reader.values()) {
        runs.computeIfAbsent(reader, any -> new ArrayList<>()).add(run(reader, ten, hundred));
      }
      ofTen.add(run(Reader.OURS, ten, ten));
    }
    Bench.Seconds ours = Run.seconds(runs.get(Reader.OURS));
    Bench.Seconds streaming = Run.seconds(runs.get(Reader.STREAMING));
    BenchTable table = new BenchTable("workbooks", ROUNDS);
    table.compared(
        "a hundred workbooks by %d cores".formatted(CORES),
        ours.text(),
        "streamed one after the other %s, by %d cores as many times faster"
            .formatted(streaming.text(), CORES),
        ours.over(streaming) * CORES,
        1.2);
    long memory = Run.megabytes(runs.get(Reader.OURS));
    long memoryOfTen = Run.megabytes(ofTen);
    table.compared(
        "memory for a hundred workbooks",
        memory + " MB",
        "for ten %d MB".formatted(memoryOfTen),
        1.0 * memory / memoryOfTen);
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "BURDENSHARE_REAL_DATA",
      matches = ".+",
      disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
  void realWorkbook_besidePlainStreaming() throws Exception {
    List<Path> workbooks;
    try (Stream<Path> files =
        Files.list(Path.of(System.getenv("BURDENSHARE_REAL_DATA"), "sipri"))) {
      workbooks = files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
    assertThat(workbooks).isNotEmpty();
    BenchTable table = new BenchTable("publishers-workbooks", Bench.RUNS);
    for (Path workbook : workbooks) {
      byte[] bytes = Files.readAllBytes(workbook);
      Bench.compare(
          table,
          "reading " + workbook.getFileName(),
          () -> assertThat(ReadingOfSipri.figures(bytes)).isPositive(),
          "plain streaming",
          () -> {
            try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(bytes))) {
              assertThat(ReadingProgram.cells(opened)).isPositive();
            }
          });
    }
  }

  private Path made(int workbooks) {
    Path place = folder.resolve(Integer.toString(workbooks));
    EditionFiles files = new EditionFiles(place);
    for (int edition = 0; edition < workbooks; edition++) {
      String name = "sipri-%03d.xlsx".formatted(edition);
      files
          .bytes(name, Layouts.sipriOfRealSize(edition).xlsx())
          .text(
              name + ".edition.yaml",
              "vintage_date: %s\n".formatted(LocalDate.of(2025, 1, 1).plusDays(edition)));
    }
    return place;
  }

  private Run run(Reader reader, Path first, Path second) throws Exception {
    Path target = Programs.checkout().resolve("target");
    Programs.Outcome outcome =
        Programs.in(folder)
            .run(
                Programs.java(
                    List.of(
                        target.resolve("test-classes"),
                        target.resolve("classes"),
                        target.resolve("spark/jars/*")),
                    "-Xmx1g",
                    "-Dspark.master=local[" + CORES + "]",
                    ReadingProgram.class.getName(),
                    reader,
                    first,
                    second));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    String[] said = outcome.out().strip().split(" ", -1);
    assertThat(Long.parseLong(said[0])).isPositive();
    return new Run(Double.parseDouble(said[1]), 0, Long.parseLong(said[2]));
  }
}
