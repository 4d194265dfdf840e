package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  /** As much of Airflow as the DAG asks for; what it is not asked for is an error. */
  private static final String STAND_IN_FOR_DAG =
      """
      class DAG:
          current = None

          def __init__(self, *, dag_id, schedule, start_date, catchup, max_active_runs, default_args):
              self.said = dict(
                  dag_id=dag_id, schedule=schedule, start_date=start_date, catchup=catchup,
                  max_active_runs=max_active_runs, default_args=default_args)
              self.tasks = []

          def __enter__(self):
              DAG.current = self
              return self

          def __exit__(self, *failure):
              DAG.current = None
      """;

  private static final String STAND_IN_FOR_OPERATOR =
      """
      from airflow import DAG

      class BashOperator:
          def __init__(self, *, task_id, bash_command, **said):
              DAG.current.tasks.append(dict(task_id=task_id, bash_command=bash_command, **said))
      """;

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
  void airflowDag_runsTheScriptOnceANight() throws Exception {
    assumeThat(isThere("python3")).isTrue();
    Path airflow = Files.createDirectories(folder.resolve("airflow"));
    Files.writeString(airflow.resolve("__init__.py"), STAND_IN_FOR_DAG);
    Files.createDirectories(airflow.resolve("operators"));
    Files.writeString(airflow.resolve("operators/__init__.py"), "");
    Files.writeString(airflow.resolve("operators/bash.py"), STAND_IN_FOR_OPERATOR);
    Path dag = SCHEDULE.resolve("airflow_burdenshare.py");

    JsonNode said =
        new ObjectMapper()
            .readTree(
                run(
                    "python3",
                    "-B",
                    "-c",
                    """
                    import json, runpy, sys
                    sys.path.insert(0, sys.argv[1])
                    dag = runpy.run_path(sys.argv[2])["dag"]
                    print(json.dumps({"dag": dag.said, "tasks": dag.tasks}, default=str))
                    """,
                    folder.toString(),
                    dag.toString()));

    assertThat(said.at("/dag/dag_id").asText()).isEqualTo("burdenshare_nightly");
    assertThat(said.at("/dag/schedule").asText()).matches("(\\S+ ){4}\\S+");
    assertThat(said.at("/dag/catchup").isBoolean()).isTrue();
    assertThat(said.at("/dag/catchup").asBoolean()).as("no night is made up for").isFalse();
    assertThat(said.at("/dag/max_active_runs").asInt()).isEqualTo(1);
    assertThat(said.at("/dag/default_args/retries").asInt()).isPositive();
    assertThat(said.at("/tasks")).hasSize(1);
    JsonNode task = said.at("/tasks/0");
    assertThat(task.get("bash_command").asText())
        .as("a blank at the end, or Airflow would read the name of a script as a template's file")
        .isEqualTo("/srv/burdenshare/jobs/nightly /etc/burdenshare/nightly.env ");
    assertThat(task.get("cwd").asText()).isEqualTo("/var/lib/burdenshare");
    assertThat(task.get("skip_on_exit_code").asInt()).isEqualTo(75);
    assertThat(task.get("append_env").asBoolean()).as("with the environment of Airflow").isTrue();
    assertThat(task.has("env")).isFalse();
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
