package org.burdenshare.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.burdenshare.console.Failures;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a cluster's master runs is known before Spark waits for it. */
class StandaloneMasterTest {
  @Test
  void nobodyListens_isSaidWithTheRemedy() throws IOException {
    String master = "spark://127.0.0.1:" + portOfNobody();

    assertThatThrownBy(() -> StandaloneMaster.requireRunning(master))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "The master %s does not answer (Connection refused); start the cluster (jobs/cluster start) or give another --master."
                .formatted(master))
        .extracting(failure -> ((Failure) failure).kind())
        .isEqualTo(Failure.Kind.NO_INPUT);
  }

  @Test
  void hostThatIsNotThere_isSaid() {
    assertThatThrownBy(() -> StandaloneMaster.requireRunning("spark://no-such-host.invalid:7077"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void oneOfTwoListens_isEnough() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String masters =
          "spark://127.0.0.1:%d,127.0.0.1:%d".formatted(portOfNobody(), listening.getLocalPort());

      assertThatCode(() -> StandaloneMaster.requireRunning(masters)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local[2]", "yarn", "k8s://https://far:443", "spark://nonsense", "nonsense"})
  void anotherKind_isForSparkToJudge(String master) {
    assertThatCode(() -> StandaloneMaster.requireRunning(master)).doesNotThrowAnyException();
  }

  @Test
  void masterThatWasLost_isNoFaultOfTheProgram() {
    Failure failure =
        Failures.of(
            new IllegalStateException(
                "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was ..."));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.NO_INPUT);
    assertThat(failure)
        .hasMessageMatching(
            "Spark has stopped: the master \\S+ never took the job, or was lost; .*");
  }

  private static int portOfNobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
