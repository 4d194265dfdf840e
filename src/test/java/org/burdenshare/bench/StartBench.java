package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of kilobytes is start-up: whole processes over the sample data, in turns with {@link
 * NaiveProgram}. It runs the scripts as they stand, so build with a first {@code jobs/trends}.
 */
@Tag("bench")
class StartBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);
  private static final String NAIVE = "naive program";
  private static final String FIRST = "first publication, all tables";
  private static final String NOTHING_NEW = "a run with nothing new";
  private static final String ONE_ROW = "one row by jobs/sql -e";
  private static final String LATER = "a new NATO workbook on thirty editions";

  /** What a measure may take of the naive program's time. */
  private static final Map<String, Double> ASKED =
      new TreeMap<>(Map.of(FIRST, 0.45, NOTHING_NEW, 0.05, ONE_ROW, 0.12, LATER, 0.45));

  @TempDir Path folder;

  @Test
  void wholeProcesses_inTurns() throws Exception {
    Map<String, List<Double>> seconds = new HashMap<>();
    ThirtyEditions editions = new ThirtyEditions(folder.resolve("thirty"));
    for (int round = 0; round < ROUNDS; round++) {
      run(trends(editions.input(), later(round)));
    }
    editions.addWorkbook();
    for (int round = 0; round < ROUNDS; round++) {
      String warehouse = folder.resolve("warehouse-" + round).toString();
      time(seconds, NAIVE, naive(round));
      time(seconds, FIRST, Programs.script("trends"), "--warehouse", warehouse);
      time(seconds, NOTHING_NEW, Programs.script("trends"), "--warehouse", warehouse);
      time(
          seconds,
          ONE_ROW,
          Programs.script("sql"),
          "--warehouse",
          warehouse,
          "-e",
          "SELECT meeting FROM alliance_trend WHERE basis = 'NATO' AND aggregate = 'NATO' AND year = 2016");
      time(seconds, LATER, trends(editions.input(), later(round)));
    }
    BenchTable table = new BenchTable("start", ROUNDS);
    Bench.Seconds naive = Bench.sorted(seconds.get(NAIVE));
    for (Map.Entry<String, Double> asked : ASKED.entrySet()) {
      table.compared(
          asked.getKey(),
          Bench.sorted(seconds.get(asked.getKey())),
          NAIVE,
          naive,
          asked.getValue());
    }
  }

  private void time(Map<String, List<Double>> seconds, String what, Object... command)
      throws Exception {
    seconds.computeIfAbsent(what, any -> new ArrayList<>()).add(Bench.seconds(() -> run(command)));
  }

  private void run(Object... command) throws Exception {
    Programs.Outcome outcome = Programs.in(folder).run(command);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private static Object[] trends(String input, Path warehouse) {
    return new Object[] {Programs.script("trends"), "--input", input, "--warehouse", warehouse};
  }

  private Path later(int round) {
    return folder.resolve("later-" + round);
  }

  /** As spark-submit of a distribution would start it, with the same Spark. */
  private Object[] naive(int round) {
    Path target = Programs.checkout().resolve("target");
    return Programs.java(
        List.of(target.resolve("test-classes"), target.resolve("spark/jars/*")),
        "-Xmx2g",
        "org.apache.spark.deploy.SparkSubmit",
        "--master",
        "local[*]",
        "--class",
        NaiveProgram.class.getName(),
        "spark-internal",
        Programs.checkout().resolve("sample-data"),
        folder.resolve("naive-" + round));
  }
}
