package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of schedules are what their schedulers take, as far as this machine can tell. */
class SchedulesTest {
  private static final Path SCHEDULE = Programs.checkout().resolve("jobs/schedule");

  @TempDir Path folder;

  @Test
  void crontab_isOneLineWithFiveFieldsAndTheScript() throws IOException {
    assertThat(Files.readAllLines(SCHEDULE.resolve("crontab")))
        .filteredOn(line -> !line.startsWith("#"))
        .singleElement()
        .asString()
        .matches("(\\S+ ){5}/srv/burdenshare/jobs/nightly /etc/burdenshare/nightly.env");
  }

  @Test
  void cronJob_forbidsOverlapAndRunsTheScript() throws IOException {
    JsonNode job = new YAMLMapper().readTree(SCHEDULE.resolve("cronjob.yaml").toFile());

    assertThat(job.at("/kind").asText()).isEqualTo("CronJob");
    assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode container = job.at("/spec/jobTemplate/spec/template/spec/containers/0");
    assertThat(container.at("/command/0").asText()).isEqualTo("/srv/burdenshare/jobs/nightly");
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
  }

  @Test
  void systemdUnits_areVerified() throws Exception {
    assumeThat(isThere("systemd-analyze")).isTrue();
    for (String unit : List.of("burdenshare-nightly.service", "burdenshare-nightly.timer")) {
      Files.writeString(
          folder.resolve(unit),
          Files.readString(SCHEDULE.resolve(unit))
              .replace("/srv/burdenshare/jobs/nightly", Programs.script("nightly").toString()));
    }
    assertThat(
            run(
                "systemd-analyze",
                "verify",
                "--man=no",
                folder.resolve("burdenshare-nightly.service").toString(),
                folder.resolve("burdenshare-nightly.timer").toString()))
        .isEmpty();
  }

  @Test
  void airflowDag_isPython() throws Exception {
    assumeThat(isThere("python3")).isTrue();

    assertThat(
            run(
                "python3",
                "-c",
                "import ast, sys; ast.parse(open(sys.argv[1]).read())",
                SCHEDULE.resolve("airflow_burdenshare.py").toString()))
        .isEmpty();
  }

  @Test
  void settings_areThoseThatTheScriptReads() throws IOException {
    List<String> read = names(Files.readString(Programs.script("nightly")), "\\$\\{(NIGHTLY_\\w+)");
    List<String> listed =
        names(Files.readString(SCHEDULE.resolve("nightly.env")), "(?m)^#?(NIGHTLY_\\w+)=");

    assertThat(listed).containsExactlyInAnyOrderElementsOf(read);
  }

  private static List<String> names(String text, String pattern) {
    Matcher names = Pattern.compile(pattern).matcher(text);
    Stream.Builder<String> found = Stream.builder();
    while (names.find()) {
      found.add(names.group(1));
    }
    return found.build().distinct().toList();
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
