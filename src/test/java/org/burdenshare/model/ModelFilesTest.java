package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** The files of models and checks, and what is said of them. */
class ModelFilesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/burdenshare");

  @Test
  void everyFile_saysOnItsFirstLineWhatARowIs() throws IOException {
    for (String folder : List.of("models", "checks")) {
      for (String name : names(folder)) {
        assertThat(Files.readString(RESOURCES.resolve(folder).resolve(name + ".sql")))
            .startsWith("-- " + name + ": ");
      }
    }
    assertThat(names("models"))
        .allSatisfy(
            name ->
                assertThat(Models.text(name).orElseThrow()).startsWith("-- " + name + ": one row"));
  }

  @Test
  void checks_areThoseThatAPublicationRecords() throws IOException {
    assertThat(names("checks")).containsExactlyInAnyOrderElementsOf(TrendsPipeline.CHECKS);
  }

  @Test
  void noStep_isNamedAsAModel() throws IOException {
    for (String folder : List.of("models", "checks")) {
      for (String name : names(folder)) {
        assertThat(Models.text(name).orElseThrow().lines())
            .as(name)
            .noneMatch(
                line ->
                    Models.text(line.replaceFirst("^(?:WITH )?([a-z_]+) AS \\($", "$1"))
                        .isPresent());
      }
    }
  }

  @Test
  void inputThatIsNotGiven_isNotTakenFromTheSession() {
    Rules.given("share", TestSpark.session().sql("SELECT 1 AS one"))
        .table("share")
        .createOrReplaceTempView("figure");
    Models models = new Models(TestSpark.session(), Map.of(), Map.of(), UnaryOperator.identity());

    assertThatThrownBy(() -> models.table("share"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no model or input 'observation'");
  }

  @Test
  void manual_tellsEachOfThem() throws IOException {
    String method = Files.readString(Path.of("src/site/markdown/method.md"));

    assertThat(Stream.concat(names("models").stream(), names("checks").stream()))
        .allSatisfy(name -> assertThat(method).contains(name + ".sql`"));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.map(file -> file.getFileName().toString().replace(".sql", "")).toList();
    }
  }
}
