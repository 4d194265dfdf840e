package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt of jobs/sql on a terminal of the operating system, which script(1) makes. */
class PromptIT {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir Path folder;

  @Test
  void typed_isAnsweredAndKeptInTheHistoryOfTheUserAlone() throws Exception {
    Outcome outcome = typed("SELECT 40 + 2\n  AS n;", "");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().replace("\r", ""))
        .contains("Publication ")
        .contains(" n\n--\n42\n(1 row)\nTime: ");
    assertThat(Files.readString(folder.resolve("state/burdenshare/sql_history")))
        .contains("SELECT 40 + 2");
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  @Test
  void withoutHistory_nothingIsKept() throws Exception {
    assertThat(typed("SELECT 1;", "--no-history").exitCode()).isZero();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  /** Types a statement once the prompt is there, and the end once it is answered. */
  private Outcome typed(String statement, String option) throws Exception {
    assumeThat(Files.isExecutable(SCRIPT)).as("util-linux is on this machine").isTrue();
    Path work = Files.createDirectory(folder.resolve("work"));
    Path typist =
        Files.writeString(
            folder.resolve("typist"),
            """
            await() { for tenth in {1..600}; do grep -qs "$1" '%1$s' && return; sleep 0.1; done; }
            await 'sql> '
            printf '%%s\\n' '%2$s'
            await 'Time: '
            printf '%%s\\n' '\\q'
            """
                .formatted(folder.resolve("screen"), statement));
    return Programs.in(work)
        .with("XDG_STATE_HOME", folder.resolve("state"))
        .with("TERM", "xterm")
        .run(
            "bash",
            "-c",
            "bash '%s' | %s -qefc \"stty cols 100 rows 40; '%s' --warehouse '%s' %s\" '%s'"
                .formatted(
                    typist,
                    SCRIPT,
                    Programs.script("sql"),
                    SampleWarehouse.location(),
                    option,
                    folder.resolve("screen")));
  }
}
