package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launcher asks of Maven, of Java and of a Spark distribution, each stood in for by a
 * script that says how it was called, in a checkout whose path has spaces.
 */
class LaunchIT {
  private static final Set<String> NOT_FOR_A_JOB = Set.of("class", "kill", "status");
  private static final Set<String> WITHOUT_VALUE =
      Set.of("supervise", "verbose", "load-spark-defaults");
  private static final Set<String> FOR_THE_JOB = Set.of("help", "version");

  private static final String SAYS_ARGUMENTS =
      """
      #!/usr/bin/env bash
      for argument in "$@"; do
        case $argument in
          @/dev/fd/*) sed 's/^/options: /' "${argument#@}" ;;
          *) echo "$argument" ;;
        esac
      done
      exit 7
      """;

  @TempDir Path temporary;
  private Path checkout;
  private Path source;
  private Path jar;

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = temporary.toRealPath().resolve("a check out");
    source = checkout.resolve("src/main/java/Source.java");
    jar = checkout.resolve("target/burdenshare-9.jar");
    Files.createDirectories(source.getParent());
    Files.createDirectories(checkout.resolve("jobs/conf"));
    Files.writeString(source, "");
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (String script : List.of("launch", "trends")) {
      Files.copy(Programs.script(script), checkout.resolve("jobs").resolve(script));
    }
    program("spark/bin/spark-submit", SAYS_ARGUMENTS);
    program("jdk/bin/java", SAYS_ARGUMENTS);
    program("jdk/bin/javac", SAYS_ARGUMENTS);
    mavenThat("mkdir -p target/spark/jars && touch target/burdenshare-9.jar");
    makeOlder(checkout);
  }

  @Test
  void sourceNewerThanJar_buildsOnce() throws Exception {
    assertThat(launch().err()).contains("building");
    assertThat(launch().err()).isEmpty();

    makeOlder(checkout);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now()));

    assertThat(launch().err()).contains("building");
    assertThat(launch().err()).isEmpty();
  }

  @Test
  void sourceDeleted_buildsOnceAndAnew() throws Exception {
    launch();
    Files.createDirectories(checkout.resolve("target/classes/of/what/is/gone"));
    makeOlder(checkout);
    Files.delete(source);

    assertThat(launch().err()).contains("building");
    assertThat(launch().err()).isEmpty();
    assertThat(checkout.resolve("target/classes")).doesNotExist();
  }

  @Test
  void build_leavesNoClassesThatWereNotChecked() throws Exception {
    mavenThat(
        "mkdir -p target/spark/jars target/classes && touch target/burdenshare-9.jar"
            + " && echo $* >target/given");

    assertThat(launch().err()).contains("building");

    assertThat(checkout.resolve("target/given")).content().contains("-Dunchecked");
    assertThat(checkout.resolve("target/classes")).doesNotExist();
  }

  @Test
  void buildFails_exitsWith70AndLeavesNoJar() throws Exception {
    mavenThat("mkdir -p target/classes && touch target/burdenshare-9.jar && exit 1");

    Outcome outcome = launch();

    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("The build failed").contains("target/logs/build.log");
    assertThat(jar).doesNotExist();
    assertThat(checkout.resolve("target/classes")).doesNotExist();
  }

  @Test
  void jarOfAnotherVersion_isNotTaken() throws Exception {
    Path old = checkout.resolve("target/burdenshare-8.jar");
    Files.createDirectories(checkout.resolve("target/spark/jars"));
    Files.writeString(old, "");
    makeOlder(checkout);
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(Instant.now()));

    assertThat(launch().out().lines()).contains(jar.toString()).doesNotContain(old.toString());
  }

  @Test
  void linkToAScript_findsTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a check out/jobs"));
    Path script = Files.createSymbolicLink(temporary.resolve("t"), link.resolve("trends"));

    assertThat(environment().run(script).out().lines()).contains(jar.toString(), "trends");
  }

  @Test
  void distribution_getsEveryOptionOfSparkSubmitInBothForms() throws Exception {
    List<String> options = optionsOfSparkSubmit();
    assertThat(options).contains("master", "conf", "queue", "load-spark-defaults");
    List<String> expected = new ArrayList<>(List.of("--class", "org.burdenshare.cli.Main"));
    List<Object> given = new ArrayList<>(List.of("--input", "a=b"));
    for (String option : options) {
      if (WITHOUT_VALUE.contains(option)) {
        given.add("--" + option);
        expected.add("--" + option);
      } else {
        given.addAll(List.of("--" + option, "of x=y", "--" + option + "=of x=y"));
        expected.addAll(List.of("--" + option, "of x=y", "--" + option, "of x=y"));
      }
    }
    given.addAll(List.of("-c", "spark.a=b c", "-v", "--help"));
    expected.addAll(List.of("-c", "spark.a=b c", "-v"));
    expected.addAll(List.of("--conf", "spark.burdenshare.regime=large"));
    expected.addAll(List.of(jar.toString(), "trends", "--input", "a=b", "--help"));

    assertThat(onDistribution(given.toArray()).out().lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void distribution_exitCodeIsPassedOn() throws Exception {
    assertThat(onDistribution().exitCode()).isEqualTo(7);
  }

  @Test
  void embeddedSpark_driverSettingsReachJava() throws Exception {
    Outcome outcome =
        launch(
            "--conf",
            "spark.driver.memory=5g",
            "--driver-memory=3g",
            "--driver-java-options",
            "-Da='b c' -Dd=e",
            "--conf=spark.driver.extraClassPath=/before");

    assertThat(outcome.exitCode()).isEqualTo(7);
    assertThat(outcome.out().lines())
        .contains("-Xmx3g", "options: -Da='b c' -Dd=e", "org.apache.spark.deploy.SparkSubmit")
        .anyMatch(argument -> argument.startsWith("/before:" + checkout.resolve("jobs/conf")))
        .endsWith(jar.toString(), "trends");
  }

  @Test
  void embeddedSpark_memoryThatIsNoSize_exitsWith64() throws Exception {
    Outcome outcome = launch("--driver-memory", "plenty");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("--driver-memory is plenty, expected a size such as 2g.");
  }

  @Test
  void optionWithoutValue_exitsWith64() throws Exception {
    Outcome outcome = launch("--master");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("--master expects a value.");
  }

  @Test
  void noSparkThere_saysWhatToDo() throws Exception {
    Outcome outcome =
        environment()
            .with("SPARK_HOME", temporary.resolve("nowhere"))
            .run(checkout.resolve("jobs/trends"));

    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThat(outcome.err())
        .contains("nowhere, which has no bin/spark-submit")
        .contains("set it to a Spark distribution or unset it");
  }

  @Test
  void localeOfAsciiAlone_isNotWhatJavaGets() throws Exception {
    program("jdk/bin/java", "#!/usr/bin/env bash\necho \"$LC_ALL\"\n");

    assertThat(environment().with("LC_ALL", "C").run(trends()).out()).isEqualTo("C.UTF-8\n");
  }

  @Test
  void logsThatCannotBeWritten_endWith73AndOneSentence() throws Exception {
    launch();
    Path logs = source.resolve("logs");

    Outcome outcome = environment().with("BURDENSHARE_LOG_DIR", logs).run(trends());

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err())
        .isEqualTo(
            "%s cannot be written; set BURDENSHARE_LOG_DIR to a folder for logs.%n"
                .formatted(logs));
  }

  @Test
  void checkoutThatCannotBeWrittenAndIsNotBuilt_endsWith73AndOneSentence() throws Exception {
    Files.writeString(checkout.resolve("target"), "no folder");

    Outcome outcome = launch();

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err())
        .isEqualTo(
            "%s cannot be written and there is no build of these sources in it; run jobs/trends once as their owner.%n"
                .formatted(checkout.resolve("target")));
  }

  @Test
  void noJavaThere_saysWhatToDo() throws Exception {
    Outcome outcome =
        environment()
            .with("JAVA_HOME", temporary.resolve("nowhere"))
            .run(checkout.resolve("jobs/trends"));

    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThat(outcome.err()).contains("nowhere/bin/java").contains("install a JDK 17");
    assertThat(outcome.err()).doesNotContain("building");
  }

  @Test
  void javaThatIsTooOld_isSaidBeforeAnythingIsBuilt() throws Exception {
    Path release = checkout.getParent().resolve("jdk/release");
    Files.writeString(release, "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"1.8.0_402\"\n");

    assertFailsWith70(
        " is Java 1.8.0_402, expected 17 or newer; install a JDK 17, 21 or 25 or point JAVA_HOME to one.");

    Files.writeString(release, "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(launch().err()).startsWith("  building");
  }

  @Test
  void javaWithoutACompiler_isSaidWhereTheProgramHasToBeBuilt() throws Exception {
    Files.delete(checkout.getParent().resolve("jdk/bin/javac"));

    assertFailsWith70(
        " is a Java without a compiler, and the program has to be built; install a JDK 17, 21 or 25 or point"
            + " JAVA_HOME to one.");
  }

  @Test
  void mavenThatIsTooOld_isSaidInItsOwnSentence() throws Exception {
    mavenThat("echo burdenshare is built with Maven 3.8 or newer.; exit 1");

    assertThat(launch().err()).endsWith("\nburdenshare is built with Maven 3.8 or newer.\n");
  }

  @Test
  void mavenThatCannotFetch_isToldApartFromABuildThatFails() throws Exception {
    mavenThat("echo '[ERROR] Could not transfer artifact a:b:jar:1 from/to central'; exit 1");

    assertThat(launch().err())
        .contains("Maven cannot fetch what the build needs from its repository")
        .contains("a check out/target/logs/build.log");
  }

  private void assertFailsWith70(String ofJava) throws Exception {
    Path java = checkout.getParent().resolve("jdk/bin/java");

    assertThat(launch()).isEqualTo(new Outcome(70, "", java + ofJava + "\n"));
  }

  private Outcome launch(Object... options) throws Exception {
    return environment().run(trends(options));
  }

  private Outcome onDistribution(Object... options) throws Exception {
    return environment()
        .with("SPARK_HOME", checkout.getParent().resolve("spark"))
        .run(trends(options));
  }

  private Object[] trends(Object... options) {
    return Stream.concat(Stream.of(checkout.resolve("jobs/trends")), Stream.of(options)).toArray();
  }

  private Programs environment() {
    return Programs.in(temporary)
        .with("JAVA_HOME", checkout.getParent().resolve("jdk"))
        .with("PATH", checkout.getParent().resolve("maven") + ":" + System.getenv("PATH"));
  }

  private void mavenThat(String does) throws IOException {
    program("maven/mvn", "#!/usr/bin/env bash\n" + does + "\n");
  }

  private void program(String name, String text) throws IOException {
    Path file = checkout.getParent().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void makeOlder(Path folder) throws IOException {
    FileTime anHourAgo = FileTime.from(Instant.now().minusSeconds(3600));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, anHourAgo);
      }
    }
  }

  /** What spark-submit itself says that it takes, so that an option of a later Spark is noticed. */
  private static List<String> optionsOfSparkSubmit() throws Exception {
    Path spark = Programs.checkout().resolve("target/spark");
    Outcome help =
        Programs.in(spark)
            .with("SPARK_HOME", spark)
            .run(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-cp",
                spark.resolve("jars") + "/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--help");
    return Pattern.compile("(?m)^ +--([a-z-]+)")
        .matcher(help.out() + help.err())
        .results()
        .map(MatchResult::group)
        .map(option -> option.strip().substring(2))
        .filter(option -> !NOT_FOR_A_JOB.contains(option) && !FOR_THE_JOB.contains(option))
        .distinct()
        .toList();
  }
}
