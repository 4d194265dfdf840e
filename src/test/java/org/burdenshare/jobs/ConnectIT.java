package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.burdenshare.testing.Programs.Running;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server for other programs, asked by Spark's own client in another process. */
class ConnectIT {
  private static final String OF_SPARK_ITSELF =
      "(spark-(sql|catalyst|core|connect|pipelines|mllib)_|delta|netty|arrow|flatbuffers).*";

  @TempDir static Path folder;

  private static Running server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    String warehouse = SampleWarehouse.location();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        Programs.in(folder)
            .start(
                Programs.script("connect"),
                "--driver-java-options",
                Programs.QUICK_TO_START,
                "--warehouse",
                warehouse,
                "--port",
                port);
    for (int tenth = 0; tenth < 1_200 && server.process().isAlive(); tenth++) {
      if (server.said().contains("served at sc://127.0.0.1:" + port)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("jobs/connect said: " + server.said());
  }

  @AfterAll
  static void end() throws Exception {
    server.process().destroy();
    server.exitCode(Duration.ofMinutes(1));
  }

  @Test
  void askedByName_tablesOfThePublication() throws Exception {
    List<List<String>> answers =
        asked(
            "SELECT members, assessed, meeting FROM alliance_trend"
                + " WHERE basis = 'NATO' AND aggregate = 'NATO' AND year = 2026",
            "SHOW VIEWS",
            "DESCRIBE ally_trend");

    assertThat(answers.get(0)).containsExactly("[32,31,30]");
    assertThat(answers.get(1)).hasSize(15).anyMatch(line -> line.contains("share_vintage"));
    assertThat(answers.get(2))
        .anyMatch(line -> line.startsWith("[basis,string,Whose definition of military"));
  }

  @Test
  void anotherServerOnThePort_oneSentence() throws Exception {
    Outcome outcome =
        Programs.in(folder)
            .run(
                Programs.script("connect"),
                "--warehouse",
                SampleWarehouse.location(),
                "--port",
                port);

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err())
        .isEqualTo("Port %d of 127.0.0.1 is in use; choose another with --port.%n".formatted(port));
  }

  @Test
  void otherAddressesOfTheMachine_areNotServed() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, port).close())
          .as(other.toString())
          .isInstanceOf(ConnectException.class);
    }
  }

  /** What each of the queries gives, a row a line. */
  private static List<List<String>> asked(String... queries) throws Exception {
    Outcome outcome =
        Programs.in(folder)
            .run(
                Programs.java(
                    classPath(),
                    Stream.of(
                            Stream.of(ConnectClient.class.getName(), "sc://127.0.0.1:" + port),
                            Stream.of(queries))
                        .flatMap(Function.identity())
                        .toArray()));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Stream.of(outcome.out().split("\\R\\R")).map(answer -> answer.lines().toList()).toList();
  }

  /** The client and what it needs of Spark, which is not Spark itself. */
  private static List<Object> classPath() throws IOException {
    Path target = Programs.checkout().resolve("target");
    try (Stream<Path> jars = Files.list(target.resolve("spark/jars"))) {
      return Stream.<Object>concat(
              Stream.of(target.resolve("test-classes"), target.resolve("connect-client/*")),
              jars.filter(jar -> !jar.getFileName().toString().matches(OF_SPARK_ITSELF)))
          .toList();
    }
  }
}
