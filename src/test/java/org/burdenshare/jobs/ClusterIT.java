package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EveryRow;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.burdenshare.testing.SampleTrends;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job on a real standalone cluster, from its start to its stop. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Path CLUSTER = Programs.script("cluster");

  /** The first publication revises nothing, and nothing of the sample data is rejected. */
  private static final List<String> TABLES_WITH_ROWS =
      EveryRow.TABLES.stream()
          .filter(table -> !List.of("revision", "rejected_row").contains(table))
          .toList();

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path temporary;
  private static Path folder;
  private static Path state;
  private static Outcome started;

  @BeforeAll
  static void startCluster() throws Exception {
    folder = temporary.toRealPath();
    state = folder.resolve("the cluster");
    started = cluster("start", "--port", "0", "--dir", state);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster("stop", "--dir", state);
  }

  @Test
  void start_waitsForTheWorkersAndNamesTheNextCommand() {
    assertThat(started.err()).isEmpty();
    assertThat(started.exitCode()).isZero();
    assertThat(started.out())
        .contains("Workers: 2 of 2 alive")
        .contains("jobs/trends --master " + masterUrl());
  }

  @Test
  void startAgain_saysThatItRuns() throws Exception {
    Outcome again = cluster("start", "--port", "0", "--dir", "the cluster");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEqualTo("The cluster runs already: " + masterUrl() + "\n");
    assertThat(processes()).hasSize(3);
  }

  @Test
  void status_running_exitsWithZero() throws Exception {
    Outcome status = cluster("status", "--dir", state);

    assertThat(status.exitCode()).isZero();
    assertThat(status.out()).contains(masterUrl()).contains("Workers: 2 of 2 alive");
  }

  @Test
  void masterAndItsPage_answerOnLoopbackAlone() throws Exception {
    for (int port : List.of(port("Master"), port("Page"))) {
      connect(InetAddress.getLoopbackAddress(), port);
      for (InetAddress address : otherAddresses()) {
        assertThatIOException().as("%s:%s", address, port).isThrownBy(() -> connect(address, port));
      }
    }
  }

  @Test
  void submittedBySparkSubmit_losingAnExecutor_sameTablesAsLocally() throws Exception {
    Path warehouse = folder.resolve("by cluster");
    CompletableFuture<Long> lost =
        CompletableFuture.supplyAsync(() -> loseAnExecutor(warehouse.resolve("_scratch")));
    Outcome onCluster =
        sparkSubmit("--input", FirstNight.input(folder).input(), "--warehouse", warehouse);

    assertThat(onCluster.exitCode()).as(onCluster.err()).isZero();
    assertThat(lost.get()).isPositive();
    assertThat(onCluster.out()).contains("on " + masterUrl());
    assertThat(warehouse.resolve("_scratch")).doesNotExist();
    assertThat(FirstNight.outcome().out()).contains("on local[2]");
    assertThat(PublishedRows.in(CommandsOn.folder(warehouse)))
        .hasSizeGreaterThan(10)
        .isEqualTo(PublishedRows.in(FirstNight.copiedTo(folder.resolve("locally"))));
  }

  @Test
  @Tag("thorough")
  void sampleDataSubmittedBySparkSubmit_sameTablesAsLocally() throws Exception {
    Path warehouse = folder.resolve("of sample data");
    Outcome onCluster =
        sparkSubmit(
            "--guideline",
            "3",
            "--input",
            Programs.checkout().resolve(SampleTrends.FOLDER),
            "--warehouse",
            warehouse);

    assertThat(onCluster.exitCode()).as(onCluster.err()).isZero();
    List<String> rows = EveryRow.in(new CommandsOn(SampleWarehouse.location()));
    assertThat(EveryRow.in(CommandsOn.folder(warehouse))).isEqualTo(rows);
    assertThat(rows.stream().map(row -> row.replaceFirst(",.*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(TABLES_WITH_ROWS);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void stop_leavesNothingAlive() throws Exception {
    assertThat(processes()).hasSize(3);

    Outcome stop = cluster("stop", "--dir", state);

    assertThat(processes()).isEmpty();
    assertThat(stop.exitCode()).as(stop.err()).isZero();
    assertThat(stop.out()).startsWith("The cluster is stopped");
    assertThat(state.resolve("logs/master.log")).isNotEmptyFile();
    assertThat(cluster("status", "--dir", state).exitCode()).isEqualTo(3);
    assertThat(cluster("stop", "--dir", state).out()).contains("there is nothing to stop");
  }

  @Test
  void pidOfAnotherProgram_isNotTakenForTheCluster() throws Exception {
    Path stale = Files.createDirectories(folder.resolve("stale"));
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(stale.resolve("master.pid"), other.pid() + "\n");

      assertThat(cluster("status", "--dir", stale).exitCode()).isEqualTo(3);
      assertThat(cluster("stop", "--dir", stale).exitCode()).isZero();
      assertThat(other.isAlive()).isTrue();
      assertThat(stale.resolve("master.pid")).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void stop_removesNothingThatStartDidNotWrite() throws Exception {
    Path other = Files.createDirectories(folder.resolve("with other files"));
    Files.writeString(other.resolve("worker-1 program.pid"), "");
    Files.writeString(other.resolve("program.pid"), "");

    assertThat(cluster("stop", "--dir", other).exitCode()).isZero();
    assertThat(other.toFile().list())
        .containsExactlyInAnyOrder("worker-1 program.pid", "program.pid");
  }

  @Test
  void portInUse_failsInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          cluster("start", "--port", taken.getLocalPort(), "--dir", folder.resolve("no port"));

      assertThat(outcome.exitCode()).isEqualTo(70);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().lines())
          .singleElement()
          .asString()
          .contains("port in use")
          .contains("--port")
          .contains("no port/logs/master.log");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "begin",
        "start stop",
        "start --workers 0",
        "start --cores two",
        "start --memory 2",
        "start --port 80",
        "start --ui-port=65536",
        "start --dir=",
        "start --workers"
      })
  void wrongUsage_exitsWith64(String arguments) throws Exception {
    Outcome outcome = cluster(arguments.isEmpty() ? new Object[0] : arguments.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).singleElement().asString().contains("expect");
    assertThat(outcome.out()).isEmpty();
  }

  private static Outcome cluster(Object... arguments) throws Exception {
    return Programs.in(folder)
        .run(Stream.concat(Stream.of(CLUSTER), Stream.of(arguments)).toArray());
  }

  /** The command line of one who has a Spark distribution and knows nothing of jobs/. */
  private static Outcome sparkSubmit(Object... arguments) throws Exception {
    Path spark = Programs.checkout().resolve("target/spark");
    List<Object> options = new ArrayList<>(List.of(Programs.QUICK_TO_START.split(" ")));
    options.addAll(List.of("-Xmx1g", "org.apache.spark.deploy.SparkSubmit"));
    options.addAll(List.of("--master", masterUrl()));
    options.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + Programs.QUICK_TO_START));
    // A part for each executor: rows are exchanged between the two, by as few tasks as can be.
    options.addAll(List.of("--conf", "spark.sql.shuffle.partitions=2"));
    // For so few rows code is not worth compiling, in three processes at once.
    options.addAll(List.of("--conf", "spark.sql.codegen.wholeStage=false"));
    options.addAll(List.of("--conf", "spark.sql.codegen.factoryMode=NO_CODEGEN"));
    options.addAll(List.of("--class", "org.burdenshare.cli.Main", Programs.jar()));
    options.add("trends");
    options.addAll(List.of(arguments));
    return Programs.in(folder)
        .with("SPARK_HOME", spark)
        .with("SPARK_LOCAL_IP", "127.0.0.1")
        .run(Programs.java(List.of(spark.resolve("jars") + "/*"), options.toArray()));
  }

  /** Kills one of the two executors once they have written rows that the job has yet to read. */
  private static long loseAnExecutor(Path scratch) {
    try {
      Instant end = Instant.now().plus(PATIENCE);
      while (executors().size() < 2 || !holdsRows(scratch)) {
        assertThat(Instant.now()).as("two executors at work").isBefore(end);
        Thread.sleep(50);
      }
      ProcessHandle executor = executors().get(0);
      assertThat(executor.destroyForcibly()).isTrue();
      return executor.pid();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a write has come to its end there. */
  private static boolean holdsRows(Path scratch) {
    try (Stream<Path> files = Files.walk(scratch)) {
      return files.anyMatch(file -> file.getFileName().toString().equals("_SUCCESS"));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static List<ProcessHandle> executors() {
    return processes().stream()
        .flatMap(ProcessHandle::children)
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  private static List<ProcessHandle> processes() {
    String settings = state.resolve("conf").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(settings))
        .toList();
  }

  private static String masterUrl() {
    return told("Master: +(\\S+)");
  }

  private static int port(String what) {
    return Integer.parseInt(told(what + ": .*:(\\d+)"));
  }

  private static String told(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(started.out());
    assertThat(matcher.find()).as(started.toString()).isTrue();
    return matcher.group(1);
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
    }
  }
}
