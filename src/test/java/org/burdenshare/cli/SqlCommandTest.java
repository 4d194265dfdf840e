package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {
  private static final String COUNTS =
      "SELECT members, assessed, meeting FROM verdict_vintage WHERE basis='NATO' AND year=2016 AND"
          + " vintage_date='2016-07-04'";

  @Test
  void table_alignsColumnsAndCountsRows() {
    assertThat(SampleWarehouse.sql("-e", COUNTS).out())
        .isEqualToNormalizingNewlines(
            """
            members  assessed  meeting
            -------  --------  -------
                 28        27        5
            (1 row)
            """);
  }

  @Test
  void csv_quotesByRfc4180AndDisarmsFormulas() {
    Outcome outcome =
        SampleWarehouse.sql(
            "--format",
            "csv",
            "-e",
            "SELECT 'a,b' AS x, 'say \"yes\"' AS `y,z`, '=1+1' AS f, -1.5D AS n, NULL AS nothing,"
                + " array('A', 'B') AS l");

    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(
            """
            x,"y,z",f,n,nothing,l
            "a,b","say ""yes""\",'=1+1,-1.5,,"[""A"",""B""]"
            """);
  }

  @Test
  void json_givesTypedValuesAndNulls() {
    assertThat(
            SampleWarehouse.sql("--format", "json", "-e", "SELECT 1 AS a, NULL AS b, 2.5D AS c")
                .out())
        .isEqualToNormalizingNewlines(
            """
            [
            {"a":1,"b":null,"c":2.5}
            ]
            """);
  }

  @Test
  void twoColumnsOfOneName_bothPrinted() {
    assertThat(SampleWarehouse.sql("--format", "csv", "-e", "SELECT 1 AS a, 2 AS a").out())
        .isEqualToNormalizingNewlines("a,a\n1,2\n");
    assertThat(SampleWarehouse.sql("--format", "json", "-e", "SELECT 1 AS a, 2 AS a").out())
        .isEqualToNormalizingNewlines("[\n{\"a\":1,\"a\":2}\n]\n");
  }

  @Test
  void describe_givesColumnsWithTheirUnits() {
    assertThat(SampleWarehouse.sql("-e", "DESCRIBE ally_trend").out())
        .contains("share_of_gdp_pct")
        .contains("Military expenditure, percent of GDP, unrounded; null: not assessed");
  }

  @Test
  void showTables_listsAll() {
    assertThat(SampleWarehouse.sql("--format", "csv", "-e", "SHOW TABLES").out())
        .contains(
            "ally_trend",
            "alliance_trend",
            "edition",
            "guideline_crossing",
            "guideline_verdict",
            "observation",
            "publication",
            "rejected_row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java_method", "reflect", "try_reflect"})
  void functionThatCallsJava_isUnknown(String function) {
    Outcome outcome =
        SampleWarehouse.sql(
            "-e", "SELECT %s('java.lang.System', 'lineSeparator')".formatted(function));

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("`%s`".formatted(function));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE ally_trend",
        "DELETE FROM ally_trend",
        "UPDATE ally_trend SET year = 1",
        "INSERT INTO ally_trend SELECT * FROM ally_trend",
        "FROM ally_trend INSERT INTO x SELECT * INSERT INTO y SELECT *",
        "WITH t AS (SELECT 1) INSERT INTO ally_trend SELECT * FROM t",
        "CREATE TABLE t AS SELECT 1",
        "CREATE OR REPLACE TEMP VIEW ally_trend AS SELECT 1",
        "TRUNCATE TABLE ally_trend",
        "ALTER TABLE ally_trend ADD COLUMNS (x INT)",
        "VACUUM ally_trend",
        "SET spark.sql.ansi.enabled = false",
        "MERGE INTO ally_trend USING edition ON false WHEN NOT MATCHED THEN INSERT *",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT 1",
        "RESTORE TABLE ally_trend TO VERSION AS OF 0",
        "CREATE OR REPLACE TABLE ally_trend SHALLOW CLONE edition",
        "EXECUTE IMMEDIATE 'DELETE FROM ally_trend'",
        "EXPLAIN EXECUTE IMMEDIATE 'DELETE FROM ally_trend'",
        "BEGIN DELETE FROM ally_trend; END",
        "CALL some.procedure()",
        "SELECT TRANSFORM(1) USING 'touch target/ran' AS a",
        "WITH t AS (SELECT TRANSFORM(1) USING 'touch target/ran' AS a) SELECT a FROM t",
        "SELECT 1 WHERE '1' IN (SELECT TRANSFORM(1) USING 'touch target/ran' AS a)",
        "EXPLAIN SELECT (SELECT TRANSFORM(1) USING 'touch target/ran' AS a)"
      })
  void whatWouldWrite_isRefusedInOneSentence(String statement) {
    Outcome outcome = SampleWarehouse.sql("-e", statement);

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("read-only");
  }

  @Test
  void unknownColumn_saidInOneLine() {
    Outcome outcome = SampleWarehouse.sql("-e", "SELECT nothing FROM ally_trend");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("`nothing`");
  }

  @Test
  void syntaxError_saidInOneLine() {
    Outcome outcome = SampleWarehouse.sql("-e", "SELEC 1");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("'SELEC'");
  }

  @Test
  void valueThatCannotBeCast_isTheQuerysFault() {
    Outcome outcome =
        SampleWarehouse.sql("-e", "SELECT CAST(ally AS INT) FROM ally_trend WHERE ally = 'POL'");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("'POL'");
  }

  @Test
  void unknownPublication_namesTheNewest() {
    Outcome outcome = SampleWarehouse.sql("--publication", "nonsense", "-e", "SELECT 1");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err())
        .startsWith("There is no publication 'nonsense' in ")
        .contains("the newest are ");
  }

  @Test
  void noWarehouse_saysWhatToRun(@TempDir Path folder) {
    Outcome outcome =
        Commands.run("sql", "--warehouse", folder.resolve("none").toString(), "-e", "SELECT 1");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).contains("There is no publication in").contains("run jobs/trends");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void queryAndFileTogether_usage() {
    Outcome outcome = SampleWarehouse.sql("-e", "SELECT 1", "-f", "x.sql");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("mutually exclusive");
  }

  @Test
  void fileWithAByteOrderMark_isAnswered(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("one.sql"), "\uFEFFSELECT 1 AS one;\r\n");

    assertThat(SampleWarehouse.sql("-f", file.toString(), "--format", "csv").out())
        .isEqualToNormalizingNewlines("one\n1\n");
    assertThat(piped("\uFEFFSELECT 1 AS one;\n").out()).contains("1");
  }

  @Test
  void missingFile_saysSo() {
    Outcome outcome = SampleWarehouse.sql("-f", "no-such.sql");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).contains("no-such.sql cannot be read");
  }

  @Test
  void pipedStatements_areAnsweredOneAfterAnother() {
    Outcome outcome = piped("SELECT 1\n  AS one;\n\n" + COUNTS + ";\n\nexit\nSELECT 9;");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("one\n---\n  1\n(1 row)").contains("28        27        5");
    assertThat(outcome.out()).doesNotContain("9");
    assertThat(outcome.err()).isEqualTo("sql> ...> sql> sql> sql> sql> ");
  }

  @Test
  void pipedStatements_arePartedBySemicolonsOutsideOfQuotesAndComments() {
    Outcome outcome =
        piped(
            """
            -- what; comes first
            SELECT 'a;b' AS x; SELECT 2 AS two; -- and
            SELECT 3 AS
              three; /* no;
            exit */
            -- the end
            """);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("x\n---\na;b\n(1 row)", "two\n---\n  2\n", "three\n-----\n    3\n");
  }

  @Test
  void wrongOneAmongPipedStatements_isTold_theNextAnswered_andTheExitCodeSaysSo() {
    Outcome outcome = piped("SELECT nothing FROM edition;\nSELECT 7 AS seven");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.out()).contains("seven\n-----\n    7\n(1 row)");
    assertThat(outcome.err()).contains("`nothing`").contains("sql> ");
  }

  @Test
  void commandsOfThePrompt_whereThereIsNoTerminal_areTold() {
    Outcome outcome = piped("\\d edition\nSELECT 1 AS one;\n\\q\nSELECT 9;\n");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("\\d edition works on a terminal alone.");
    assertThat(outcome.out()).contains("one\n---\n  1\n(1 row)").doesNotContain("9");
  }

  private static Outcome piped(String text) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return SampleWarehouse.sql();
    } finally {
      System.setIn(before);
    }
  }
}
