package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job on a real standalone cluster, from its start to its stop. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Path CLUSTER = Programs.script("cluster");

  /** JSON keeps every digit of a double. */
  private static final String EVERY_ROW =
      """
      SELECT 'ally_trend' AS of_table, to_json(struct(*)) AS published FROM ally_trend
      UNION ALL SELECT 'alliance_trend', to_json(struct(*)) FROM alliance_trend
      UNION ALL SELECT 'guideline_verdict', to_json(struct(*)) FROM guideline_verdict
      UNION ALL SELECT 'guideline_crossing', to_json(struct(*)) FROM guideline_crossing
      ORDER BY of_table, published
      """;

  private static final int SECONDS_BEFORE_THE_LOSS = 15;

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
    CompletableFuture<Long> lost = CompletableFuture.supplyAsync(ClusterIT::loseAnExecutor);
    Outcome onCluster = sparkSubmit("--warehouse", folder.resolve("by cluster"));
    assertThat(lost.get()).isPositive();
    Outcome locally =
        Programs.in(folder)
            .run(
                Programs.script("trends"),
                "--driver-java-options",
                Programs.QUICK_TO_START,
                "--input",
                sampleData(),
                "--warehouse",
                "by local");

    assertThat(onCluster.exitCode()).as(onCluster.err()).isZero();
    assertThat(onCluster.out()).contains("on " + masterUrl());
    assertThat(folder.resolve("by cluster/_scratch")).doesNotExist();
    assertThat(locally.exitCode()).as(locally.err()).isZero();
    assertThat(locally.out()).contains("on local[*]");
    List<String> rows = everyRow("by local");
    assertThat(everyRow("by cluster")).isEqualTo(rows);
    for (String table :
        List.of("ally_trend", "alliance_trend", "guideline_verdict", "guideline_crossing")) {
      assertThat(rows).anyMatch(row -> row.startsWith(table + ","));
    }
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
    options.addAll(List.of("--class", "org.burdenshare.cli.Main", Programs.jar()));
    options.addAll(List.of("trends", "--input", sampleData()));
    options.addAll(List.of(arguments));
    return Programs.in(folder)
        .with("SPARK_HOME", spark)
        .with("SPARK_LOCAL_IP", "127.0.0.1")
        .run(Programs.java(List.of(spark.resolve("jars") + "/*"), options.toArray()));
  }

  /** Kills one of the two executors once the job has worked with both for a while. */
  private static long loseAnExecutor() {
    try {
      List<ProcessHandle> executors = executors();
      while (executors.size() < 2) {
        Thread.sleep(100);
        executors = executors();
      }
      Thread.sleep(SECONDS_BEFORE_THE_LOSS * 1000);
      assertThat(executors.get(0).destroyForcibly()).isTrue();
      return executors.get(0).pid();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
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

  private static List<String> everyRow(String warehouse) throws Exception {
    Outcome outcome =
        Programs.in(folder)
            .run(
                Programs.script("sql"),
                "--driver-java-options",
                Programs.QUICK_TO_START,
                "--warehouse",
                warehouse,
                "--format",
                "csv",
                "-e",
                EVERY_ROW);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private static Path sampleData() {
    return Programs.checkout().resolve("sample-data");
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
