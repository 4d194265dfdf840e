package org.burdenshare.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs programs as a user's shell would: each as a process of its own, without the variables of the
 * environment that would change what Spark, Java or the scripts do.
 */
public final class Programs {
  /** Java options for runs so short that its second compiler costs more than it gives. */
  public static final String QUICK_TO_START =
      "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final List<String> CLEARED = List.of("SPARK_", "BURDENSHARE_", "JAVA_", "JDK_");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final Map<String, String> variables;
  private final Duration patience;

  private Programs(Path folder, Map<String, String> variables, Duration patience) {
    this.folder = folder;
    this.variables = variables;
    this.patience = patience;
  }

  /** What a program printed and its exit code. */
  public record Outcome(int exitCode, String out, String err) {}

  /** A program that goes on while the test does something else. */
  public record Running(Process process, Path output) {
    /** Waits for its end, for a while. */
    public int exitCode(Duration patience) throws InterruptedException {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(process.info() + " runs for " + patience);
      }
      return process.exitValue();
    }

    /** Waits until it prints a text, for a while. */
    public void awaitSaid(String text, Duration patience) throws IOException, InterruptedException {
      long end = System.nanoTime() + patience.toNanos();
      while (!said().contains(text)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new AssertionError("Never said '" + text + "': " + said());
        }
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }

    /** What it printed so far. */
    public String said() throws IOException {
      return Files.readString(output);
    }
  }

  /** Programs that start in a folder, with the Java of the tests. */
  public static Programs in(Path folder) {
    return new Programs(folder, Map.of("JAVA_HOME", System.getProperty("java.home")), PATIENCE);
  }

  /** The same with one more variable in the environment. */
  public Programs with(String variable, Object value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(variable, value.toString());
    return new Programs(folder, more, patience);
  }

  /** The same, given up after another while. */
  public Programs waitingFor(Duration another) {
    return new Programs(folder, variables, another);
  }

  /** The folder of this checkout. */
  public static Path checkout() {
    return CHECKOUT;
  }

  /** A script of this checkout. */
  public static Path script(String name) {
    return CHECKOUT.resolve("jobs").resolve(name);
  }

  /** The scripts of this checkout. */
  public static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(CHECKOUT.resolve("jobs"))) {
      return files.filter(Files::isRegularFile).filter(Files::isExecutable).sorted().toList();
    }
  }

  /** The job's jar. */
  public static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(CHECKOUT.resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("burdenshare-.*\\.jar"))
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> new AssertionError("No jar in target; run mvn package first."));
    }
  }

  /**
   * The command of a Java process with the options of the job's scripts.
   *
   * @param classPath folders, jars and folders of jars
   * @param arguments more options, and then the class to run with its arguments
   */
  public static Object[] java(List<Object> classPath, Object... arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "@" + CHECKOUT.resolve("jobs/conf/java-options"),
                "-cp",
                classPath.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(File.pathSeparator))),
            Stream.of(arguments))
        .toArray();
  }

  /** Starts a program that prints into a file of its folder. */
  public Running start(Object... command) throws IOException {
    Path output = Files.createTempFile(folder, "running", ".txt");
    return new Running(
        prepared(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(),
        output);
  }

  /** Runs a program to its end. What it leaves running does not keep this waiting. */
  public Outcome run(Object... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process =
          prepared(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      int exitCode = exitCode(process, out);
      return new Outcome(exitCode, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private ProcessBuilder prepared(Object... command) {
    ProcessBuilder builder =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeIf(name -> CLEARED.stream().anyMatch(name::startsWith));
    builder.environment().putAll(variables);
    return builder;
  }

  private int exitCode(Process process, Path output) throws InterruptedException {
    try {
      return new Running(process, output).exitCode(patience);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
