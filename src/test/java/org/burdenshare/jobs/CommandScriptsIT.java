package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.Moments;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.burdenshare.testing.Programs.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of jobs/ as a user meets them: where they run, what they say, how they end. */
class CommandScriptsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void workElsewhere() throws Exception {
    folder = Files.createDirectory(temporary.toRealPath().resolve("some folder"));
  }

  @Test
  void trends_fromElsewhereThroughALink_afterARunThatWasKilled_printsTheAnswerAlone()
      throws Exception {
    Path link = folder.resolve("check out");
    Files.createSymbolicLink(link, Programs.checkout().toRealPath());
    Object[] trends = {
      link.resolve("jobs/trends"),
      "--master=local[2]",
      "--driver-java-options",
      Programs.QUICK_TO_START,
      "--input",
      FirstNight.input(temporary).input(),
      "--warehouse",
      "ware house"
    };
    Running killed = Programs.in(folder).start(trends);
    killed.awaitSaid(Moments.WRITES_FROM_NOW_ON, PATIENCE);
    killed.process().destroyForcibly().waitFor();
    Files.delete(killed.output());
    CommandsOn warehouse = CommandsOn.folder(folder.resolve("ware house"));
    assertThat(warehouse.publications()).isEmpty();

    Outcome outcome = Programs.in(folder).run(trends);

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("check out", "ware house");
    assertThat(PublishedRows.in(warehouse))
        .hasSizeGreaterThan(10)
        .isEqualTo(PublishedRows.in(FirstNight.copiedTo(temporary.resolve("undisturbed"))));

    Outcome wrong =
        Programs.in(folder)
            .run(
                link.resolve("jobs/sql"),
                "--warehouse",
                "ware house",
                "-e",
                "SELECT nothing FROM edition");

    Outcome cutOff =
        Programs.in(folder)
            .run(
                "bash",
                "-c",
                "'check out/jobs/sql' --warehouse 'ware house' -e 'SELECT 1' >/dev/full");
    Outcome readInPart =
        Programs.in(folder)
            .run(
                "bash",
                "-c",
                "set -o pipefail; 'check out/jobs/sql' --warehouse 'ware house'"
                    + " -e 'SELECT * FROM range(100000)' | head -n 1");

    Files.delete(link);
    assertThat(cutOff.exitCode()).isEqualTo(73);
    assertThat(cutOff.err())
        .isEqualTo(
            "The output cannot be written (No space left on device) and is not whole; make room and"
                + " run the command again.%n".formatted());
    assertThat(readInPart.err()).isEmpty();
    assertThat(readInPart.exitCode()).isZero();
    assertThat(outcome.out())
        .containsPattern(
            "(?m)^Next: +'?%1$s/jobs/sql'? --warehouse 'ware house' -f '?%1$s/jobs/queries/who-meets-two-percent.sql'?$"
                .formatted(Pattern.quote(Programs.checkout().toRealPath().toString())));
    assertThat(wrong.err().lines()).singleElement().asString().contains("`nothing`");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("  editions ")
        .contains(" on local[2], set for small data")
        .contains("of GDP: ")
        .contains("Tables: ")
        .doesNotContainPattern("(?m)^(WARNING:|SLF4J|Picked up|.*\\b(INFO|WARN|ERROR)\\b)");
    assertThat(folder.resolve("ware house/ally_trend/_delta_log")).isDirectory();
  }

  @Test
  void unknownOption_exitsWith64AndOneLine() throws Exception {
    Outcome outcome = Programs.in(folder).run(Programs.script("trends"), "--nonsense");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).singleElement().asString().contains("--nonsense");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void missingInput_exitsWith66AndOneSentence() throws Exception {
    Outcome outcome =
        Programs.in(folder).run(Programs.script("trends"), "--input", "no such folder");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("no such folder")
        .endsWith(".");
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void unknownMaster_isForSparkToJudge() throws Exception {
    Outcome outcome = Programs.in(folder).run(Programs.script("trends"), "--master", "nonsense");

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("Master must").contains("spark, k8s, or local");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void everyScript_passesShellcheck() throws Exception {
    assumeThat(isOnThePath("shellcheck")).as("shellcheck is on this machine").isTrue();
    List<Object> command = new ArrayList<>(List.of("shellcheck"));
    command.addAll(Programs.scripts());
    command.add(Programs.checkout().resolve(".ci/run"));

    Outcome outcome = Programs.in(folder).run(command.toArray());

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  private static boolean isOnThePath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
