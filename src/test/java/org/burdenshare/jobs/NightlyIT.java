package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduled run: its line, its status, its metrics, its hooks and its exit code. */
class NightlyIT {
  @TempDir Path folder;
  private Path settings;

  @BeforeEach
  void settle() throws Exception {
    new EditionFiles(folder.resolve("in put"))
        .nato(
            "2016-01-28",
            "share_of_gdp,PERCENT,,POL,2015,2.2,,A,",
            "share_of_gdp,PERCENT,,SVK,2015,2.00,,A,",
            "milex,USD,2010,SVK,2015,1.99E9,,A,",
            "gdp,USD,2010,SVK,2015,1E11,,A,");
    Path hook = folder.resolve("hook");
    Files.writeString(hook, "#!/bin/sh\necho \"$0 $1\" >>'%s'\n".formatted(folder.resolve("told")));
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    settings =
        Files.writeString(
            folder.resolve("nightly.env"),
            """
            NIGHTLY_INPUTS='%1$s/in put'
            NIGHTLY_WAREHOUSE='%1$s/warehouse'
            NIGHTLY_STATE='%1$s/state'
            NIGHTLY_METRICS_FILE='%1$s/burdenshare.prom'
            NIGHTLY_OPTIONS='--as-of 2016-09-10'
            NIGHTLY_ON_SUCCESS='%1$s/hook'
            NIGHTLY_ON_FAILURE='%1$s/hook'
            """
                .formatted(folder));
  }

  @Test
  void goodNight_nightWithNothingNew_andNightThatFails() throws Exception {
    Outcome good = nightly();
    assertThat(good.exitCode()).as(good.out()).isZero();
    assertThat(good.out())
        .matches(
            "burdenshare nightly: done in \\d+ s, 20\\S+, 0 verdicts flipped,"
                + " due: NATO summer 2016 since 2016-08-31\n");
    JsonNode status = status();
    assertThat(status.get("exit_code").asInt()).isZero();
    assertThat(status.get("observations_read").asInt()).isEqualTo(4);
    assertThat(status.get("new_publication").asText()).startsWith("20");
    long success = status.get("last_success").asLong();
    assertThat(success).isEqualTo(status.get("ended").asLong());

    Files.writeString(
        folder.resolve("in put/WEOApr2021all.xls"), "<!DOCTYPE html><title>Gone</title>");
    assertThat(nightly().out())
        .matches(
            "burdenshare nightly: done in \\d+ s, nothing new, 0 verdicts flipped,"
                + " 1 file passed over, WEOApr2021all\\.xls,"
                + " due: NATO summer 2016 since 2016-08-31\n");
    assertThat(status().get("new_publication").isNull()).isTrue();
    assertThat(status().get("publication").asText()).startsWith("20");
    assertThat(status().get("outcome").asText()).isEqualTo("nothing new");
    assertThat(status().get("files_passed_over").asInt()).isEqualTo(1);
    assertThat(status().get("releases_due").get(0).get("since").asText()).isEqualTo("2016-08-31");
    assertThat(status().get("newest_file_passed_over").asText()).isEqualTo("WEOApr2021all.xls");
    assertThat(Files.readString(folder.resolve("burdenshare.prom")))
        .contains("\nburdenshare_nightly_files_passed_over 1\n")
        .contains("\nburdenshare_nightly_release_due_days{publisher=\"NATO\"} 10\n");
    assertThat(Path.of(status().get("log").asText()))
        .content()
        .contains("Slovakia: 1.9900 % from the edition's own figures, published as 2.00 %");

    Files.move(folder.resolve("in put"), folder.resolve("away"));
    Outcome failed = nightly();
    assertThat(failed.exitCode()).isEqualTo(66);
    assertThat(failed.out())
        .startsWith("burdenshare nightly: FAILED with 66 after ")
        .doesNotContain("passed over")
        .contains("in put does not exist; check --input.");
    assertThat(status().get("exit_code").asInt()).isEqualTo(66);
    assertThat(status().get("last_success").asLong()).isGreaterThanOrEqualTo(success);
    assertThat(Files.readString(folder.resolve("burdenshare.prom")))
        .contains("\nburdenshare_nightly_exit_code 66\n")
        .containsPattern("\nburdenshare_nightly_last_success_timestamp_seconds \\d{10}\n")
        .matches("(?s)(# HELP \\w+ [^\n]+\n# TYPE \\w+ gauge\n\\w+ \\d+\n)+");
    assertThat(Files.readAllLines(folder.resolve("told")))
        .hasSize(3)
        .allMatch(line -> line.startsWith(folder.resolve("hook") + " burdenshare nightly: "));
    try (Stream<Path> logs = Files.list(folder.resolve("state/logs"))) {
      assertThat(logs.filter(log -> log.getFileName().toString().startsWith("nightly-")))
          .hasSize(3);
    }
  }

  @Test
  void optionThatHidesWhatIsRead_endsWith64() throws Exception {
    Files.writeString(settings, "NIGHTLY_OPTIONS='--keep 9d --quiet'\n");

    Outcome outcome = nightly();

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).startsWith("NIGHTLY_OPTIONS has --quiet").contains("leave it out");
  }

  @Test
  void nightLeftToAnotherRun_isNoFailure() throws Exception {
    Path jobs = Files.createDirectory(folder.resolve("jobs"));
    Files.copy(Programs.script("nightly"), jobs.resolve("nightly"));
    Files.writeString(
        jobs.resolve("trends"), "#!/bin/sh\necho 'Another run is publishing.' >&2\nexit 75\n");
    assertThat(jobs.resolve("trends").toFile().setExecutable(true)).isTrue();

    Outcome outcome = Programs.in(folder).run(jobs.resolve("nightly"), settings.toString());

    assertThat(outcome.exitCode()).isEqualTo(75);
    assertThat(outcome.out())
        .matches(
            "burdenshare nightly: left to another run after \\d+ s: Another run is publishing\\.\n");
    assertThat(folder.resolve("told")).doesNotExist();
  }

  @Test
  void settingsThatCannotBeRead_endWith64() throws Exception {
    Outcome outcome =
        Programs.in(folder).run(Programs.script("nightly"), folder.resolve("none").toString());

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).singleElement().asString().contains("cannot be read");
  }

  private JsonNode status() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("state/status.json").toFile());
  }

  private Outcome nightly() throws Exception {
    return Programs.in(folder).run(Programs.script("nightly"), settings.toString());
  }
}
