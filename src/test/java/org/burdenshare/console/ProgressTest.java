package org.burdenshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void onATerminal_whatTakesLongGetsABarWithRateAndTimeLeftThatIsGoneAfterwards() {
    String shown = workingFor3Seconds(Map.of("BURDENSHARE_COLUMNS", "70"));

    assertThat(shown).containsPattern("\r  working +\\d+% \\[=*>? *\\] \\d+/30 tasks");
    assertThat(shown).contains("tasks/s");
    assertThat(List.of(shown.split("[\r\n]")))
        .filteredOn(line -> line.contains("working"))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 70);
    assertThat(shown).containsPattern("\r +\r  stage ");
  }

  @Test
  void inALog_noCarriageReturns() {
    assertThat(workingFor3Seconds(Map.of())).startsWith("  stage ").doesNotContain("\r");
  }

  private static String workingFor3Seconds(Map<String, String> environment) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SparkContext spark = TestSpark.session().sparkContext();
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      Progress progress =
          new Progress(
              out,
              out,
              new TerminalStyle(environment, StandardCharsets.UTF_8),
              Progress.Verbosity.EVERYTHING);
      progress.watching(
          spark,
          () -> {
            new JavaSparkContext(spark)
                .parallelize(IntStream.range(0, 30).boxed().toList(), 30)
                .foreach(task -> Thread.sleep(200));
            progress.stage("stage", "done");
            return null;
          });
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
