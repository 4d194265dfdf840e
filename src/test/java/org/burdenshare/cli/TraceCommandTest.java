package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceCommandTest {
  @Test
  void aStoredRoundShare_isToldBesideItsOwnFigures() {
    assertThat(trace("SVK", "2024", "--basis", "NATO", "--as-of", "2025-04-28").out())
        .isEqualToNormalizingNewlines(
            """
            Slovakia 2024 on NATO's definition, as known on 2025-04-28: below 2 % of GDP
              share        1.9890502829854644 % of GDP, computed, status E, known since 2024-06-17
              why          The spending of nato-2024-06-17 over the GDP of the same edition is 1.9890502829854644 %, below 2 %; the 2.0 % that NATO prints, a round number that the edition's own figures do not give, would be at least 2 %.
              numerator    military expenditure 2,118,304,016.9166934 US$ at prices of 2015, status E
                           nato-2024-06-17: nato-2024-06-17.csv:1035
                           NATO, Defence Expenditure of NATO Countries (2014-2024), 2024-06-17
              denominator  GDP 106,498,263,771.25197 US$ at prices of 2015, status E
                           nato-2024-06-17: nato-2024-06-17.csv:672
                           NATO, Defence Expenditure of NATO Countries (2014-2024), 2024-06-17
              published    share 2 % of GDP, status E
                           nato-2024-06-17: nato-2024-06-17.csv:1761
                           NATO, Defence Expenditure of NATO Countries (2014-2024), 2024-06-17
              change       Slovakia 2024 rose from 1.989 to 1.990 % in nato-2026-07-07: it is the printed one, before it was computed over the GDP of the same edition, the publisher calls what it measures 'Core defence expenditure', before 'Defence expenditure', and the two editions do not both give the spending that would tell more, its status is A, before E.

            known_from  known_until    share_of_gdp_pct  share_published_pct  share_source  obs_status  meets_guideline  spending_edition  gdp_edition      end_reason
            ----------  -----------  ------------------  -------------------  ------------  ----------  ---------------  ----------------  ---------------  ----------
            2024-06-17  2026-07-06   1.9890502829854644                  2.0  computed      E           false            nato-2024-06-17   nato-2024-06-17  revised
            2026-07-07  NULL                       1.99                 1.99  published     A           false            nato-2026-07-07   NULL             NULL
            (2 rows)

            """);
  }

  @Test
  void aDay_choosesWhatWasKnownThen_andTheHistoryStaysWhole() {
    Outcome outcome = trace("greece", "2016", "--as-of", "2016-11-18");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("Greece 2016 on NATO's definition, as known on 2016-11-18: at least 2 % of GDP")
        .contains(
            "No spending of nato-2016-07-04 can be set against a GDP of its year, currency and time,"
                + " so the 2.38 % that NATO prints stands, at least 2 %.")
        .contains(
            "2016-07-04  2024-06-16 ", "2024-06-17  2026-07-06 ", "2026-07-07  NULL ", "(3 rows)")
        .doesNotContain("numerator ")
        .contains(
            "No share of Greece for 2016 on SIPRI's definition is known on 2016-11-18: the first"
                + " came on 2025-04-28.");
  }

  @Test
  void withoutABasis_bothAreTold() {
    assertThat(trace("France", "2020").out())
        .contains("France 2020 on NATO's definition", ": below 2 % of GDP")
        .contains("France 2020 on SIPRI's definition", ": at least 2 % of GDP")
        .contains("over the GDP of world-bank-ny.gdp.mktp.cn-2025-03-24 is ");
  }

  @Test
  void aYearBeforeAccession_isMarked() {
    assertThat(trace("FIN", "2015", "--basis", "nato").out())
        .contains("  note         Finland became a member in 2023: no count and no rank includes");
  }

  @Test
  void aYearBeforeTheGuideline_isMarked() {
    assertThat(trace("USA", "1995").out())
        .contains("The guideline GDP_2 is in force from 2006: here its line is applied to an");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISL", "Iceland"})
  void iceland_isNotAssessed(String name) {
    Outcome outcome = trace(name, "2024");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(
            "Iceland is not assessed in any year, so there is no verdict to trace (no armed forces:"
                + " a member, counted, never assessed).\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XYZ", "Austria", "German DR", ""})
  void whoIsNoAlly_isToldWhoIs(String name) {
    Outcome outcome = trace(name, "2024");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err())
        .startsWith("'" + name + "' is no ally; give a code or a name of one: ALB Albania, ")
        .endsWith("USA United States.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Türkiye", "Turkiye", "turkey", "tur"})
  void everySpelling_isTheAlly(String name) {
    assertThat(trace(name, "2024", "--basis", "NATO").out()).startsWith("Turkey 2024 on NATO's");
  }

  @Test
  void aYearWithoutData_namesTheYearsThereAre() {
    Outcome outcome = trace("FRA", "1850", "--basis", "NATO");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            "No share of France for 1850 on NATO's definition is known on 2026-07-07: editions give"
                + " 2008 to 2026.\n");
  }

  @Test
  void wrongArguments_areUsage() {
    assertThat(trace("FRA", "two").exitCode()).isEqualTo(64);
    assertThat(trace("FRA", "2020", "--basis", "EU").err()).contains("'EU'", "NATO, SIPRI");
    assertThat(Commands.run("trace", "FRA").exitCode()).isEqualTo(64);
  }

  private static Outcome trace(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "trace";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new CommandsOn(SampleWarehouse.location()).run(command);
  }
}
