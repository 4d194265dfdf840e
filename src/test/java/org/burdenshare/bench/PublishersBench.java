package org.burdenshare.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.bench.PeerProgram.Peer;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job over the publishers' files, as a process. It runs the scripts as they stand, so
 * build with a first {@code jobs/trends}.
 */
@Tag("bench")
@EnabledIfEnvironmentVariable(
    named = "BURDENSHARE_REAL_DATA",
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class PublishersBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final String BEFORE = "test.before";

  /** Publishers whose files are as downloaded. */
  private static final List<String> PUBLISHERS = List.of("nato", "sipri", "imf", "worldbank");

  @TempDir Path folder;

  private final List<String> inputs = new ArrayList<>();

  @BeforeEach
  void find() {
    for (String publisher : PUBLISHERS) {
      inputs.add("--input");
      inputs.add(Path.of(System.getenv("BURDENSHARE_REAL_DATA"), publisher).toAbsolutePath() + "");
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = BEFORE,
      matches = ".+",
      disabledReason = "no checkout of an earlier commit, built, is given by test.before")
  void wholeJob_besideAnEarlierCommit() throws Exception {
    Path before = Path.of(System.getProperty(BEFORE), "jobs", "trends").toAbsolutePath();
    List<Run> now = new ArrayList<>();
    List<Run> then = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      now.add(job(Programs.script("trends"), "now-" + round));
      then.add(job(before, "then-" + round));
    }
    BenchTable table = new BenchTable("publishers-before", ROUNDS);
    table.compared(
        "the publishers' files, processor time",
        Run.processorSeconds(now),
        "an earlier commit",
        Run.processorSeconds(then),
        0.45);
    table.compared(
        "the publishers' files", Run.seconds(now), "an earlier commit", Run.seconds(then));
  }

  @Test
  void wholeJob_besideStreamingAndDuckDb() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    for (int place = 1; place < inputs.size(); place += 2) {
      try (Stream<Path> files = Files.list(Path.of(inputs.get(place)))) {
        for (Path workbook : files.filter(file -> file.toString().endsWith(".xlsx")).toList()) {
          Files.createSymbolicLink(input.resolve(workbook.getFileName()), workbook);
        }
      }
    }
    job(Programs.script("trends"), "read");
    layDownObservations(folder.resolve("read"), input.resolve("observations.parquet"));
    List<Run> job = new ArrayList<>();
    List<Run> peer = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      job.add(job(Programs.script("trends"), "job-" + round));
      peer.add(
          Bench.run(
              Programs.in(folder),
              PeerProgram.command(Peer.STREAMING, "1g", input, folder.resolve("peer-" + round))));
    }
    new BenchTable("publishers", ROUNDS)
        .compared(
            "the publishers' files",
            Run.seconds(job),
            "POI streaming and DuckDB",
            Run.seconds(peer),
            2.5);
  }

  private Run job(Path trends, String warehouse) throws Exception {
    List<Object> command =
        new ArrayList<>(List.of(trends, "--warehouse", folder.resolve(warehouse)));
    command.addAll(inputs);
    return Bench.run(Programs.in(folder), command.toArray());
  }

  /** The observations of a first publication, with what DuckDB needs of their editions. */
  private static void layDownObservations(Path warehouse, Path file) throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          """
          COPY (
            SELECT observation.*, publisher, basis, vintage_date AS vintage
            FROM read_parquet('%1$s/observation/*/*.parquet', hive_partitioning = true) AS observation
              JOIN read_parquet('%1$s/edition/*.parquet') AS edition USING (edition_id))
          TO '%2$s' (FORMAT parquet)
          """
              .formatted(warehouse, file));
    }
  }
}
