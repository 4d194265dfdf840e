package org.burdenshare.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.TypedTerminal;
import org.junit.jupiter.api.Test;

/** The prompt as one who types at it sees it. */
class SqlPromptTest {
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  @Test
  void statementsOverLinesAndSeveralOnOne_areAnsweredWithTheirTime() throws Exception {
    String screen =
        typed("SELECT 1\n  AS one;\nSELECT 'a;b' AS x; SELECT NULL AS y -- ; not yet\n;\n");

    assertThat(screen)
        .contains("...> ")
        .contains("one\n---\n  1\n(1 row)\n")
        .contains("x\n---\na;b\n(1 row)\n")
        .contains("y\n----\nNULL\n(1 row)\n")
        .containsPattern("Time: \\d+\\.\\d\\d s\n");
  }

  @Test
  void queryError_isSparksOwnInOneLineWithThePlace() throws Exception {
    String screen =
        typed(
            "SELECT nothing FROM edition;\nSELEC 1;\nSELECT CAST('x' AS INT) AS i;\nSELECT 5 AS five;\n");

    assertThat(screen.lines())
        .anyMatch(line -> line.contains("UNRESOLVED_COLUMN") && line.contains("line 1 pos 7"))
        .anyMatch(line -> line.contains("'SELEC'") && line.contains("(line 1, pos 0)"))
        .anyMatch(line -> line.contains("CAST_INVALID_INPUT") && line.contains("(line 1, pos 8)"))
        .contains("five");
    assertThat(screen).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void ctrlC_clearsWhatIsTypedAndGoesOn_ctrlDEnds() throws Exception {
    try (TypedTerminal terminal = new TypedTerminal("xterm", 200, 50)) {
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(() -> SampleWarehouse.sql("--no-history"));
      terminal.await("sql> ");
      terminal.type("SELECT wrong");
      terminal.await("SELECT wrong");
      terminal.type(CTRL_C);
      terminal.await("^C");
      terminal.type("SELECT 6 AS six;\n");
      terminal.await("Time: ");
      terminal.type(CTRL_D);

      assertThat(outcome.get(1, TimeUnit.MINUTES).exitCode()).isZero();
      assertThat(terminal.screen()).contains("six\n---\n  6").doesNotContain("cannot be answered");
    }
  }

  @Test
  void terminalThatTellsNoSize_isTakenForOneOfEightyColumns() throws Exception {
    try (TypedTerminal terminal = new TypedTerminal("xterm", 0, 0)) {
      Outcome outcome = terminal.sql("SELECT 5 AS five;\n\\q\n");

      assertThat(outcome.exitCode()).isZero();
      assertThat(terminal.screen())
          .contains("sql> SELECT 5 AS five;")
          .contains("five\n----\n   5\n(1 row)");
    }
  }

  @Test
  void ctrlC_endsTheQueryAndNotThePrompt() throws Exception {
    try (TypedTerminal terminal = new TypedTerminal("dumb", 200, 50)) {
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(() -> SampleWarehouse.sql("--no-history"));
      terminal.type("SELECT count(*) AS n FROM range(1000000000000) WHERE sqrt(id) = 0.5;\n");
      while (TestSpark.session().sparkContext().statusTracker().getActiveJobIds().length == 0) {
        Thread.sleep(20);
      }
      terminal.type(CTRL_C);
      terminal.await("Cancelled.");
      terminal.type("SELECT 7 AS seven;\n\\q\n");

      assertThat(outcome.get(1, TimeUnit.MINUTES).exitCode()).isZero();
      assertThat(terminal.screen()).contains("seven\n-----\n    7\n(1 row)");
    }
  }

  @Test
  void tab_completesColumnsTablesKeywordsAndCommands() throws Exception {
    try (TypedTerminal terminal = new TypedTerminal("xterm", 200, 50)) {
      Outcome outcome =
          terminal.sql(
              """
              SEL\tally_na\tFROM ally_tr\tWHERE ally = 'POL' AND consecutive_\t= 2 LIMIT 1;
              \\pub\t
              \\q
              """);

      assertThat(outcome.exitCode()).isZero();
      assertThat(terminal.screen())
          .contains("ally_name\n---------\nPoland\n(1 row)")
          .contains("published at");
    }
  }

  @Test
  void describe_listsTablesAndGivesColumnsWithUnitsWithinTheWidth() throws Exception {
    String screen = typed("\\d\n\\d ally_trend\n\\d nothing\n");

    assertThat(screen)
        .containsPattern("share_vintage +One row a basis, ally, year")
        .contains("Key: basis, ally, year")
        .containsPattern("share_of_gdp_pct +DOUBLE +Military expenditure, percent of GDP")
        .containsPattern("year +INT NOT NULL +Calendar year")
        .contains("There is no table nothing; \\d lists them.");
    assertThat(screen.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void asOf_theFiveOf28WithTheirNamesAndBackAgain() throws Exception {
    String screen =
        typed(
            """
            \\asof 2016-11-18
            SELECT members, assessed, meeting FROM alliance_trend
              WHERE basis = 'NATO' AND aggregate = 'NATO' AND year = 2016;
            SELECT string(array_sort(collect_list(ally_name))) AS names FROM ally_trend
              WHERE basis = 'NATO' AND year = 2016 AND meets_guideline;
            DESCRIBE ally_trend;
            SELECT max(known_from) AS last_known FROM known_on_day;
            \\d known_on_day
            \\asof
            SELECT max(year) AS newest FROM ally_trend;
            SELECT * FROM known_on_day;
            """);

    assertThat(screen)
        .contains("As known on 2016-11-18: ally_trend, alliance_trend, ")
        .contains("The same for every day: edition, observation, ")
        .contains("sql as of 2016-11-18> ")
        .contains(
            " Steps behind them, each a view whose rule \\d tells: ally_on_day, concerned, coverage,"
                + " figure, gdp_partner, guideline, known_on_day, release_share,"
                + " revision_sample, seen_revision, share, share_guideline, share_outlook, state.\n")
        .contains("last_known\n----------\n2016-")
        .contains("-- known_on_day: one row a basis, area and year")
        .containsPattern("newest\n------\n  2026[\\s\\S]*TABLE_OR_VIEW_NOT_FOUND")
        .contains("     28        27        5\n")
        .contains("[Estonia, Greece, Poland, United Kingdom, United States]")
        .contains("Military expenditure, percent of GDP, unrounded; null: not assessed")
        .contains("As published: as known on 2026-07-07.")
        .contains("newest\n------\n  2026");
  }

  @Test
  void asOf_stepsOfAQuery_keepTheNearestOfTheirNames() throws Exception {
    String screen =
        typed(
            """
            \\asof 2016-11-18
            WITH step AS (SELECT 'outer' AS which),
              other AS (WITH step AS (SELECT 'inner' AS which) SELECT which FROM step)
              SELECT which FROM other;
            """);

    assertThat(screen).contains("which\n-----\ninner\n");
  }

  @Test
  void asOf_dayThatCannotBe_isTold() throws Exception {
    assertThat(typed("\\asof 2015-01-01\n\\asof then\n"))
        .contains("Nothing was known on 2015-01-01: the first edition of military expenditure is")
        .contains("then is no day, expected one such as 2016-11-18.");
  }

  @Test
  void claim_isJudgedAsKnownOnTheDayBeforeIt_orOnThatOfThePrompt() throws Exception {
    String five = "Only five of 28 members spend at least 2 % of GDP";
    String screen =
        typed(
            """
            \\claim 2016-11-18 %1$s
            \\claim %1$s
            \\asof 2016-11-18
            \\claim %1$s;
            SELECT count(*) AS bases FROM claim_judgement WHERE day = DATE '2016-11-18';
            \\claim 2016-02-30 %1$s
            \\claim Nothing of this is known
            """
                .formatted(five));

    assertThat(screen)
        .containsSubsequence(
            "at least 2 % of GDP, in the newest year known, as known on 2016-11-18.",
            "NATO, 2016, as known on 2016-11-18: true",
            "  5 of 28 members (27 assessed) spent at least 2 % of GDP in 2016: Estonia",
            "Time: ",
            "in the newest year known, as known on 2026-07-07.",
            "NATO, 2026, as known on 2026-07-07: false",
            "sql as of 2016-11-18> ",
            "NATO, 2016, as known on 2016-11-18: true",
            "bases\n-----\n    2\n",
            "2016-02-30 is no day, expected one such as 2016-11-18.",
            "Nothing of this");
  }

  @Test
  void help_listsTheCommands_unknownOnesAreTold() throws Exception {
    assertThat(typed("\\help\n\\nonsense\n"))
        .contains("\\asof [DATE]")
        .contains("\\claim [DATE] SENTENCE")
        .contains("\\publications")
        .contains("There is no command \\nonsense; \\help lists them.");
  }

  @Test
  void resultHigherThanTheScreen_isPaged_unlessThePagerIsOff() throws Exception {
    String rows = "SELECT id FROM range(40);\n";
    try (TypedTerminal terminal = new TypedTerminal("xterm", 80, 12)) {
      assertThat(terminal.sql(rows + "q\\q\n").exitCode()).isZero();
      assertThat(terminal.screen()).contains("id").doesNotContain("(40 rows)");
    }
    try (TypedTerminal terminal = new TypedTerminal("xterm", 80, 12)) {
      assertThat(terminal.sql("\\pager\n" + rows + "\\q\n").exitCode()).isZero();
      assertThat(terminal.screen()).contains("The pager is off.").contains("(40 rows)");
    }
  }

  private static String typed(String text) throws Exception {
    try (TypedTerminal terminal = new TypedTerminal("dumb", 100, 2000)) {
      Outcome outcome = terminal.sql(text + "\\q\n");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).isEmpty();
      return terminal.screen();
    }
  }
}
