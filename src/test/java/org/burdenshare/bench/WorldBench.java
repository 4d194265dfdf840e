package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.bench.PeerProgram.Peer;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A world of vintages is throughput: the whole job as a process, from tidy Parquet to published
 * tables, in turns with plain Spark that only copies the observations and with DuckDB that does the
 * same work, and whether job and DuckDB say the same. It runs the scripts as they stand, so build
 * with a first {@code jobs/trends}.
 */
@Tag("bench")
class WorldBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final List<String> MILLIONS =
      List.of(System.getProperty("test.millions", "10,100").split(","));
  private static final String HEAP = System.getProperty("test.heap", "4g");
  private static final int YEARS = 100;
  private static final Path WORLDS = Path.of("target", "bench", "worlds").toAbsolutePath();

  /** What the rows of job and DuckDB are compared on; a change in the tenth decimal is none. */
  private static final Map<String, String> ROWS =
      Map.of(
          "share_vintage",
          "ally, year, realtime_start, realtime_end, is_member, round(share_of_gdp_pct, 9),"
              + " meets_guideline, spending_edition",
          "verdict_vintage",
          "vintage_date, year, assessed, meeting",
          "ally_trend",
          "ally, year, round(share_of_gdp_pct, 9), meets_guideline");

  @TempDir Path folder;

  @Test
  void wholeJob_besidePlainCopyAndDuckDb() throws Exception {
    BenchTable table = new BenchTable("worlds", ROUNDS);
    Measured smaller = null;
    for (World world : List.of(world(100, YEARS), world(1000, YEARS))) {
      if (MILLIONS.contains(millions(world))) {
        Measured measured = measured(world.make());
        measured.tell(table);
        if (smaller != null) {
          table.compared(measured.name(), measured.ofJob(), smaller.name(), smaller.ofJob(), 11);
        }
        smaller = measured;
      }
    }
  }

  @Test
  void nightAfter_costsAFractionOfTheFirstLoad() throws Exception {
    BenchTable table = new BenchTable("night-after", ROUNDS);
    List<Run> first = new ArrayList<>();
    List<Run> after = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      World world = new World(folder.resolve("world-" + round), 50, 34).make();
      Path warehouse = folder.resolve("night-" + round);
      first.add(job(world, warehouse));
      world.addEdition();
      after.add(job(world, warehouse));
    }
    table.compared(
        "processor time of the night after: one edition more than 50 of 1.7 million observations",
        Run.processorSeconds(after),
        "first load",
        Run.processorSeconds(first),
        0.3);
  }

  /** What job and peers took for a world. */
  private record Measured(World world, List<Run> job, List<Run> copy, List<Run> duckDb) {
    void tell(BenchTable table) throws IOException {
      table.compared(name(), ofJob(), "plain copy", Run.seconds(copy), 1.5);
      table.compared(name(), ofJob(), "DuckDB", Run.seconds(duckDb));
      table.compared(
          name() + ", memory of " + HEAP + " of heap",
          Run.megabytes(job) + " MB",
          "DuckDB %d MB, plain copy %d MB".formatted(Run.megabytes(duckDb), Run.megabytes(copy)),
          1.0 * Run.megabytes(job) / Run.megabytes(duckDb));
    }

    String name() {
      return "%s million observations".formatted(millions(world));
    }

    Bench.Seconds ofJob() {
      return Run.seconds(job);
    }
  }

  private static String millions(World world) {
    return String.valueOf(world.observations() / 1_000_000);
  }

  private static World world(int editions, int years) {
    return new World(WORLDS.resolve(editions + "x" + years), editions, years);
  }

  private Measured measured(World world) throws Exception {
    Measured measured =
        new Measured(world, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      Path outputs = folder.resolve(millions(world) + "-" + round);
      measured.job.add(job(world, outputs.resolve("job")));
      measured.copy.add(peer(Peer.COPY, world, outputs.resolve("copy")));
      measured.duckDb.add(peer(Peer.DUCKDB, world, outputs.resolve("duckdb")));
      if (round == 0) {
        requireSameRows(outputs.resolve("job"), outputs.resolve("duckdb"));
      }
    }
    return measured;
  }

  private Run job(World world, Path warehouse) throws Exception {
    return Bench.run(
        Programs.in(folder),
        Programs.script("trends"),
        "--driver-memory",
        HEAP,
        "--input",
        world.folder(),
        "--warehouse",
        warehouse);
  }

  private Run peer(Peer peer, World world, Path output) throws Exception {
    return Bench.run(
        Programs.in(folder),
        PeerProgram.command(peer, peer == Peer.DUCKDB ? "256m" : HEAP, world.folder(), output));
  }

  private static void requireSameRows(Path warehouse, Path ofDuckDb) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (Map.Entry<String, String> table : ROWS.entrySet()) {
        String ours = rows(table, warehouse.resolve(table.getKey()) + "/*.parquet");
        String theirs = rows(table, ofDuckDb.resolve(table.getKey() + ".parquet").toString());
        assertThat(count(statement, "SELECT count(*) FROM (%s)".formatted(theirs)))
            .as(table.getKey())
            .isPositive();
        assertThat(
                count(
                    statement,
                    "SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s))"
                        .formatted(ours, theirs)))
            .as(table.getKey())
            .isZero();
      }
    }
  }

  private static String rows(Map.Entry<String, String> table, String files) {
    String known =
        table.getKey().equals("verdict_vintage") ? "meeting IS NOT NULL" : "share_of_gdp_pct > 0";
    return "SELECT %s FROM read_parquet('%s') WHERE %s".formatted(table.getValue(), files, known);
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
