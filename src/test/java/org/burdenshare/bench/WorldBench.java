package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.bench.WorldProgram.Engine;
import org.burdenshare.testing.Programs;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A world of vintages is throughput: share_vintage and verdict_vintage of made editions beside
 * DuckDB and plain Spark SQL, in processes of their own, in turns, and whether all say the same.
 */
@Tag("bench")
class WorldBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final long MOST_FIGURES = Long.getLong("test.figures", 100_000_000);
  private static final String HEAP = System.getProperty("test.heap", "4g");
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

  @ParameterizedTest
  @CsvSource({"100, 50", "100, 500", "1000, 500"})
  void shareAndVerdictVintages_besideOtherEngines(int editions, int territories) throws Exception {
    World world = new World(WORLDS.resolve(editions + "x" + territories), editions, territories);
    assumeTrue(world.figures() <= MOST_FIGURES, "more figures than test.figures");
    world.make();
    Map<Engine, List<Run>> runs = new EnumMap<>(Engine.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Engine engine : Engine.values()) {
        runs.computeIfAbsent(engine, any -> new ArrayList<>())
            .add(run(engine, world, output(engine, round)));
      }
    }
    for (Map.Entry<Engine, List<Run>> one : runs.entrySet()) {
      Bench.tell(
          String.format(
              Locale.ROOT,
              "%d figures, %s: %s, %d MB at most; %.2f of DuckDB's time, %.2f of its memory",
              world.figures(),
              one.getKey().name().toLowerCase(Locale.ROOT),
              Run.seconds(one.getValue()).text(),
              Run.megabytes(one.getValue()),
              Run.seconds(one.getValue()).median() / Run.seconds(runs.get(Engine.DUCKDB)).median(),
              1.0 * Run.megabytes(one.getValue()) / Run.megabytes(runs.get(Engine.DUCKDB))));
    }
    for (String table : ROWS.keySet()) {
      assertThat(difference(table, Engine.OURS)).as(table).isZero();
      assertThat(difference(table, Engine.PLAIN)).as(table).isZero();
    }
  }

  private Path output(Engine engine, int round) {
    return folder.resolve("%s-%d".formatted(engine, round));
  }

  private Run run(Engine engine, World world, Path output) throws Exception {
    Programs.Outcome[] outcome = new Programs.Outcome[1];
    double seconds =
        Bench.seconds(() -> outcome[0] = Programs.in(folder).run(command(engine, world, output)));
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
  private long difference(String table, Engine engine) throws SQLException {
    String ours = ROWS.get(table).formatted(output(engine, 0).resolve(table));
    String theirs = ROWS.get(table).formatted(output(Engine.DUCKDB, 0).resolve(table));
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
