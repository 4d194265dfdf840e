package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.burdenshare.testing.Programs;

/** Measures side by side, in turns. */
final class Bench {
  static final int RUNS = 7;

  private static final double TICKS_A_SECOND = 100;

  private Bench() {}

  /** What is measured. */
  interface Work {
    void run() throws Exception;
  }

  /** The seconds of several runs, in order. */
  record Seconds(List<Double> sorted) {
    double median() {
      return sorted.get(sorted.size() / 2);
    }

    /** How many times as long as others. */
    double over(Seconds others) {
      return median() / others.median();
    }

    String text() {
      String format = median() < 1 ? "%.3f s (%.3f to %.3f)" : "%.1f s (%.1f to %.1f)";
      return String.format(
          Locale.ROOT, format, median(), sorted.get(0), sorted.get(sorted.size() - 1));
    }
  }

  /** What a process took: of time, of its processors' time, and of memory at most. */
  record Run(double seconds, double processorSeconds, long kilobytes) {
    static Seconds seconds(List<Run> runs) {
      return sorted(runs.stream().map(Run::seconds).toList());
    }

    static Seconds processorSeconds(List<Run> runs) {
      return sorted(runs.stream().map(Run::processorSeconds).toList());
    }

    static long megabytes(List<Run> runs) {
      return runs.stream().mapToLong(Run::kilobytes).max().orElseThrow() / 1024;
    }
  }

  /** Runs one and the other in turns, after one run of each that does not count. */
  static void compare(BenchTable table, String measure, Work ours, String peerName, Work peer)
      throws Exception {
    List<Double> ofOurs = new ArrayList<>();
    List<Double> ofPeer = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double our = seconds(ours);
      double other = seconds(peer);
      if (run > 0) {
        ofOurs.add(our);
        ofPeer.add(other);
      }
    }
    table.compared(measure, sorted(ofOurs), peerName, sorted(ofPeer));
  }

  /** Runs several times after one run that does not count. */
  static Seconds measure(int runs, Work work) throws Exception {
    work.run();
    List<Double> seconds = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      seconds.add(seconds(work));
    }
    return sorted(seconds);
  }

  /** Runs a program to its end, which must be a good one, and looks at it meanwhile. */
  static Run run(Programs programs, Object... command) throws Exception {
    long start = System.nanoTime();
    Programs.Running running = programs.start(command);
    Path process = Path.of("/proc", Long.toString(running.process().pid()));
    Run seen = new Run(0, 0, 0);
    while (!running.process().waitFor(100, TimeUnit.MILLISECONDS)) {
      seen = look(process).orElse(seen);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(running.process().exitValue()).as(running.said()).isZero();
    return new Run(seconds, seen.processorSeconds(), seen.kilobytes());
  }

  /** What a process took so far; nothing where it has just ended. */
  private static Optional<Run> look(Path process) {
    try {
      String[] counts =
          Files.readString(process.resolve("stat")).replaceFirst(".*\\) ", "").split(" ", -1);
      long ticks = Long.parseLong(counts[11]) + Long.parseLong(counts[12]);
      return Optional.of(new Run(0, ticks / TICKS_A_SECOND, kilobytes(process.resolve("status"))));
    } catch (IOException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** The most memory that this process had in use, by the operating system. */
  static long kilobytesOfThisProcess() throws IOException {
    return kilobytes(Path.of("/proc/self/status"));
  }

  private static long kilobytes(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  static Seconds sorted(List<Double> seconds) {
    return new Seconds(seconds.stream().sorted().toList());
  }
}
