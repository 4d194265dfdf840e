package org.burdenshare.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells the programs that watch over it. */
class RunStatusTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 28);

  @TempDir Path folder;

  @Test
  void runThatPublishes_isToldAtItsBeginning_whenItHasPublished_andAtItsEnd() throws Exception {
    RunStatus status = status();
    assertThat(told().get("outcome").asText()).isEqualTo("running");
    assertThat(told().get("exit_code").isNull()).isTrue();
    assertThat(told().get("ended").isNull()).isTrue();

    status.passedOver(2, Optional.of("a \"page\".xls"));
    status.editions(1);
    status.rows(40, 5);
    status.published("20260129T030000Z-ab12", DAY, 6);
    assertThat(told().get("outcome").asText()).isEqualTo("published");
    assertThat(told().get("exit_code").isNull()).as("it goes on").isTrue();

    status.done();
    JsonNode told = told();
    assertThat(told.get("exit_code").asInt()).isZero();
    assertThat(told.get("publication").asText()).isEqualTo("20260129T030000Z-ab12");
    assertThat(told.get("as_of").asText()).isEqualTo("2026-01-28");
    assertThat(told.get("editions_new").asInt()).isEqualTo(1);
    assertThat(told.get("files_passed_over").asInt()).isEqualTo(2);
    assertThat(told.get("newest_file_passed_over").asText()).isEqualTo("a \"page\".xls");
    assertThat(told.get("observations_read").asInt()).isEqualTo(40);
    assertThat(told.get("rows_rejected").asInt()).isEqualTo(5);
    assertThat(told.get("verdicts_flipped").asInt()).isEqualTo(6);
    assertThat(told.get("ended").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
    assertThat(told.get("seconds").isDouble()).isTrue();
  }

  @Test
  void runWithNothingNew_namesThePublicationThatStands() throws Exception {
    RunStatus status = status();

    status.standing("20260129T030000Z-ab12", DAY);
    status.done();

    assertThat(told().get("outcome").asText()).isEqualTo("nothing new");
    assertThat(told().get("publication").asText()).isEqualTo("20260129T030000Z-ab12");
    assertThat(told().get("verdicts_flipped").asInt()).isZero();
  }

  @Test
  void runThatFails_tellsItsFirstSentence_andWhatStandsNevertheless() throws Exception {
    RunStatus status = status();
    status.published("20260129T030000Z-ab12", DAY, 6);

    status.failed(
        Failure.of(Failure.Kind.BAD_DATA, List.of("One is \\ wrong.", "Two is wrong.", "Three.")));

    assertThat(told().get("outcome").asText()).isEqualTo("failed");
    assertThat(told().get("exit_code").asInt()).isEqualTo(65);
    assertThat(told().get("sentence").asText()).isEqualTo("One is \\ wrong. (and 2 more)");
    assertThat(told().get("publication").asText()).isEqualTo("20260129T030000Z-ab12");
  }

  @Test
  void everyMember_standsOnALineOfItsOwn_andNothingElseIsLeft() throws Exception {
    RunStatus status = status();
    status.passedOver(1, Optional.of("two\nlines.xls"));
    status.releasesDue(List.of(Map.of("publisher", "SIPRI"), Map.of("publisher", "IMF")));
    status.done();

    assertThat(told().get("releases_due"))
        .hasToString("[{\"publisher\":\"SIPRI\"},{\"publisher\":\"IMF\"}]");
    List<String> lines = Files.readAllLines(folder.resolve("status.json"));
    assertThat(lines).first().isEqualTo("{");
    assertThat(lines).last().isEqualTo("}");
    assertThat(lines.subList(1, lines.size() - 1))
        .allMatch(line -> line.matches("  \"[a-z_]+\": .*[^,],?"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("status.json"));
    }
  }

  @Test
  void fileThatCannotBeWritten_isSaidBeforeTheRunDoesAnything() {
    assertThatThrownBy(() -> new RunStatus(folder.resolve("none/status.json").toString()))
        .isInstanceOf(Failure.class)
        .hasMessageMatching("The status cannot be written into .*none/status.json: .*--status.*")
        .extracting(failure -> ((Failure) failure).kind())
        .isEqualTo(Failure.Kind.CANNOT_WRITE);
  }

  @Test
  void nobodyAsks_nothingIsWritten() {
    RunStatus status = new RunStatus(null);

    status.published("20260129T030000Z-ab12", DAY, 6);
    status.done();

    assertThat(folder).isEmptyDirectory();
  }

  private RunStatus status() {
    return new RunStatus(folder.resolve("status.json").toString());
  }

  private JsonNode told() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("status.json").toFile());
  }
}
