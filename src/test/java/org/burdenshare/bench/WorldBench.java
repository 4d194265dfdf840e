package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.bench.WorldProgram.Engine;
import org.burdenshare.testing.Programs;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A world of vintages is throughput: share_vintage and verdict_vintage of made editions beside
 * DuckDB and plain Spark SQL, in processes of their own, in turns, and whether all say the same.
 */
@Tag("bench")
class WorldBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final List<String> MILLIONS =
      List.of(System.getProperty("test.millions", "1,10,100").split(","));
  private static final String HEAP = System.getProperty("test.heap", "4g");
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Path WORLDS = Path.of("target", "bench", "worlds").toAbsolutePath();

  /** What the engines' rows are compared on; a change in the tenth decimal is none. */
  private static final Map<String, String> ROWS =
      Map.of(
          "share_vintage",
          "SELECT ally, year, realtime_start, realtime_end, round(share_of_gdp_pct, 9),"
              + " meets_guideline, spending_edition, end_reason FROM read_parquet('%s/*.parquet')",
          "verdict_vintage",
          "SELECT vintage_date, year, assessed, meeting FROM read_parquet('%s/*.parquet')");

  @TempDir Path folder;

  @Test
  void shareAndVerdictVintages_besideOtherEngines() throws Exception {
    BenchTable table = new BenchTable("worlds", ROUNDS);
    Measured smaller = null;
    for (World world : List.of(world(100, 50), world(100, 500), world(1000, 500))) {
      if (MILLIONS.contains(String.valueOf(world.millions()))) {
        Measured measured = measured(world.make());
        measured.tell(table);
        if (smaller != null) {
          measured.tellGrowth(smaller, table);
        }
        smaller = measured;
      }
    }
  }

  /** What the engines took for a world. */
  private record Measured(World world, Map<Engine, List<Run>> runs) {
    void tell(BenchTable table) throws IOException {
      Bench.Seconds ours = seconds(Engine.OURS);
      table.compared(figures(), ours, "DuckDB", seconds(Engine.DUCKDB), 1.0);
      table.compared(figures(), ours, "plain Spark SQL", seconds(Engine.PLAIN), 0.4);
      table.compared(
          figures() + ", memory",
          megabytes(Engine.OURS) + " MB",
          "DuckDB %d MB, plain Spark SQL %d MB"
              .formatted(megabytes(Engine.DUCKDB), megabytes(Engine.PLAIN)),
          1.0 * megabytes(Engine.OURS) / megabytes(Engine.DUCKDB),
          0.7);
    }

    void tellGrowth(Measured smaller, BenchTable table) throws IOException {
      table.compared(
          figures(), seconds(Engine.OURS), smaller.figures(), smaller.seconds(Engine.OURS), 11);
    }

    private String figures() {
      return world.millions() + " million figures";
    }

    private Bench.Seconds seconds(Engine engine) {
      return Run.seconds(runs.get(engine));
    }

    private long megabytes(Engine engine) {
      return Run.megabytes(runs.get(engine));
    }
  }

  private static World world(int editions, int territories) {
    return new World(WORLDS.resolve(editions + "x" + territories), editions, territories);
  }

  private Measured measured(World world) throws Exception {
    Map<Engine, List<Run>> runs = new EnumMap<>(Engine.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Engine engine : Engine.values()) {
        runs.computeIfAbsent(engine, any -> new ArrayList<>())
            .add(run(engine, world, output(engine, world, round)));
      }
    }
    for (String table : ROWS.keySet()) {
      assertThat(difference(table, Engine.OURS, world)).as(table).isZero();
      assertThat(difference(table, Engine.PLAIN, world)).as(table).isZero();
    }
    return new Measured(world, runs);
  }

  private Path output(Engine engine, World world, int round) {
    return folder.resolve("%s-%d-%d".formatted(engine, world.figures(), round));
  }

  private Run run(Engine engine, World world, Path output) throws Exception {
    Programs.Outcome[] outcome = new Programs.Outcome[1];
    double seconds =
        Bench.seconds(
            () ->
                outcome[0] =
                    Programs.in(folder).waitingFor(PATIENCE).run(command(engine, world, output)));
    assertThat(outcome[0].exitCode()).as(outcome[0].err()).isZero();
    return new Run(seconds, Long.parseLong(outcome[0].out().strip()));
  }

  private static Object[] command(Engine engine, World world, Path output) {
    Path target = Programs.checkout().resolve("target");
    return Programs.java(
        List.of(
            target.resolve("test-classes"),
            target.resolve("classes"),
            target.resolve("spark/jars/*"),
            DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().getPath()),
        "-Xmx" + (engine == Engine.DUCKDB ? "256m" : HEAP),
        "-Dspark.master=local[2]",
        "-Dspark.ui.enabled=false",
        WorldProgram.class.getName(),
        engine,
        world.folder(),
        world.editions(),
        world.territories(),
        output);
  }

  /** Rows that only one of an engine and DuckDB has. */
  private long difference(String table, Engine engine, World world) throws SQLException {
    String ours = ROWS.get(table).formatted(output(engine, world, 0).resolve(table));
    String theirs = ROWS.get(table).formatted(output(Engine.DUCKDB, world, 0).resolve(table));
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s))"
                    .formatted(ours, theirs))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
