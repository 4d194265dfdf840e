package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OF_2016 =
      "Seuls cinq des 28 membres de l'Otan (Etats-Unis, Royaume-Uni, Pologne, Grèce, Estonie)"
          + " dépensent en matière de défense l'équivalent de 2% au moins de leur PIB";

  @Test
  void theSentenceOf2016_isJudgedOnEachDefinition_withItsLaterFate() {
    Outcome outcome = claim(OF_2016, "--on", "2016-11-18");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(
            """
            Understood: 5 of 28 members, USA GBR POL GRC EST and no other, at least 2 % of GDP, in the newest year known, as known on 2016-11-18.
            NATO, 2016, as known on 2016-11-18: true
              5 of 28 members (27 assessed) spent at least 2 % of GDP in 2016: Estonia 2.16 %, United Kingdom 2.21 %, Greece 2.38 %, Poland 2.0000 %, United States 3.61 %
              still so on 2024-06-17 (nato-2024-06-17)
              since 2026-07-07 (nato-2026-07-07): false, 4, without Poland; the measure is now 'Core defence expenditure', before 'Defence expenditure'
              Source: NATO, Defence Expenditures of NATO Countries (2009-2016), press release PR/CP(2016)116, 4 July 2016; shares as reported by the press from the release
              Each figure: jobs/trace ALLY 2016 --basis NATO --as-of 2016-11-18
            SIPRI, 2015, as known on 2016-11-18: false
              6 of 28 members (27 assessed) spent at least 2 % of GDP in 2015: Estonia 2.01 %, France 2.10 %, Greece 2.60 %, Poland 2.20 %, Turkey 2.08 %, United States 3.32 %
              named, and not so: United Kingdom 1.95 %
              so, and not named: France 2.10 %, Turkey 2.08 %
              since 2025-04-28 (sipri-2025-04-28): false, 4, without Estonia, France, Turkey, with United Kingdom
              Source: Stockholm International Peace Research Institute, SIPRI Military Expenditure Database, 1988-2015
              Each figure: jobs/trace ALLY 2015 --basis SIPRI --as-of 2016-11-18
            """);
  }

  @Test
  void json_isOneObject_withTheNamesOfTheOptions() {
    JsonNode answer = json(OF_2016, "--on", "2016-11-18");

    assertThat(answer.fieldNames()).toIterable().containsExactly("understood", "judged");
    assertThat(answer.get("understood"))
        .hasToString(
            "{\"meeting\":5,\"group\":null,\"members\":28,\"allies\":[\"USA\",\"GBR\",\"POL\",\"GRC\",\"EST\"],"
                + "\"guideline\":2.0,\"direction\":\"at-least\",\"year\":null,\"basis\":null,"
                + "\"on\":\"2016-11-18\"}");
    assertThat(answer.get("judged")).hasSize(2);
    assertThat(answer.get("judged").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "basis",
            "holds",
            "holds_as_printed",
            "year",
            "edition",
            "right",
            "near_line",
            "later",
            "citation",
            "measure_name",
            "releases_not_at_hand");
    assertThat(answer.get("judged").get(1).get("right").get("meeting").asInt()).isEqualTo(6);
  }

  @Test
  void newestShares_nearTheLine_haveTheirProbability() {
    Outcome spain = claim("Spain is the only ally below 2 %");
    assertThat(spain.out())
        .containsPattern(
            "  close calls, with the probability that later releases show at least 2 %:"
                + " Albania 88 %, Belgium 38 %, .*, Spain 38 %\\n");

    JsonNode ofSpain = json("Spain spends less than 2 % of GDP on defence");
    assertThat(ofSpain.get("judged").get(0).get("near_line"))
        .hasToString("[{\"ally_name\":\"Spain\",\"meets_probability\":0.38}]");
    JsonNode ofLithuania = json("Lithuania spends 5.3 % of GDP on defence");
    assertThat(ofLithuania.get("judged").get(0).get("near_line")).isEmpty();
  }

  @Test
  void releaseThatIsNotAtHand_isSaid_forMoreWasKnownOnThatDay() {
    String missing = "  not at hand: 4 later releases of NATO by that day, the last of 2018-07-10";

    assertThat(claim("Five allies meet the target", "--on", "2018-07-11").out())
        .contains(missing + System.lineSeparator());
    assertThat(claim("Five allies meet the target", "--on", "2016-11-18").out())
        .doesNotContain("not at hand");
    assertThat(
            json("Five allies meet the target", "--on", "2018-07-11")
                .at("/judged/0/releases_not_at_hand"))
        .extracting(JsonNode::asText)
        .contains("2017-06-29", "2018-07-10");
  }

  @Test
  void csv_hasALineADefinition() {
    Outcome outcome = claim("Five allies meet the target", "--on", "2016-11-18", "--format", "csv");

    assertThat(outcome.out().lines().map(line -> line.replaceFirst("\\{.*", "")))
        .containsExactly(
            "basis,holds,holds_as_printed,year,edition,right,near_line,later,citation,measure_name,"
                + "releases_not_at_hand",
            "NATO,true,true,2016,nato-2016-07-04,\"",
            "SIPRI,false,false,2015,sipri-2016-04-05,\"");
  }

  @Test
  void optionsAlone_areAClaim() {
    JsonNode answer = json("--meeting", ">=6", "--guideline", "2", "--on", "2016-11-18");

    assertThat(answer.get("understood").get("meeting").asText()).isEqualTo(">=6");
    assertThat(answer.get("understood").get("direction").asText()).isEqualTo("at-least");
    assertThat(holds(answer)).containsExactly("false", "true");
  }

  @Test
  void theDay_isThatOfThePublicationUnlessGiven() {
    assertThat(json("--meeting", "5", "--guideline", "2").get("understood").get("on").asText())
        .isEqualTo("2026-07-07");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--meeting   | <4        | meeting   | <=3",
        "--members   | 27        | members   | 27",
        "--allies    | pol,Italy | allies    | [\"POL\",\"ITA\"]",
        "--guideline | 1,5       | guideline | 1.5",
        "--direction | more-than | direction | more-than",
        "--year      | 2015      | year      | 2015",
        "--basis     | sipri     | basis     | SIPRI",
      })
  void anOption_takesThePlaceOfItsPart(String option, String value, String part, String told) {
    JsonNode understood = json(OF_2016, "--on", "2016-11-18", option, value).get("understood");

    JsonNode of = understood.get(part);
    assertThat(of.isValueNode() ? of.asText() : of.toString()).isEqualTo(told);
    Stream.of("meeting", "members", "guideline")
        .filter(other -> !other.equals(part))
        .forEach(
            other ->
                assertThat(understood.get(other).asDouble())
                    .isEqualTo(other.equals("meeting") ? 5 : other.equals("members") ? 28 : 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--meeting   | many      | --meeting is 'many', expected a number such as 5,",
        "--meeting   | -1        | --meeting is '-1', expected a number such as 5,",
        "--members   | x         | Invalid value for option '--members': 'x' is not an int",
        "--allies    | Atlantis  | 'Atlantis' is no ally; give a code or a name of one:",
        "--guideline | NaN       | --guideline is 'NaN', expected a percentage such as 2 or 3.5.",
        "--guideline | 1e3       | --guideline is '1e3', expected a percentage such as 2 or 3.5.",
        "--direction | up        | --direction is 'up', expected at-least, more-than, below or",
        "--year      | MMXVI     | Invalid value for option '--year': 'MMXVI' is not an int",
        "--on        | yesterday | Invalid value for option '--on': cannot convert 'yesterday'",
        "--basis     | IMF       | Invalid value for option '--basis': expected one of [NATO, SIPRI]",
        "--format    | xml       | Invalid value for option '--format': expected one of",
      })
  void aWrongValue_isNamed(String option, String value, String complaint) {
    Outcome outcome = claim(OF_2016, option, value);

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).startsWith(complaint);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void beforeAnythingWasKnown_itCannotBeTold() {
    JsonNode answer = json("Five allies meet at least 2 % of GDP", "--on", "1999-01-01");

    assertThat(holds(answer)).containsExactly("null", "null");
    assertThat(claim("Five allies meet the 2 % target", "--on", "2015-06-01").out())
        .contains(
            "NATO, 2015, as known on 2015-06-01: cannot be told",
            "  No share of 2015 was known on that day.",
            "  since 2016-01-28 (nato-2016-01-28): true, 5, with Estonia, United Kingdom,");
  }

  @Test
  void whatIsNotUnderstood_isNamedWithTheRemedy() {
    Outcome outcome = claim("Nearly five allies, it seems, meet the target", "--on", "2016-11-18");

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            "The claim is not judged: 'Nearly' is not known here; 'seems' is not known here. Say it"
                + " in other words, or leave the sentence out and give its parts as options of jobs/claim"
                + " (--meeting, --group, --members, --allies, --guideline, --direction,"
                + " --year).\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u0007\u0000",
        "\"",
        "Five allies meet the target'; DROP TABLE share_vintage; --",
        "<script>alert('5')</script> allies meet the target",
        "${jndi:ldap://five} allies meet the %s target",
      })
  void whatIsNoClaim_isNotJudged(String sentence) {
    Outcome outcome = claim(sentence, "--on", "2016-11-18");

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err()).startsWith("The claim is not judged: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Poland ", "five ", "not ", "the ", "word ", "2 % of GDP "})
  void tenThousandWords_areNoSentence(String word) {
    Outcome outcome = claim(word.repeat(10_000), "--on", "2016-11-18");

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err())
        .startsWith("The claim is not judged: it is longer than a sentence")
        .hasSizeLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u201CFive allies meet the 2\u00A0% target.\u201D",
        "Five \u0007allies\tmeet\nthe 2 % target",
        "FIVE ALLIES MEET THE 2% TARGET!",
        "\uFEFFFive al\u00ADlies meet the two-percent target",
      })
  void signsThatSayNothing_changeNothing(String sentence) {
    assertThat(holds(json(sentence, "--on", "2016-11-18"))).containsExactly("true", "false");
  }

  private static JsonNode json(String... arguments) {
    Outcome outcome =
        claim(
            Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try {
      return JSON.readTree(outcome.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError(outcome.out(), e);
    }
  }

  private static Stream<String> holds(JsonNode answer) {
    return Stream.of(0, 1).map(judged -> answer.get("judged").get(judged).get("holds").asText());
  }

  private static Outcome claim(String... arguments) {
    return new CommandsOn(SampleWarehouse.location())
        .run(Stream.concat(Stream.of("claim"), Stream.of(arguments)).toArray(String[]::new));
  }
}
