package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.TwoNights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nights: Poland meets 2 % in 2015, then no longer. */
class WarehouseCommandTest {
  private static List<String> ids;

  @BeforeAll
  static void publications() {
    ids = query("SELECT run_id FROM publication ORDER BY number");
  }

  @Test
  void firstPublication_hasNoNews() {
    assertThat(FirstNight.outcome().exitCode()).as(FirstNight.outcome().err()).isZero();
    assertThat(FirstNight.outcome().out()).doesNotContain("Since the publication before");
  }

  @Test
  void nextPublication_closesWithTheFlipsAndCounts() {
    assertThat(TwoNights.outcome().out())
        .contains("Since the publication before: 1 verdict flipped, ")
        .contains(
            "  NATO, POL 2015: no longer meets 2 % (1.9000 %, before 2.2000 %; edition"
                + " nato-2018-03-15)");
  }

  @Test
  void revisions_flipsFirstWithTheEditionBehindThem() {
    List<String> lines = revisions("--from", id(1), "--to", id(2)).out().lines().toList();

    assertThat(lines.get(0))
        .isEqualTo(
            "table_name,basis,area,guideline,year,column_name,kind,old_value,new_value,difference,brought_by");
    assertThat(lines.get(1))
        .isEqualTo(
            "ally_trend,NATO,POL,,2015,meets_guideline,verdict_flipped,true,false,,nato-2018-03-15");
    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("ally_trend,NATO,EST,,2015,obs_status,changed_status,A,E"))
        .anyMatch(line -> line.startsWith("ally_trend,NATO,EST,,2016,share_of_gdp_pct,new,,2.16"));
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

  private static Outcome revisions(String... arguments) {
    return TwoNights.warehouse()
        .run(
            Stream.concat(
                    Stream.of("warehouse", "revisions", "--format", "csv"), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private static String id(int number) {
    return ids.get(number - 1);
  }

  private static List<String> query(String query) {
    return TwoNights.warehouse().sql(query).lines().skip(1).toList();
  }
}
