package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.burdenshare.testing.Programs.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the scheduled run by itself, with a stand-in for the run that it starts. */
class NightlyScriptIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Leaves its arguments, a line each, in the file {@code given}. */
  private static final String STAND_IN =
      """
      #!/usr/bin/env bash
      here=$(dirname "$(dirname "$0")")
      printf '%s\\n' "$@" >"$here/given"
      while (($#)); do
        if [[ $1 == --status ]]; then status=$2; fi
        shift
      done
      """;

  private static final String TELLS_WHAT_IT_DID =
      """
      cat >"$status" <<'END'
      {
        "outcome": "published",
        "exit_code": 0,
        "sentence": null,
        "publication": "20260129T030000Z-ab12",
        "as_of": "2026-01-28",
        "editions_new": 2,
        "files_passed_over": 3,
        "newest_file_passed_over": "a \\"new\\" \\\\ page.xls",
        "observations_read": 40,
        "rows_rejected": 5,
        "verdicts_flipped": 6,
        "releases_due": [{"publisher":"IMF","release":"October 2025","since":"2025-10-31","days":90},{"publisher":"SIPRI","release":"April 2025","since":"2025-05-02","days":272}],
        "started": "2026-01-29T03:00:00Z",
        "ended": "2026-01-29T03:00:31Z",
        "seconds": 31.5
      }
      END
      """;

  @TempDir Path temporary;
  private Path folder;
  private Path settings;

  @BeforeEach
  void copyTheScript() throws Exception {
    folder = temporary.toRealPath().resolve("a folder");
    Files.createDirectories(folder.resolve("jobs"));
    Files.copy(Programs.script("nightly"), folder.resolve("jobs/nightly"));
    settings = folder.resolve("nightly.env");
    settings("");
    runThat("");
  }

  @Test
  void whatTheRunTellsAsData_isInTheLineTheStatusAndTheMetrics() throws Exception {
    settings("NIGHTLY_METRICS_FILE='%s'\n".formatted(folder.resolve("night.prom")));
    runThat(TELLS_WHAT_IT_DID);

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .matches(
            "burdenshare nightly: done in \\d+ s, 20260129T030000Z-ab12, 6 verdicts flipped,"
                + " 3 files passed over, the newest a \"new\" \\\\ page\\.xls,"
                + " due: IMF October 2025 since 2025-10-31, SIPRI April 2025 since 2025-05-02\n");
    JsonNode status = status();
    assertThat(status.get("exit_code").asInt()).isZero();
    assertThat(status.get("outcome").asText()).isEqualTo("published");
    assertThat(status.get("new_publication").asText()).isEqualTo("20260129T030000Z-ab12");
    assertThat(status.get("as_of").asText()).isEqualTo("2026-01-28");
    assertThat(status.get("editions_new").asInt()).isEqualTo(2);
    assertThat(status.get("files_passed_over").asInt()).isEqualTo(3);
    assertThat(status.get("newest_file_passed_over").asText()).isEqualTo("a \"new\" \\ page.xls");
    assertThat(status.get("observations_read").asInt()).isEqualTo(40);
    assertThat(status.get("rows_rejected").asInt()).isEqualTo(5);
    assertThat(status.get("verdicts_flipped").asInt()).isEqualTo(6);
    assertThat(status.get("releases_due")).hasSize(2);
    assertThat(status.get("releases_due").get(1).get("days").asInt()).isEqualTo(272);
    assertThat(status.get("sentence").isNull()).isTrue();
    assertThat(folder.resolve("night.prom"))
        .content()
        .contains("\nburdenshare_nightly_files_passed_over 3\n")
        .contains("\nburdenshare_nightly_rows_rejected 5\n")
        .contains("\nburdenshare_nightly_verdicts_flipped 6\n")
        .contains("\nburdenshare_nightly_release_due_days{publisher=\"IMF\"} 90\n")
        .contains("\nburdenshare_nightly_release_due_days{publisher=\"SIPRI\"} 272\n")
        .matches(
            "(?s)(# HELP \\w+ [^\n]+\n# TYPE \\w+ gauge\n(\\w+(\\{publisher=\"\\w+\"\\})? \\d+\n)+)+");
    assertThat(logs()).as("what was told is not left among the logs").hasSize(1);
  }

  @Test
  void runThatFails_theSentenceThatItTellsIsTheLastWord() throws Exception {
    runThat(
        """
        printf '{\\n  "outcome": "failed",\\n  "sentence": "in \\\\"put\\\\" is gone.",\\n  "seconds": 1\\n}\\n' >"$status"
        echo 'something that was printed later'
        exit 66
        """);

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.out())
        .matches("burdenshare nightly: FAILED with 66 after \\d+ s: in \"put\" is gone\\.\n");
    assertThat(status().get("sentence").asText()).isEqualTo("in \"put\" is gone.");
    assertThat(status().get("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void runThatEndsBeforeItTellsAnything_theLastWordIsNoFrameOfAStack() throws Exception {
    runThat(
        """
        echo 'Exception in thread "main" java.lang.Exception: too early'
        printf '\\tat org.apache.Spark.main(Spark.scala:7)\\nCaused by: x\\n\\t... 3 more\\n'
        exit 1
        """);

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .endsWith(" s: Exception in thread \"main\" java.lang.Exception: too early\n");
    assertThat(status().get("observations_read").asInt()).isZero();
    assertThat(status().get("new_publication").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"KILL, 137, ' (137), perhaps for want of memory'", "TERM, 143, ' (143)'"})
  void runThatASignalEnds_isSaidByItsName(String signal, int code, String more) throws Exception {
    runThat("echo 'reading ...'; kill -s " + signal + " $$");

    Outcome outcome = nightly();

    String sentence =
        "the run was ended by SIG%s%s; the last publication stands, and the next night starts anew."
            .formatted(signal, more);
    assertThat(outcome.exitCode()).isEqualTo(code);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("burdenshare nightly: FAILED with " + code + " after ")
        .endsWith(" s: " + sentence + "\n");
    assertThat(status().get("sentence").asText()).isEqualTo(sentence);
    assertThat(status().get("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void exitCodeThatIsNoSignal_theLastWordIsTheLogs() throws Exception {
    runThat("echo 'something of its own'; exit 255");

    Outcome outcome = nightly();

    assertThat(outcome.out()).endsWith(" s: something of its own\n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void hooks_areCalledForTheirNights_withTheLineAndTheLog() throws Exception {
    Path success = hook("success", 0);
    Path failure = hook("failure", 9);
    Path changed = hook("changed", 0);
    settings(
        "NIGHTLY_ON_SUCCESS='%s'\nNIGHTLY_ON_FAILURE='%s'\nNIGHTLY_ON_VERDICT_CHANGED='%s'\n"
            .formatted(success, failure, changed));

    nightly();
    assertThat(called()).singleElement().asString().startsWith("success burdenshare nightly: done");

    runThat(TELLS_WHAT_IT_DID);
    nightly();
    assertThat(called())
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("success", "changed");

    runThat(TELLS_WHAT_IT_DID + "exit 73\n");
    Outcome failed = nightly();
    assertThat(failed.exitCode()).as("whatever a hook does").isEqualTo(73);
    assertThat(failed.err()).isEqualTo("The hook %s failed.\n".formatted(failure));
    assertThat(failed.out()).as("what stands is told").contains(" s, 20260129T030000Z-ab12, ");
    assertThat(called())
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("failure", "changed");

    runThat("exit 75\n");
    nightly();
    assertThat(called()).isEmpty();
  }

  @Test
  void ofTheLogs_theNewestAreKept_andNothingElseIsRemoved() throws Exception {
    settings("NIGHTLY_LOGS_KEPT=2\n");
    Path logs = Files.createDirectories(folder.resolve("state/logs"));
    for (String name :
        List.of(
            "nightly-20250101T000000Z-1.log",
            "nightly-20250102T000000Z-1.log",
            "nightly-20250103T000000Z-1.log",
            "nightly-20250102T000000Z-1.json",
            "burdenshare.log")) {
      Files.writeString(logs.resolve(name), "");
    }

    nightly();

    assertThat(logs())
        .hasSize(3)
        .contains("burdenshare.log", "nightly-20250103T000000Z-1.log")
        .anyMatch(name -> name.startsWith("nightly-2") && !name.startsWith("nightly-2025"));
  }

  @Test
  void nameOfALogWithLines_removesNoFileOfThatName() throws Exception {
    settings("NIGHTLY_LOGS_KEPT=1\n");
    Path logs = Files.createDirectories(folder.resolve("state/logs"));
    Files.writeString(logs.resolve("nightly-0\nimportant.log"), "");
    Files.writeString(folder.resolve("important.log"), "");

    nightly();

    assertThat(folder.resolve("important.log")).exists();
    assertThat(logs()).hasSize(1);
  }

  @Test
  void numberThatIsNone_isNeverComputedWith() throws Exception {
    runThat(
        TELLS_WHAT_IT_DID
            .replace("passed_over\": 3", "passed_over\": BASH_VERSINFO[$(touch run)]")
            .replace("flipped\": 6", "flipped\": BASH_VERSINFO[$(touch run)]"));

    nightly();

    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void nameOfAFileWithLines_leavesTheLineOne() throws Exception {
    runThat(TELLS_WHAT_IT_DID.replace("a \\\"new\\\" ", "a\\nnew\\n"));

    assertThat(nightly().out().lines()).singleElement().asString().contains(" a new ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "yesterday", "08", "12 34", "99999999999", "$(touch /tmp/x)"})
  void lastSuccessThatIsNoMoment_isTakenForNone(String text) throws Exception {
    settings("NIGHTLY_METRICS_FILE='%s'\n".formatted(folder.resolve("night.prom")));
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/last-success"), text);
    runThat("exit 66\n");

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).isEmpty();
    assertThat(status().get("last_success").isNull()).isTrue();
    assertThat(status().get("age_seconds").isNull()).isTrue();
    assertThat(folder.resolve("night.prom"))
        .content()
        .contains("\nburdenshare_nightly_last_success_timestamp_seconds 0\n");
  }

  @Test
  void lastSuccess_isToldByLaterNightsThatFail() throws Exception {
    nightly();
    long success = status().get("last_success").asLong();
    assertThat(success).isEqualTo(status().get("ended").asLong());
    runThat("exit 66\n");

    nightly();

    assertThat(status().get("last_success").asLong()).isEqualTo(success);
    assertThat(status().get("age_seconds").asLong())
        .isEqualTo(status().get("ended").asLong() - success);
  }

  @Test
  void lastSuccessThatCannotBeWritten_isSaid_andTheOldOneStays() throws Exception {
    Files.createDirectories(folder.resolve("state/last-success.new/full"));
    Files.writeString(folder.resolve("state/last-success"), "1700000000\n");

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .isEqualTo(
            "%s cannot be written; make room, or let this user write it.\n"
                .formatted(folder.resolve("state/last-success")));
    assertThat(folder.resolve("state/last-success")).hasContent("1700000000");
  }

  @Test
  void optionsOverTwoLinesAndInQuotes_areThoseOfACommandLine() throws Exception {
    settings(
        """
        NIGHTLY_INPUTS="/in put:/other
        /third"
        NIGHTLY_OPTIONS="--keep 9d
          --conf 'spark.app.name=a  b'
          --report \\"page one.html\\""
        """);

    assertThat(nightly().exitCode()).isZero();

    assertThat(given().subList(2, given().size()))
        .containsExactly(
            "--input",
            "/in put",
            "--input",
            "/other",
            "--input",
            "/third",
            "--keep",
            "9d",
            "--conf",
            "spark.app.name=a  b",
            "--report",
            "page one.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NIGHTLY_OPTIONS=\"--report 'page\" | NIGHTLY_OPTIONS has a quote that does not end",
        "NIGHTLY_OPTIONS='--status x' | NIGHTLY_OPTIONS has --status",
        "NIGHTLY_LOGS_KEPT=many | NIGHTLY_LOGS_KEPT is many, expected a number of logs",
        "[[ -d /nowhere ]] | nightly.env has a syntax error or a failing last command (see the message of bash above, if any); correct the file.",
        "exit 0 | nightly.env has a syntax error or a failing last command",
        "NIGHTLY_INPUT=/in | NIGHTLY_INPUT, set in ",
        "NIGHTLY_OPTION=--details | correct it to one of NIGHTLY_INPUTS, NIGHTLY_WAREHOUSE, NIGHTLY_OPTIONS,"
      })
  void settingThatMakesNoSense_endsWith64AndOneSentence(String settingAndSentence)
      throws Exception {
    List<String> parts = List.of(settingAndSentence.split(" \\| ", 2));
    settings(parts.get(0) + "\n");

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).singleElement().asString().contains(parts.get(1));
    assertThat(folder.resolve("given")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"if true", "NIGHTLY_INPUTS=$NOWHERE_SET"})
  void settingsThatBashCannotRun_endWith64AfterItsMessage(String text) throws Exception {
    settings(text + "\n");

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith(settings + ": line ");
    assertThat(outcome.err()).endsWith("; correct the file.\n");
    assertThat(folder.resolve("given")).doesNotExist();
  }

  @Test
  void misspeltSettingOfTheEnvironment_endsWith64AndNamesThoseThatThereAre() throws Exception {
    Outcome outcome =
        Programs.in(folder)
            .with("NIGHTLY_INPUT", "/in")
            .run(folder.resolve("jobs/nightly"), settings);

    assertThat(outcome.exitCode()).isEqualTo(64);
    String known =
        Files.readAllLines(Programs.script("schedule").resolve("nightly.env")).stream()
            .filter(line -> line.matches("#?NIGHTLY_\\w+=.*"))
            .map(line -> line.replaceAll("#|=.*", ""))
            .collect(Collectors.joining(", "));
    assertThat(outcome.err())
        .isEqualTo(
            "NIGHTLY_INPUT, set in %s or in the environment, is no setting of a night; correct it to one of %s, or take it out.\n"
                .formatted(settings, known));
  }

  @Test
  void bareName_isTheFileOfThisFolder_neverAProgramOfThePath() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.writeString(bin.resolve("conf"), "NIGHTLY_INPUTS=/of/the/path\n");
    Files.writeString(folder.resolve("conf"), "NIGHTLY_INPUTS=/of/this/folder\n");

    Outcome outcome =
        Programs.in(folder)
            .with("PATH", bin + ":" + System.getenv("PATH"))
            .with("NIGHTLY_STATE", folder.resolve("state"))
            .run(folder.resolve("jobs/nightly"), "conf");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(given()).contains("/of/this/folder").doesNotContain("/of/the/path");
  }

  @Test
  void defaultSettingsThatCannotBeRead_endWith66_notWithSampleData() throws Exception {
    Path settingsOfTheMachine = folder.resolve("etc/nightly.env");
    Files.createDirectories(settingsOfTheMachine.getParent());
    Files.createSymbolicLink(settingsOfTheMachine, Path.of("gone"));

    Outcome outcome = Programs.in(folder).run(scriptThatLooksForItsSettingsHere());

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err())
        .isEqualTo(
            "etc/nightly.env cannot be read; let this user read it, or name another file of settings.\n");
    assertThat(folder.resolve("given")).doesNotExist();
  }

  @Test
  void withoutSettingsAndInputs_saysThatItReadSampleData() throws Exception {
    Path script = scriptThatLooksForItsSettingsHere();
    Programs without = Programs.in(folder).with("NIGHTLY_STATE", folder.resolve("state"));
    String said = ", inputs: sample-data (no settings file etc/nightly.env)";
    runThat(TELLS_WHAT_IT_DID);

    assertThat(without.run(script).out()).contains(", 6 verdicts flipped" + said + ", 3 files ");
    assertThat(without.with("NIGHTLY_INPUTS", "/in").run(script).out()).doesNotContain("sample");
    assertThat(without.with("NIGHTLY_OPTIONS", "--input=/in").run(script).out())
        .doesNotContain("sample");
    assertThat(nightly().out()).doesNotContain("sample");
  }

  @Test
  void oneVerdict_isSaidAsOne() throws Exception {
    runThat(TELLS_WHAT_IT_DID.replace("flipped\": 6", "flipped\": 1"));

    assertThat(nightly().out()).contains(", 1 verdict flipped, 3 files");
  }

  @Test
  void signalToTheScriptAlone_reachesTheRun_isWaitedFor_andTold() throws Exception {
    settings("NIGHTLY_ON_FAILURE='%s'\n".formatted(hook("failure", 0)));
    runThatEndsWhenItIsReleased();
    Running night = start(folder.resolve("jobs/nightly"), settings);
    assertThat(read("ready")).isEqualTo("ready\n");

    signal(night.process().pid());
    assertThat(read("terminated")).isEqualTo("terminated\n");
    assertThat(night.process().isAlive()).isTrue();
    assertThat(folder.resolve("state/status.json")).doesNotExist();
    Files.writeString(folder.resolve("release"), "go\n");

    assertThat(night.exitCode(PATIENCE)).isEqualTo(143);
    assertThat(night.said())
        .matches("burdenshare nightly: FAILED with 143 after \\d+ s: stopped by SIGTERM\\.\n");
    assertThat(status().get("exit_code").asInt()).isEqualTo(143);
    assertThat(status().get("outcome").asText()).isEqualTo("stopped");
    assertThat(called()).singleElement().asString().startsWith("failure burdenshare nightly:");
  }

  @Test
  void asTheFirstProcessOfAContainer_honoursTheSignal() throws Exception {
    assumeThat(Programs.in(folder).run("sh", "-c", "unshare --pid --fork true").exitCode())
        .as("this user may make a namespace of processes")
        .isZero();
    runThatEndsWhenItIsReleased();
    Running night = start("unshare", "--pid", "--fork", folder.resolve("jobs/nightly"), settings);
    assertThat(read("ready")).isEqualTo("ready\n");

    signal(night.process().children().findFirst().orElseThrow().pid());
    assertThat(read("terminated")).isEqualTo("terminated\n");
    Files.writeString(folder.resolve("release"), "go\n");

    assertThat(night.exitCode(PATIENCE)).isEqualTo(143);
    assertThat(status().get("outcome").asText()).isEqualTo("stopped");
  }

  private void runThatEndsWhenItIsReleased() throws Exception {
    for (String pipe : List.of("ready", "terminated", "release")) {
      assertThat(Programs.in(folder).run("mkfifo", folder.resolve(pipe)).exitCode()).isZero();
    }
    runThat(
        """
        trap 'echo terminated >"$here/terminated"; read -r <"$here/release"; exit 143' TERM
        echo ready >"$here/ready"
        sleep 60 &
        wait
        """);
  }

  /** Waits until somebody writes into a pipe, and gives what. */
  private String read(String pipe) throws IOException {
    return Files.readString(folder.resolve(pipe));
  }

  private static void signal(long process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process)).start().waitFor())
        .isZero();
  }

  private Running start(Object... command) throws IOException {
    return Programs.in(folder).start(command);
  }

  private Outcome nightly() throws Exception {
    return Programs.in(folder).run(folder.resolve("jobs/nightly"), settings);
  }

  /** The script with a default file of settings that this machine cannot have: etc/nightly.env. */
  private Path scriptThatLooksForItsSettingsHere() throws IOException {
    Path script = folder.resolve("jobs/nightly");
    String text = Files.readString(script);
    assertThat(text).contains("${1:-/etc/burdenshare/nightly.env}");
    Files.writeString(script, text.replace("${1:-/etc/burdenshare/", "${1:-etc/"));
    return script;
  }

  private void settings(String more) throws IOException {
    Files.writeString(settings, "NIGHTLY_STATE='%s'\n".formatted(folder.resolve("state")) + more);
  }

  private void runThat(String does) throws IOException {
    program("jobs/trends", STAND_IN + does);
  }

  private Path hook(String name, int exitCode) throws IOException {
    return program(
        name,
        "#!/bin/sh\n[ -s \"$2\" ] || [ -f \"$2\" ] || exit 1\necho \"%s $1\" >>'%s'\nexit %d\n"
            .formatted(name, folder.resolve("called"), exitCode));
  }

  private Path program(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** The calls of hooks since this was asked last. */
  private List<String> called() throws IOException {
    Path calls = folder.resolve("called");
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return new ArrayList<>(lines);
  }

  private List<String> given() throws IOException {
    return Files.readAllLines(folder.resolve("given"));
  }

  private List<String> logs() throws IOException {
    try (Stream<Path> logs = Files.list(folder.resolve("state/logs"))) {
      return logs.map(log -> log.getFileName().toString()).sorted().toList();
    }
  }

  private JsonNode status() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("state/status.json").toFile());
  }
}
