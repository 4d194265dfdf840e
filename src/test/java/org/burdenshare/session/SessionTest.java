package org.burdenshare.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

class SessionTest {
  @Test
  void machineThatSleptForHours_isNoNetworkThatFailed() {
    assertThat(TestSpark.session().sparkContext().conf().getTimeAsSeconds("spark.network.timeout"))
        .isGreaterThan(Duration.ofHours(12).toSeconds());
  }
}
