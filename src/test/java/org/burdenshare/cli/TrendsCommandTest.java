package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.testing.SecondNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsCommandTest {
  private static final String ALL_ROWS =
      Stream.of("ally_trend", "alliance_trend", "share_vintage", "verdict_vintage", "basis_gap")
          .map(table -> "SELECT '" + table + "' AS name, to_json(struct(*)) AS cells FROM " + table)
          .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY name, cells"));

  @TempDir Path folder;

  @Test
  void asOfNovember2016_theFiveOfTwentyEight() {
    Outcome outcome = trends("--as-of", "2016-11-18");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("As known on 2016-11-18:")
        .contains(
            "NATO, 2016 (released 2016-07-04): 28 members, 27 assessed, 5 meet 2 % of GDP: Estonia,"
                + " Greece, Poland, United Kingdom, United States")
        .contains(
            "SIPRI, 2015 (released 2016-04-05): 28 members, 27 assessed, 6 meet 2 % of GDP: Estonia,"
                + " France, Greece, Poland, Turkey, United States");
  }

  @Test
  void withoutADay_asOfTheNewestVintage_withTheDifferenceExplained() {
    assertThat(SampleWarehouse.outcome().exitCode()).isZero();
    assertThat(SampleWarehouse.outcome().out())
        .contains("As known on 2026-07-07:")
        .contains("NATO, 2026 (released 2026-07-07): 32 members, 31 assessed, 30 meet 2 % of GDP: ")
        .contains(
            "and 5 meet 3.5 % (due 2035): Estonia, Greece, Latvia, Lithuania, Poland; 26 fall short,"
                + " by 1.34 points in the median and at most 1.89 (Slovenia)")
        .contains("17 on the unrounded shares, 18 on those that SIPRI publishes")
        .contains("Sweden: 1.9977 % unrounded, 2.00 % at the two decimals of a published share")
        .contains("the two verdicts also differ for Poland 2007, Estonia 2019, Denmark 2023");
  }

  @Test
  void aThresholdOfOnesOwn_isJudgedBesideTheGuidelines() {
    assertThat(SampleWarehouse.outcome().out())
        .contains(
            "and 9 meet 3 %: Denmark, Estonia, Greece, Latvia, Lithuania, Norway, Poland, Sweden,"
                + " United States; 22 fall short, by ");
    assertThat(
            SampleWarehouse.sql(
                    "--format",
                    "csv",
                    "-e",
                    "SELECT guideline, guideline_pct, guideline_in_force FROM guideline_verdict WHERE"
                        + " basis = 'NATO' AND ally = 'POL' AND year = 2024 ORDER BY 1")
                .out())
        .isEqualToNormalizingNewlines(
            """
            guideline,guideline_pct,guideline_in_force
            CORE_3_5,3.5,false
            GDP_2,2.0,true
            OWN,3.0,
            """);
  }

  @Test
  void aThresholdOfOnesOwn_isInEveryTableOfVerdicts() {
    assertThat(
            own("ally_trend", "guidelines_met", "basis = 'NATO' AND ally = 'EST' AND year = 2024"))
        .isEqualTo("[GDP_2, OWN]");
    assertThat(
            own(
                "alliance_trend",
                "meeting_by_guideline",
                "basis = 'NATO' AND aggregate = 'NATO' AND year = 2024"))
        .isEqualTo("{CORE_3_5 -> 1, GDP_2 -> 17, OWN -> 5}");
    assertThat(
            own(
                "share_vintage",
                "guidelines_met",
                "basis = 'NATO' AND ally = 'POL' AND year = 2024 AND realtime_start = '2024-06-17'"))
        .isEqualTo("[CORE_3_5, GDP_2, OWN]");
    assertThat(
            own(
                "verdict_vintage",
                "meeting_by_guideline",
                "basis = 'NATO' AND vintage_date = '2024-06-17' AND year = 2024"))
        .isEqualTo("{CORE_3_5 -> 1, GDP_2 -> 22, OWN -> 5}");
    assertThat(own("basis_gap", "guidelines_differing", "ally = 'GRC' AND year = 2020"))
        .isEqualTo("[OWN]");
    assertThat(
            own(
                "reconciliation",
                "guidelines_differing",
                "edition_id = 'nato-2024-06-17' AND ally = 'SVK' AND year = 2024"))
        .isEqualTo("[GDP_2]");
  }

  private static String own(String table, String column, String condition) {
    return SampleWarehouse.sql(
            "--format",
            "csv",
            "-e",
            "SELECT CAST(%s AS STRING) AS v FROM %s WHERE %s".formatted(column, table, condition))
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .orElse("")
        .replace("\"", "");
  }

  @Test
  void anEditionInTwoInputs_countsAsInTheInputNamedFirst() {
    assertThat(SecondNight.outcome().exitCode()).as(SecondNight.outcome().err()).isZero();
    assertThat(SecondNight.outcome().err())
        .contains(
            "passed over: nato-2016-01-28.csv is edition nato-2016-01-28, which nato-2016-01-28.csv"
                + " of an input named before it gives.");
    assertThat(SecondNight.warehouse().sql(figures("nato-2016-01-28")))
        .isEqualTo("iso3,value\nEST,2.04\nPOL,2.2\n");
  }

  @Test
  void aFolderWithSpacesAndBrackets_isReadAsItIsNamed() {
    assertThat(FirstNight.outcome().err()).isEmpty();
    assertThat(FirstNight.outcome().exitCode()).isZero();
    assertThat(FirstNight.outcome().out()).contains("4 read, 0 rejected");
  }

  @Test
  void aSecondRun_saysThatNothingIsNew_andLeavesEveryFileAlone() throws IOException {
    EditionFiles input = afterTheFirstNight();
    List<String> before = files();

    Outcome outcome = trends("--input", input.input());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("nothing new since ")
        .contains("2 found, 0 new, 2 unchanged");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aCorrectedFile_replacesItsEdition_andOthersStay() {
    assertThat(SecondNight.outcome().out()).contains("3 found, 1 new, 1 corrected, 1 unchanged");
    assertThat(SecondNight.warehouse().sql(figures("nato-2017-03-13")))
        .isEqualTo("iso3,value\nEST,2.04\nPOL,2.3\n");
    assertThat(
            SecondNight.warehouse()
                .sql("SELECT edition_id, observation_count FROM edition ORDER BY 1"))
        .isEqualToNormalizingNewlines(
            """
            edition_id,observation_count
            nato-2015-06-22,3
            nato-2016-01-28,2
            nato-2017-03-13,2
            """);
    assertThat(
            SecondNight.warehouse()
                .sql("SELECT number, row_counts['observation'] AS n FROM publication ORDER BY 1"))
        .isEqualToNormalizingNewlines("number,n\n1,4\n2,7\n");
  }

  private static String figures(String edition) {
    return "SELECT iso3, value FROM observation WHERE edition_id = '%s' ORDER BY 1"
        .formatted(edition);
  }

  @Test
  void whatARunLeftBehindThatNeverPublished_isTakenBack() {
    assertThat(
            SecondNight.warehouse().sql("SELECT DISTINCT edition_id FROM observation ORDER BY 1"))
        .isEqualToNormalizingNewlines(
            "edition_id\nnato-2015-06-22\nnato-2016-01-28\nnato-2017-03-13\n");
  }

  @Test
  void editionsThatCameInAnotherOrder_sameTablesAsAllAtOnce() {
    Outcome atOnce = trends(SecondNight.inputs(folder).toArray(String[]::new));

    assertThat(atOnce.exitCode()).as(atOnce.err()).isZero();
    assertThat(sql(ALL_ROWS).lines()).hasSizeGreaterThan(10);
    assertThat(SecondNight.warehouse().sql(ALL_ROWS)).isEqualTo(sql(ALL_ROWS));
  }

  @Test
  void aWarehouseThatCannotBeWritten_73AndOneSentence() throws IOException {
    EditionFiles input = FirstNight.input(folder);
    Files.writeString(folder.resolve("file"), "in the way");

    Outcome outcome =
        Commands.run(
            "trends",
            "--input",
            input.input(),
            "--warehouse",
            folder.resolve("file/warehouse").toString());

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("The warehouse file:")
        .contains(" cannot be written: ");
  }

  /** Puts the warehouse of the first night here; gives its input. */
  private EditionFiles afterTheFirstNight() {
    FirstNight.copiedTo(folder.resolve("warehouse"));
    return FirstNight.input(folder);
  }

  private Outcome trends(String... arguments) {
    return warehouse()
        .run(Stream.concat(Stream.of("trends"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String sql(String query) {
    return warehouse().sql(query);
  }

  private CommandsOn warehouse() {
    return CommandsOn.folder(folder.resolve("warehouse"));
  }

  /** Every file of the warehouse with its length. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file + " " + file.toFile().length())
          .sorted()
          .toList();
    }
  }
}
