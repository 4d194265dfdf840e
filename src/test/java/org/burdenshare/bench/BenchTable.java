package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.spark.package$;
import org.burdenshare.bench.Bench.Seconds;
import org.burdenshare.testing.Programs;

/**
 * The measures of a bench, each beside its peer of the same run: printed, and kept as Markdown in
 * target/bench with the day, the commit, the machine and the versions.
 */
final class BenchTable {
  private static final Path FOLDER = Path.of("target", "bench");

  private final Path file;

  /**
   * Begins a table anew.
   *
   * @param name the name of its file
   * @param runs how many runs each median is of
   */
  BenchTable(String name, int runs) throws Exception {
    file = Files.createDirectories(FOLDER).resolve(name + ".md");
    Files.deleteIfExists(file);
    tell(
        "%s, commit %s, %s, %d processors, Java %s, Spark %s, Delta Lake %s, DuckDB %s, %s: %s%n"
            .formatted(
                name,
                commit(),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                package$.MODULE$.SPARK_VERSION(),
                DeltaTable.class.getPackage().getImplementationVersion(),
                duckDb(),
                LocalDate.now(ZoneOffset.UTC),
                runs == 1 ? "single runs" : "medians of " + runs + " runs (least to most)"));
    row("measure", "burdenshare", "beside it", "ratio", "asked");
    row("---", "---", "---", "---", "---");
  }

  /** A measure without a peer. */
  void measured(String measure, String ours) throws IOException {
    row(measure, ours, "", "", "");
  }

  /** A measure and its peer's in seconds, of which nothing is asked. */
  void compared(String measure, Seconds ours, String peer, Seconds ofPeer) throws IOException {
    compared(measure, ours.text(), peer + " " + ofPeer.text(), ours.over(ofPeer));
  }

  /**
   * A measure and its peer's in seconds.
   *
   * @param asked the ratio that it is to stay below
   */
  void compared(String measure, Seconds ours, String peer, Seconds ofPeer, double asked)
      throws IOException {
    compared(measure, ours.text(), peer + " " + ofPeer.text(), ours.over(ofPeer), asked);
  }

  /** A measure and its peer's, of which nothing is asked. */
  void compared(String measure, String ours, String peer, double ratio) throws IOException {
    row(measure, ours, peer, twoDecimals(ratio), "");
  }

  /**
   * A measure and its peer's.
   *
   * @param asked the ratio that it is to stay below
   */
  void compared(String measure, String ours, String peer, double ratio, double asked)
      throws IOException {
    row(measure, ours, peer, twoDecimals(ratio), "≤ " + asked);
  }

  private void row(String... cells) throws IOException {
    tell("| " + String.join(" | ", List.of(cells)) + " |");
  }

  private void tell(String line) throws IOException {
    System.out.println(line);
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String twoDecimals(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String commit() throws IOException, InterruptedException {
    Programs.Outcome described =
        Programs.in(Programs.checkout()).run("git", "describe", "--always", "--dirty");
    assertThat(described.exitCode()).as(described.err()).isZero();
    return described.out().strip();
  }

  private static String duckDb() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }
}
