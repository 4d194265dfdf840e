package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsCommandTest {
  @TempDir static Path folder;

  @Test
  void asOfNovember2016_theFiveOfTwentyEight() {
    Outcome outcome =
        Commands.run(
            "trends", "--warehouse", folder.resolve("five").toString(), "--as-of", "2016-11-18");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("As known on 2016-11-18:")
        .contains(
            "NATO, 2016: 28 members, 27 assessed, 5 meet 2 % of GDP: Estonia, Greece, Poland, United"
                + " Kingdom, United States")
        .contains(
            "SIPRI, 2015: 28 members, 27 assessed, 6 meet 2 % of GDP: Estonia, France, Greece, Poland,"
                + " Turkey, United States");
  }
}
