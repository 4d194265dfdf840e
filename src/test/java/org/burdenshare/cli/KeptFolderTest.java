package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.source.publisher.KeptFolder;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A folder of editions as people keep them, most of them several times, over two nights. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeptFolderTest {
  @TempDir static Path folder;
  private static KeptFolder kept;
  private static CommandsOn warehouse;

  @BeforeAll
  static void make() {
    kept = KeptFolder.in(folder.resolve("kept")).withUnknownDays();
    warehouse = CommandsOn.folder(folder.resolve("warehouse"));
  }

  @Test
  @Order(1)
  void theFirstRunPublishes_whatOneFileOfEachReleasePublishes_andFilesOfNoKnownDayWaitForIt() {
    Trends originals = Trends.of(kept.files().input() + "/" + KeptFolder.ORIGINALS);

    Outcome first = trends();

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("15 found, 15 new");
    assertThat(first.err())
        .contains(
            "passed over: anna/nato 2014-2024 libre.xlsx, carla/nato 2014-2024.xlsx, dora/nato"
                + " 2014-2024.xls and ben/nato 2014-2024 sheets.xlsx give the same figures as"
                + " anna/nato 2014-2024 (1).xlsx and are the same release, edition nato-2024-06-17.\n")
        .contains(
            "passed over: eva/nato 2014-2024 Poland.xlsx gives a part of the figures of anna/nato"
                + " 2014-2024 (1).xlsx and is the same release, edition nato-2024-06-17.\n")
        .contains(
            "passed over: anna/SIPRI-Milex-data-1949-2025_v1.1.xlsx is an earlier version of edition"
                + " sipri-2026-04-27 than carla/SIPRI-Milex-data-1949-2025_v1.2.xlsx.\n")
        .contains(
            "passed over: dora/sipri shares to 2024.xlsx and eva/sipri 2012 to 2024.xlsx give a part"
                + " of the figures of ben/sipri 2024.xls and are the same release, edition"
                + " sipri-2025-04-28.\n")
        .contains(
            "passed over: eva/nato 2016-01-28.csv gives the same figures as carla/nato 2016-01-28.csv");
    assertThat(publishedVerdicts())
        .hasSizeGreaterThan(100)
        .isEqualTo(verdicts(originals.newest().table("verdict_vintage")));
    assertThat(first.err())
        .contains(
            "passed over: anna/shares 2020.xlsx is of 2013-2020, which NATO released on 2020-10-21 and"
                + " on 2021-03-16, and does not tell which of them it is (begun on 2020-10-10, last"
                + " saved on 2026-01-01); give the day with --vintage, or in a record"
                + " anna/shares 2020.xlsx.edition.yaml as vintage_date: YYYY-MM-DD.\n"
                + "  passed over: dora/weo.xls is of October 2026, which is not in the calendar of"
                + " releases; give the day with --vintage, or in a record dora/weo.xls.edition.yaml as"
                + " vintage_date: YYYY-MM-DD.\n")
        .contains(
            "passed over: eva/shares 2020.xls gives the same figures as anna/shares 2020.xlsx and is"
                + " the same release.\n");
  }

  @Test
  @Order(2)
  @Tag("thorough")
  void otherReleasesUnderOneName_stopTheRun_whichListsEveryObstacleAtOnce_untilTheirDaysAreGiven() {
    kept.withOtherReleases();
    Outcome stopped = trends();

    assertThat(stopped.exitCode()).isEqualTo(65);
    assertThat(stopped.err().lines())
        .satisfiesExactly(
            nato ->
                assertThat(nato)
                    .startsWith(
                        "anna/nato 2014-2024 (1).xlsx and dora/nato 2024.xls both claim to be edition"
                            + " nato-2024-06-17; of 55 figures in both 55 differ, first share_of_gdp in"
                            + " PERCENT of Estonia 2014 with 2.00571")
                    .contains(" (anna/nato 2014-2024 (1).xlsx!TABLE3!D6) and 2.0114")
                    .endsWith(
                        " (dora/nato 2024.xls!TABLE3!D6), and 0 are in the first alone and 0 in the"
                            + " second; if one is another release, give its day in a record anna/nato"
                            + " 2014-2024 (1).xlsx.edition.yaml or dora/nato 2024.xls.edition.yaml as"
                            + " vintage_date: YYYY-MM-DD, and its copies follow, else leave out the one"
                            + " that is wrong."),
            sipri ->
                assertThat(sipri)
                    .startsWith(
                        "ben/sipri 2023.xls and eva/sipri 2023.xlsx both claim to be edition"
                            + " sipri-2024-04-22; of 225 figures in both 225 differ, "),
            shares -> assertThat(shares).startsWith("anna/shares 2020.xlsx is of 2013-2020, "),
            outlook -> assertThat(outlook).startsWith("dora/weo.xls is of October 2026, "));

    day("dora/nato 2024.xls", "2024-09-02");
    day("eva/sipri 2023.xlsx", "2024-06-03");
    day("anna/shares 2020.xlsx", "2020-10-21");
    day("dora/weo.xls", "2026-10-13");
    Outcome second = trends();
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).contains("19 found, 4 new, 15 unchanged");
    assertThat(second.err())
        .contains("and is the same release, edition nato-2020-10-21.\n")
        .contains(
            "passed over: eva/nato 2024.xlsx gives the same figures as dora/nato 2024.xls and is the"
                + " same release, edition nato-2024-09-02.\n");
  }

  private static Outcome trends() {
    return warehouse.run("trends", "--input", kept.files().input());
  }

  private static void day(String file, String day) {
    kept.files().text(file + ".edition.yaml", "vintage_date: " + day + "\n");
  }

  private static List<String> publishedVerdicts() {
    Warehouse published =
        Warehouse.at(TestSpark::session, new Configuration(), warehouse.warehouse());
    return verdicts(published.read(Tables.VERDICT_VINTAGE, published.requirePublication()));
  }

  private static List<String> verdicts(Dataset<Row> rows) {
    String[] columns = Tables.VERDICT_VINTAGE.schema().fieldNames();
    return TestSpark.sorted(rows.selectExpr(columns));
  }
}
