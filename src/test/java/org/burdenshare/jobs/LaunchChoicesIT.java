package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the launcher decides before Java starts, which a stand-in for Java tells: for what size of
 * data the job is set, and what could only end in a stack trace.
 */
class LaunchChoicesIT {
  private static final int BYTES_OF_TWO_HUNDRED_THOUSAND_OBSERVATIONS = 4_000_000;

  @TempDir Path temporary;
  private Path folder;
  private Path warehouse;

  @BeforeEach
  void makeCheckoutThatIsBuilt() throws Exception {
    folder = temporary.toRealPath();
    warehouse = folder.resolve("warehouse");
    Files.createDirectories(folder.resolve("check out/jobs/conf"));
    Files.createDirectories(folder.resolve("check out/src/main"));
    Files.createDirectories(folder.resolve("check out/target/spark/jars"));
    Files.writeString(folder.resolve("check out/pom.xml"), "");
    for (String script : List.of("launch", "trends", "sql", "inspect")) {
      Files.copy(Programs.script(script), folder.resolve("check out/jobs").resolve(script));
    }
    Files.copy(
        Programs.script("conf").resolve("spark-defaults.conf"),
        folder.resolve("check out/jobs/conf/spark-defaults.conf"));
    Files.writeString(folder.resolve("check out/target/burdenshare-9.jar"), "");
    program("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
  }

  @Test
  void nothingPublishedAndALittleToRead_isSmall() throws Exception {
    assertThat(regime("trends", "--input", input(1000))).isEqualTo("small");
  }

  @Test
  void linkToMuchToRead_isMedium() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), input(6_000_000));

    assertThat(regime("trends", "--input", link)).isEqualTo("medium");
    assertThat(regime("trends", "--input=file://" + link)).isEqualTo("medium");
    assertThat(regime("inspect", link)).as("which computes nothing").isEqualTo("small");
  }

  @Test
  void nameOfAFileWithLinesAndTabs_isNeverComputedWith() throws Exception {
    Path input = input(6_000_000);
    Files.writeString(input.resolve("x\nBASH_VERSINFO[$(touch run)]\t.csv"), "");
    Files.writeString(input.resolve("new\nline.csv"), "");

    assertThat(regime("trends", "--input", input)).isEqualTo("medium");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void editionOfMegabytesOnMillionsOfObservations_isMediumUpToFive() throws Exception {
    publishedOf("1700000\n");

    assertThat(regime("trends", "--input", input(1_400_000))).isEqualTo("medium");
    assertThat(regime("sql", "-e", "SELECT 1")).as("a look").isEqualTo("small");
    publishedOf("5000000\n");
    assertThat(regime("trends", "--input", input(1_400_000))).isEqualTo("large");
  }

  @Test
  void whatIsPublishedAndWhatIsRead_countTogether() throws Exception {
    Path input = input(BYTES_OF_TWO_HUNDRED_THOUSAND_OBSERVATIONS);

    publishedOf("40000\n");
    assertThat(regime("trends", "--input", input)).isEqualTo("small");
    publishedOf("60000\n");
    assertThat(regime("trends", "--input", input)).isEqualTo("medium");
    assertThat(regime("trends", "--input", input(1000), "--input", input)).isEqualTo("medium");
  }

  @Test
  void moreThanALookIsSetFor_isMediumOrLarge() throws Exception {
    publishedOf("3000000\n");

    assertThat(regime("sql", "-e", "SELECT 1")).isEqualTo("medium");
    publishedOf("6000000\n");
    assertThat(regime("sql", "-e", "SELECT 1")).isEqualTo("large");
  }

  @Test
  void bytesOfTheWarehouse_doNotCount_andItMayBeALink() throws Exception {
    publishedOf("20000\n");
    Files.write(warehouse.resolve("publication/old.parquet"), new byte[50_000_000]);
    Path link = Files.createSymbolicLink(folder.resolve("link"), warehouse);

    assertThat(regime("trends", "--input", input(1000), "--warehouse", link)).isEqualTo("small");
    publishedOf("1700000\n");
    assertThat(regime("trends", "--input", input(1000), "--warehouse", link)).isEqualTo("medium");
  }

  @Test
  void tablesOfWhichNobodyKnowsHowManyObservations_areLarge() throws Exception {
    Files.createDirectories(warehouse.resolve("publication"));
    assertThat(regime("sql", "-e", "SELECT 1")).isEqualTo("large");

    for (String garbage : List.of("", "many\n", "-1\n", "12 34\n", "0x1\n")) {
      publishedOf(garbage);
      assertThat(regime("sql", "-e", "SELECT 1")).as(garbage).isEqualTo("large");
    }
  }

  @Test
  void whatIsNotOnThisMachine_isLarge() throws Exception {
    assertThat(regime("trends", "--input", "hdfs://far/away")).isEqualTo("large");
    assertThat(regime("trends", "--warehouse", "s3a://far/away")).isEqualTo("large");
    assertThat(regime("trends", "--master", "spark://far:7077")).isEqualTo("large");
    Path properties = Files.writeString(folder.resolve("p"), "spark.master = spark://far:7077\n");
    assertThat(regime("trends", "--properties-file", properties)).isEqualTo("large");
  }

  @Test
  void whoeverKnowsBetter_decides() throws Exception {
    publishedOf("1700000\n");

    Outcome outcome = environment().with("BURDENSHARE_REGIME", "small").run(command("trends"));

    assertThat(outcome.out().lines()).contains("spark.burdenshare.regime=small");
  }

  @ParameterizedTest
  @CsvSource({"512m, -Xmx512m", "600, -Xmx600m", "3gb, -Xmx3g", "600000k, -Xmx600000k"})
  void memory_isWhatSparkMeansByIt(String given, String java) throws Exception {
    assertThat(launch("trends", "--driver-memory", given).out().lines()).contains(java);
  }

  @Test
  void memoryOfAPropertiesFile_reachesJava() throws Exception {
    Path properties =
        Files.writeString(folder.resolve("p"), "# more\nspark.driver.memory   3g  \n");

    assertThat(launch("trends", "--properties-file", properties).out().lines()).contains("-Xmx3g");
    assertThat(
            launch("trends", "--properties-file", properties, "--driver-memory=4g").out().lines())
        .contains("-Xmx4g");
    assertThat(launch("trends").out().lines()).contains("-Xmx2g");
  }

  @Test
  void memoryThatSparkDoesNotStartWith_exitsWith64AndNamesTheOption() throws Exception {
    for (Object[] options :
        List.of(
            new Object[] {"--driver-memory", "256m"},
            new Object[] {"--conf", "spark.driver.memory=256m"})) {
      assertFails(64, "--driver-memory is 256m, expected 512m or more.", launch("trends", options));
    }
  }

  @Test
  void propertiesFileThatIsNotThere_exitsWith66() throws Exception {
    assertFails(
        66,
        "--properties-file is /no/where, which cannot be read; give a file of Spark's settings.",
        launch("trends", "--properties-file=/no/where"));
  }

  @Test
  void clusterThatIsToStartTheJob_exitsWith64() throws Exception {
    String sentence =
        "--deploy-mode is cluster, but the embedded Spark runs a job where it was started; leave it"
            + " out, or set SPARK_HOME to a distribution whose cluster starts jobs.";
    assertFails(64, sentence, launch("trends", "--deploy-mode", "cluster"));
    assertFails(64, sentence, launch("trends", "--conf", "spark.submit.deployMode=cluster"));
  }

  @Test
  void userWithoutAName_exitsWith70AndSaysWhatToDo() throws Exception {
    program("bin/id", "#!/bin/sh\n[ \"$1\" = -u ] && echo 54321 && exit 0\nexit 1\n");

    Outcome outcome = onAnotherMachine().run(command("trends"));

    assertFails(
        70,
        "The user 54321 has no name on this machine, and Hadoop asks for one; add it (useradd -u"
            + " 54321 burdenshare, or a line of /etc/passwd) or run as another user.",
        outcome);
  }

  @Test
  void lessMemoryThanTheRunMayTake_isSaidBeforeItStarts() throws Exception {
    assertThat(launch("trends", "--driver-memory", "900t").err())
        .matches(
            "\\d+ MB of memory are free and the run may take 900t; end other programs or give a"
                + " smaller --driver-memory\\.\n");
    assertThat(launch("trends", "--driver-memory", "512m").err()).isEmpty();
  }

  @Test
  void machineWithoutALocaleOfUnicode_isSaid() throws Exception {
    program("bin/locale", "#!/bin/sh\necho ANSI_X3.4-1968\n");

    Outcome outcome = onAnotherMachine().run(command("trends", "--driver-memory", "512m"));

    assertThat(outcome.err())
        .isEqualTo(
            "There is no locale C.UTF-8 on this machine, so files whose names are not ASCII are not"
                + " found; add it (localedef -i C -f UTF-8 C.UTF-8).\n");
    assertThat(outcome.exitCode()).isZero();
  }

  private static void assertFails(int exitCode, String sentence, Outcome outcome) {
    assertThat(outcome.err()).isEqualTo(sentence + "\n");
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.out()).isEmpty();
  }

  private void publishedOf(String observations) throws IOException {
    Files.createDirectories(warehouse.resolve("publication"));
    Files.writeString(warehouse.resolve("_observations"), observations);
  }

  private Path input(int bytes) throws IOException {
    byte[] text = new byte[bytes];
    Arrays.fill(text, (byte) '1');
    Path input = Files.createDirectories(folder.resolve("input of " + bytes));
    Files.write(input.resolve("figures 1.csv"), text);
    return input;
  }

  private String regime(String script, Object... options) throws Exception {
    Outcome outcome = launch(script, options);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome
        .out()
        .lines()
        .filter(line -> line.startsWith("spark.burdenshare.regime="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private Outcome launch(String script, Object... options) throws Exception {
    return environment().run(command(script, options));
  }

  private Object[] command(String script, Object... options) {
    return Stream.concat(
            Stream.of(folder.resolve("check out/jobs").resolve(script)), Arrays.stream(options))
        .toArray();
  }

  /** Where programs of the folder bin stand before those of this machine. */
  private Programs onAnotherMachine() {
    return environment().with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private Programs environment() {
    return Programs.in(folder).with("JAVA_HOME", folder.resolve("jdk"));
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
