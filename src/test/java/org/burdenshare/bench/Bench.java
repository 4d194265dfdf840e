package org.burdenshare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures side by side, in turns. */
final class Bench {
  static final int RUNS = 7;

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

  /** What a process took: of time, and of memory at most. */
  record Run(double seconds, long kilobytes) {
    static Seconds seconds(List<Run> runs) {
      return sorted(runs.stream().map(Run::seconds).toList());
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

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** The most memory that this process had in use, by the operating system. */
  static long kilobytesOfThisProcess() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  static Seconds sorted(List<Double> seconds) {
    return new Seconds(seconds.stream().sorted().toList());
  }
}
