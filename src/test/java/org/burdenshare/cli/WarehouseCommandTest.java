package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights: Poland meets 2 % in 2016, then no longer. */
class WarehouseCommandTest {
  private static final String POLAND = "share_of_gdp,PERCENT,,POL,2016,2.0,,E,";
  private static final String POLAND_LATER = "share_of_gdp,PERCENT,,POL,2016,1.99,,A,";
  private static final String ESTONIA = "share_of_gdp,PERCENT,,EST,2016,2.16,,E,";

  private static final String ALL_ROWS =
      Stream.of("ally_trend", "alliance_trend", "share_vintage", "verdict_vintage", "basis_gap")
          .map(table -> "SELECT '" + table + "' AS name, to_json(struct(*)) AS cells FROM " + table)
          .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY name, cells"));

  @TempDir private static Path folder;
  private static Outcome first;
  private static Outcome second;
  private static List<String> ids;

  @BeforeAll
  static void publishTwice() {
    EditionFiles input = new EditionFiles(folder.resolve("input"));
    input.nato("2016-07-04", POLAND, ESTONIA);
    first = trends("warehouse");
    input.nato("2022-06-27", POLAND_LATER, ESTONIA, "share_of_gdp,PERCENT,,EST,2021,2.16,,A,");
    second = trends("warehouse");
    ids = query("SELECT run_id FROM publication ORDER BY number");
  }

  @Test
  void firstPublication_hasNoNews() {
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).doesNotContain("Since the publication before");
  }

  @Test
  void nextPublication_closesWithTheFlipsAndCounts() {
    assertThat(second.out())
        .contains("Since the publication before: 1 verdicts flipped, ")
        .contains(
            "  NATO, POL 2016: no longer meets 2 % (1.9900 %, before 2.0000 %; edition"
                + " nato-2022-06-27)");
  }

  @Test
  void revisions_flipsFirstWithTheEditionBehindThem() {
    List<String> lines = revisions("--from", id(1), "--to", id(2)).out().lines().toList();

    assertThat(lines.get(0))
        .isEqualTo(
            "table_name,basis,area,guideline,year,column_name,kind,old_value,new_value,difference,brought_by");
    assertThat(lines.get(1))
        .isEqualTo(
            "ally_trend,NATO,POL,,2016,meets_guideline,verdict_flipped,true,false,,nato-2022-06-27");
    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("ally_trend,NATO,POL,,2016,obs_status,changed_status,E,A"))
        .anyMatch(line -> line.startsWith("ally_trend,NATO,EST,,2021,share_of_gdp_pct,new,,2.16"));
  }

  @Test
  void revisionsBetweenAnyTwo_areTheStoredOnesOfTheLast() {
    assertThat(revisions("--from", id(1)).out().lines().skip(1))
        .hasSameSizeAs(query("SELECT area FROM revision"));
    assertThat(revisions("--from", id(2), "--to", id(2)).out().lines()).hasSize(1);
  }

  @Test
  void aDay_isThePublicationThatWasCurrentAtItsEnd() {
    assertThat(revisions("--from", id(1), "--to", "2999-12-31").out())
        .isEqualTo(revisions("--from", id(1)).out());
  }

  @Test
  void aDayBeforeAll_namesTheNewest() {
    Outcome outcome = revisions("--from", "1999-12-31");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err())
        .startsWith("There is no publication '1999-12-31' in ")
        .contains("; the newest are " + id(2) + ", " + id(1));
  }

  @Test
  void whatIsNoDay_isTakenForAnId() {
    Outcome outcome = revisions("--from", "2026-13-45");

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err()).startsWith("There is no publication '2026-13-45' in ");
  }

  @Test
  void noCommand_isSaid() {
    Outcome outcome = Commands.run("warehouse");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).startsWith("warehouse expects a command, such as publications");
  }

  @Test
  void editionsOneANightInAnotherOrder_sameTables() {
    EditionFiles input = new EditionFiles(folder.resolve("other"));
    input.nato("2022-06-27", POLAND_LATER, ESTONIA, "share_of_gdp,PERCENT,,EST,2021,2.16,,A,");
    run("trends", "--warehouse", at("backwards"), "--input", input.input());
    input.nato("2016-07-04", POLAND, ESTONIA);
    Outcome outcome = run("trends", "--warehouse", at("backwards"), "--input", input.input());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(rows("backwards", ALL_ROWS)).isEqualTo(query(ALL_ROWS));
  }

  private static Outcome trends(String warehouse) {
    return run(
        "trends", "--warehouse", at(warehouse), "--input", folder.resolve("input").toString());
  }

  private static Outcome revisions(String... arguments) {
    return run(
        Stream.concat(
                Stream.of(
                    "warehouse", "revisions", "--warehouse", at("warehouse"), "--format", "csv"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static String id(int number) {
    return ids.get(number - 1);
  }

  private static List<String> query(String query) {
    return rows("warehouse", query);
  }

  private static List<String> rows(String warehouse, String query) {
    return new CommandsOn(at(warehouse)).sql(query).lines().skip(1).toList();
  }

  private static String at(String warehouse) {
    return folder.resolve(warehouse).toString();
  }

  private static Outcome run(String... arguments) {
    return Commands.run(arguments);
  }
}
