package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.export.ExportedTable;
import org.burdenshare.query.Snapshot;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.TwoNights;
import org.burdenshare.warehouse.OldWarehouse;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights of the commit before, in which Poland falls below 2 %, then nights of this program.
 * One of the tables that it had is left out, as if that had come with this program.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {
  private static final String LATER_TABLE = "reconciliation";

  /** What rows of before do not say. */
  private static final Map<String, String> LATER_COLUMNS =
      Map.of(
          "ally_trend",
          "probability_rests_on",
          "share_vintage",
          "prices, change_reason, change_pp, change_spending_pp, change_gdp_pp, change_prices_pp,"
              + " change_source_pp, change_measure_pp, revised_spending_pct, revised_gdp_pct,"
              + " probability_rests_on");

  private static final String ALL_ROWS =
      Stream.of("ally_trend", "alliance_trend", "share_vintage", "verdict_vintage", "revision")
          .map(
              table ->
                  "SELECT '%1$s' AS name, to_json(struct(*%2$s)) AS cells FROM %1$s"
                      .formatted(
                          table,
                          LATER_COLUMNS.containsKey(table)
                              ? " EXCEPT (" + LATER_COLUMNS.get(table) + ")"
                              : ""))
          .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY name, cells"));

  @TempDir private static Path folder;
  private static CommandsOn source;
  private static CommandsOn upgraded;
  private static List<String> ids;
  private static Outcome checkBefore;
  private static Outcome firstNight;

  @BeforeAll
  static void upgrade() {
    source = TwoNights.warehouse();
    ids = source.sql("SELECT run_id FROM publication ORDER BY number").lines().skip(1).toList();
    OldWarehouse.copy(Path.of(source.warehouse()), folder.resolve("warehouse"), LATER_TABLE);
    upgraded = CommandsOn.folder(folder.resolve("warehouse"));
    checkBefore = upgraded.run("warehouse", "check");
    firstNight = trends(TwoNights.input(folder).input());
  }

  @Test
  @Order(1)
  void check_tellsWhatTheNextNightAddsAndReadsAgain() {
    assertThat(checkBefore.exitCode()).as(checkBefore.err()).isZero();
    assertThat(checkBefore.out())
        .contains(" is sound: 2 publications, 2 of them kept.")
        .contains(
            "The table edition has no measure_name, reader, reader_version yet; the next publication that"
                + " writes it adds what is missing, null in the rows before.")
        .contains("There is no table reconciliation yet; the next publication makes it.")
        .contains(
            "3 editions were read by older rules than this version's: nato-2016-01-28,"
                + " nato-2017-03-13, nato-2018-03-15; the next run of jobs/trends over their files"
                + " reads them again.");
  }

  @Test
  @Order(1)
  void firstNight_readsEveryEditionAgainAndSaysNothingOtherwise() {
    assertThat(firstNight.exitCode()).as(firstNight.err()).isZero();
    assertThat(firstNight.out())
        .contains("editions      3 found, 3 read again by newer rules ")
        .doesNotContain("Since the publication before");
    assertThat(firstNight.err()).isEmpty();
    assertThat(
            upgraded.sql(
                "SELECT edition_id, reader, reader_version FROM edition ORDER BY edition_id"))
        .isEqualTo(
            """
            edition_id,reader,reader_version
            nato-2016-01-28,tidy_csv,5
            nato-2017-03-13,tidy_csv,5
            nato-2018-03-15,tidy_csv,5
            """);
    assertThat(upgraded.sql("SELECT count(*) FROM revision").lines()).last().isEqualTo("0");
    assertThat(
            upgraded
                .run("warehouse", "revisions", "--format", "csv", "--from", ids.get(1))
                .out()
                .lines())
        .hasSize(1);
    assertThat(upgraded.run("warehouse", "check").out().lines()).hasSize(1);
  }

  @Test
  @Order(1)
  void history_isAsItWas() {
    for (String id : ids) {
      assertThat(sql(upgraded, id, ALL_ROWS)).isEqualTo(sql(source, id, ALL_ROWS));
    }
    assertThat(
            sql(
                upgraded,
                ids.get(0),
                "SELECT edition_id, reader, reader_version FROM edition ORDER BY edition_id"))
        .isEqualTo("edition_id,reader,reader_version\nnato-2016-01-28,,\nnato-2017-03-13,,\n");
    assertThat(
            upgraded
                .run(
                    "warehouse",
                    "revisions",
                    "--format",
                    "csv",
                    "--from",
                    ids.get(0),
                    "--to",
                    upgraded.ids().get(0))
                .out())
        .isEqualTo(
            source
                .run(
                    "warehouse",
                    "revisions",
                    "--format",
                    "csv",
                    "--from",
                    ids.get(0),
                    "--to",
                    ids.get(1))
                .out())
        .contains("ally_trend,NATO,POL,,2015,meets_guideline,verdict_flipped,true,false");
  }

  @Test
  @Order(1)
  void publicationOfBefore_isReadAndExportedWithEveryColumn() throws IOException {
    Warehouse warehouse = warehouse();
    assertThat(warehouse.read(Tables.EDITION, warehouse.publication(ids.get(0))).columns())
        .containsExactly(Tables.EDITION.schema().fieldNames());
    Outcome export =
        upgraded.run(
            "export",
            "--table",
            "edition",
            "--publication",
            ids.get(0),
            "--to",
            folder.resolve("export").toString());
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("export/edition.csv")).get(0))
        .endsWith(",ingested_at,reader,reader_version");
  }

  @Test
  @Order(1)
  void tableThatCameLater_isThere_butNotInPublicationsBefore() {
    assertThat(upgraded.sql("SELECT count(*) FROM reconciliation").lines()).hasSize(2);
    Outcome asked =
        upgraded.run("sql", "--publication", ids.get(1), "-e", "SELECT * FROM reconciliation");
    assertThat(asked.exitCode()).isEqualTo(66);
    assertThat(asked.err())
        .isEqualTo(
            "Publication %s has no table reconciliation, which a later version of burdenshare brought; name a later publication, or do without that table.\n"
                .formatted(ids.get(1)));
    assertThat(sql(upgraded, ids.get(1), "SHOW TABLES"))
        .contains("ally_trend")
        .doesNotContain(LATER_TABLE);
    Warehouse warehouse = warehouse();
    assertThat(
            ExportedTable.of(
                Snapshot.of(TestSpark.session(), warehouse, warehouse.publication(ids.get(1))),
                List.of("all"),
                "true"))
        .extracting(ExportedTable::name)
        .contains("ally_trend", "share_change", "trace")
        .doesNotContain(LATER_TABLE);
  }

  @Test
  @Order(2)
  @Tag("thorough")
  void nightAfterARollback_buildsUponRowsOfBefore_andNamesEditionsWhoseFileIsGone()
      throws IOException {
    assertThat(upgraded.run("warehouse", "rollback", ids.get(1)).exitCode()).isZero();
    assertThat(upgraded.sql(ALL_ROWS)).isEqualTo(sql(source, ids.get(1), ALL_ROWS));
    assertThat(upgraded.run("warehouse", "check").exitCode()).isZero();
    EditionFiles later = TwoNights.newest(new EditionFiles(folder.resolve("later")));

    Outcome night = trends(later.input());

    assertThat(night.exitCode()).as(night.err()).isZero();
    assertThat(night.out()).contains("1 found, 1 read again by newer rules ");
    assertThat(night.err())
        .isEqualTo(
            "  2 editions keep figures that were read by older rules, for no input gives their files:"
                + " nato-2016-01-28, nato-2017-03-13; name these with --input and they are read"
                + " again.\n");
    assertThat(upgraded.sql("SELECT edition_id, reader FROM edition ORDER BY edition_id"))
        .isEqualTo(
            "edition_id,reader\nnato-2016-01-28,\nnato-2017-03-13,\nnato-2018-03-15,tidy_csv\n");
    assertThat(upgraded.sql("SELECT count(*) FROM revision").lines()).last().isEqualTo("0");
    assertThat(upgraded.run("warehouse", "check").out().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(
            "2 editions were read by older rules than this version's: nato-2016-01-28,"
                + " nato-2017-03-13;");
  }

  @Test
  @Order(3)
  void tableOfAnotherType_isSaidBeforeAnythingIsComputed() throws IOException {
    rewriteLog(
        "warehouse/ally_trend/_delta_log",
        "\\\"rank_in_year\\\",\\\"type\\\":\\\"integer\\\"",
        "\\\"rank_in_year\\\",\\\"type\\\":\\\"long\\\"");

    Outcome night = trends(TwoNights.input(folder).input());

    assertThat(night.exitCode()).isEqualTo(66);
    assertThat(night.out()).isEmpty();
    assertThat(night.err())
        .matches(
            "The table file:.*/warehouse/ally_trend is of another version of burdenshare: its"
                + " rank_in_year is BIGINT, expected INT; run the version that published last \\(.+\\), or"
                + " publish into a new folder \\(--warehouse\\)\\.\n");
    Outcome check = upgraded.run("warehouse", "check");
    assertThat(check.exitCode()).isEqualTo(65);
    assertThat(check.err()).contains("its rank_in_year is BIGINT, expected INT");
  }

  private static void rewriteLog(String log, String found, String replacement) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(log))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().startsWith(".")) {
          Files.delete(file);
        } else {
          Files.writeString(file, Files.readString(file).replace(found, replacement));
        }
      }
    }
  }

  private static Warehouse warehouse() {
    return Warehouse.at(TestSpark::session, new Configuration(), upgraded.warehouse());
  }

  private static Outcome trends(String input) {
    return upgraded.run("trends", "--input", input);
  }

  private static String sql(CommandsOn warehouse, String publication, String query) {
    return warehouse.run("sql", "--format", "csv", "--publication", publication, "-e", query).out();
  }
}
