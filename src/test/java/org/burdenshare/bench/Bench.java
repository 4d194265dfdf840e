package org.burdenshare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measures side by side, in turns, and keeps the results under target/bench. */
final class Bench {
  private static final int RUNS = 7;
  private static final Path FOLDER = Path.of("target", "bench");

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

    String text() {
      return String.format(
          Locale.ROOT,
          "%.3f s (%.3f to %.3f)",
          median(),
          sorted.get(0),
          sorted.get(sorted.size() - 1));
    }
  }

  /** What a process took: of time, and of memory at most. */
  record Run(double seconds, long kilobytes) {
    static Seconds seconds(List<Run> runs) {
      return sorted(new ArrayList<>(runs.stream().map(Run::seconds).toList()));
    }

    static long megabytes(List<Run> runs) {
      return runs.stream().mapToLong(Run::kilobytes).max().orElseThrow() / 1024;
    }
  }

  /** Runs one and the other in turns, after one run of each that does not count. */
  static void compare(String measure, String oursName, Work ours, String peerName, Work peer)
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
    Seconds one = sorted(ofOurs);
    Seconds two = sorted(ofPeer);
    tell(
        String.format(
            Locale.ROOT,
            "%s: %s %s; %s %s; ratio %.2f",
            measure,
            oursName,
            one.text(),
            peerName,
            two.text(),
            one.median() / two.median()));
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

  /** Prints a result and keeps it with the day and the machine. */
  static void tell(String result) throws IOException {
    String line =
        "%s, %d processors, Java %s, %s: %s%n"
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                result);
    System.out.print(line);
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve("results.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
    Collections.sort(seconds);
    return new Seconds(seconds);
  }
}
