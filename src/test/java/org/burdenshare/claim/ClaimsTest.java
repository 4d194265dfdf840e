package org.burdenshare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Claims in six languages with the judgement expected of each on NATO's and on SIPRI's definition,
 * a star where it is another on printed shares, and claims that are not understood. Many are near
 * to a true one but for a word. A claim that is understood alike on the same day has the same
 * judgement, so it is judged once. A usual build judges the first of them, and understands all.
 */
class ClaimsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_JUDGED = Integer.getInteger("test.claims", 1000);
  private static final Map<String, JsonNode> JUDGED = new HashMap<>();

  @ParameterizedTest
  @CsvFileSource(resources = "/claims.csv", delimiter = '|', numLinesToSkip = 1)
  void claim_isJudgedAsExpected(String day, String nato, String sipri, String sentence) {
    if ("not understood".equals(nato)) {
      assertThatThrownBy(() -> understood(day, sentence))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("The claim is not judged: ");
    } else {
      String alike = day + understood(day, sentence).parts();
      assertThat(alike).contains("guideline=");
      if (JUDGED.size() < MOST_JUDGED || JUDGED.containsKey(alike)) {
        JsonNode answer = JUDGED.computeIfAbsent(alike, any -> judged(day, sentence));
        assertThat(holds(answer, "NATO")).as("NATO: %s", answer).isEqualTo(nato);
        assertThat(holds(answer, "SIPRI")).as("SIPRI: %s", answer).isEqualTo(sipri);
      }
    }
  }

  private static Claim understood(String day, String sentence) {
    return ClaimReader.read(sentence, LocalDate.parse(day), Claim.UNSAID);
  }

  private static JsonNode judged(String day, String sentence) {
    Outcome outcome =
        new CommandsOn(SampleWarehouse.location())
            .run("claim", sentence, "--on", day, "--format", "json");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try {
      return JSON.readTree(outcome.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The verdict, and with a star where it is another on printed shares; null: not judged on it. */
  private static String holds(JsonNode answer, String basis) {
    for (JsonNode judged : answer.get("judged")) {
      if (judged.get("basis").asText().equals(basis)) {
        String holds = judged.get("holds").asText();
        return holds.equals(judged.get("holds_as_printed").asText()) ? holds : holds + "*";
      }
    }
    return null;
  }
}
