package org.burdenshare.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Claims in six languages with the judgement expected of each on NATO's and on SIPRI's definition.
 * A claim that is understood alike on the same day has the same judgement, so it is judged once.
 */
class ClaimsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Outcome> JUDGED = new HashMap<>();

  @ParameterizedTest
  @CsvFileSource(resources = "/claims.csv", delimiter = '|', numLinesToSkip = 1)
  void claim_isJudgedAsExpected(String day, String nato, String sipri, String sentence)
      throws Exception {
    Outcome outcome = claim(day, sentence);

    if (nato.equals("not understood")) {
      assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(65);
      assertThat(outcome.err()).startsWith("The claim is not judged: ");
    } else {
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      JsonNode answer = JSON.readTree(outcome.out());
      assertThat(holds(answer, "NATO")).as("NATO: %s", answer).isEqualTo(nato);
      assertThat(holds(answer, "SIPRI")).as("SIPRI: %s", answer).isEqualTo(sipri);
    }
  }

  private static Outcome claim(String day, String sentence) {
    return JUDGED.computeIfAbsent(
        day + " " + sentence,
        key ->
            new CommandsOn(SampleWarehouse.location())
                .run("claim", sentence, "--on", day, "--format", "json"));
  }

  /** The verdict, and with a star where it is another on printed shares. */
  private static String holds(JsonNode answer, String basis) {
    for (JsonNode judged : answer.get("judged")) {
      if (judged.get("basis").asText().equals(basis)) {
        String holds = judged.get("holds").asText();
        return holds.equals(judged.get("holds_as_printed").asText()) ? holds : holds + "*";
      }
    }
    throw new AssertionError("no judgement on " + basis + " in " + answer);
  }
}
