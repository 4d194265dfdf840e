package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.TableDeclaration;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that one version of the program made and the next one writes. */
class TableUpgradeTest {
  private static final String ROWS = "edition_id STRING, year INT, share DOUBLE";

  @TempDir Path folder;

  @Test
  void newColumnConstraintsAndComments_comeWithTheRows_andRowsThatStayAreNull() {
    long before = write(older(), Optional.empty(), "'a', 2015, 1.5D").version();
    Table newer =
        older(
            "rank INT COMMENT 'Place; null: not assessed'",
            "CONSTRAINT rank_known CHECK (rank IS NULL OR rank > 0)",
            "CONSTRAINT share_known CHECK (share IS NULL OR share < 100)");

    DeltaStore.Written written =
        store()
            .write(
                newer,
                TestSpark.session()
                    .sql("SELECT 'b' AS edition_id, 2016 AS year, 2D AS share, 7 AS rank"),
                Optional.of(before),
                partition -> true);

    assertThat(written.rows()).isEqualTo(2);
    assertThat(
            rows(
                store()
                    .at(newer, written.version())
                    .select("edition_id", "year", "share", "rank")
                    .orderBy("year")))
        .containsExactly("[a,2015,1.5,null]", "[b,2016,2.0,7]");
    assertThat(store().current(newer).schema()).isEqualTo(newer.schema());
    assertThat(constraints())
        .containsOnlyKeys("rank_known", "share_known", "share_positive")
        .containsEntry("rank_known", "rank IS NULL OR rank > 0");
    assertThat(rows(newer.completed(store().at(newer, before))))
        .containsExactly("[a,2015,1.5,null]");
    assertThat(store().at(newer, before).columns()).doesNotContain("rank");
  }

  @Test
  void constraintThatRowsOfBeforeBreak_isLeftOutWhileTheyStay() {
    long before = write(older(), Optional.empty(), "'a', 2015, 1.5D").version();
    Table stricter = older("CONSTRAINT share_high CHECK (share > 2)");

    write(stricter, Optional.of(before), "'b', 2016, 2.5D");
    assertThat(constraints()).containsOnlyKeys("share_positive");

    write(stricter, Optional.empty(), "'b', 2016, 2.5D");
    assertThat(constraints()).containsOnlyKeys("share_positive", "share_high");
    assertThatThrownBy(() -> write(stricter, Optional.empty(), "'c', 2017, 1D"))
        .hasMessageContaining("share_high");
  }

  @Test
  void constraintThatIsNoMore_bindsNobody() {
    write(older(), Optional.empty(), "'a', 2015, 1.5D");
    Table freer = spending();

    assertThat(write(freer, Optional.empty(), "'b', 2016, -1D").rows()).isEqualTo(1);
  }

  @Test
  void columnThatMayBeNullFromNowOn_takesNull() {
    Table strict = older("ally STRING NOT NULL COMMENT 'Ally'");
    Table lenient = older("ally STRING COMMENT 'Ally; null: an aggregate'");
    String columns = " AS edition_id, 2015 AS year, 2D AS share, ";
    long before =
        store()
            .write(
                strict,
                TestSpark.session().sql("SELECT 'a'" + columns + "'POL' AS ally"),
                Optional.empty(),
                partition -> true)
            .version();

    DeltaStore.Written written =
        store()
            .write(
                lenient,
                TestSpark.session().sql("SELECT 'b'" + columns + "NULL AS ally"),
                Optional.of(before),
                partition -> true);

    assertThat(
            rows(
                store()
                    .at(lenient, written.version())
                    .select("edition_id", "ally")
                    .orderBy("edition_id")))
        .containsExactly("[a,POL]", "[b,null]");
  }

  @Test
  void nothingNew_leavesTheLogAlone() {
    long before = write(older(), Optional.empty(), "'a', 2015, 1.5D").version();
    long after = write(older(), Optional.of(before), "'b', 2016, 2D").version();

    assertThat(folder.resolve("warehouse/spending/_delta_log/%020d.json".formatted(after)).toFile())
        .content()
        .doesNotContain("metaData");
  }

  @Test
  void whatCannotBeBroughtUp_isNotWritten() {
    write(older(), Optional.empty(), "'a', 2015, 1.5D");
    Table other = older("ally STRING NOT NULL COMMENT 'Ally'");

    assertThatThrownBy(() -> write(other, Optional.empty(), "'b', 2016, 2D"))
        .isInstanceOf(Failure.class)
        .hasMessageMatching(
            "The table file:.*/warehouse/spending is of another version of burdenshare: it has no ally,"
                + " which is never null; run the version that published last, or publish into a new folder"
                + " \\(--warehouse\\)\\.");
    assertThat(store().newest(other).orElseThrow().number()).isZero();
  }

  @Test
  void publicationsOfBeforeAColumn_areReadAndAdded() {
    Table before = publicationWithout("restores");
    append(before, row(before, "first", 1));
    PublicationLog log = new PublicationLog(store());

    Publication first = log.read().last().orElseThrow();
    assertThat(first.restores()).isNull();
    log.append(log.read(), first.restoredBy("second", 2).publishedNow(first.publishedAt()));

    assertThat(log.read().publications())
        .extracting(Publication::runId, Publication::restores)
        .containsExactly(tuple("second", "first"), tuple("first", null));
  }

  @Test
  void publicationsWithoutAColumnThatIsNeverNull_areOfAnotherVersion() {
    Table before = publicationWithout("flips");
    append(before, row(before, "first", 1));

    assertThatThrownBy(() -> new PublicationLog(store()).read())
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "/publication is of another version of burdenshare: it has no flips, which is never null;");
  }

  @Test
  void publicationsOfANewerVersion_areReadButNotWritten() {
    Table newer =
        publicationOf(Tables.PUBLICATION.schema().add("weather", "string", true, "Of the day"));
    append(newer, row(newer, "first", 1));
    PublicationLog log = new PublicationLog(store());

    Publication first = log.read().last().orElseThrow();
    assertThat(first.runId()).isEqualTo("first");
    assertThatThrownBy(
            () ->
                log.append(
                    log.read(), first.restoredBy("second", 2).publishedNow(first.publishedAt())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("this version knows no weather; run the version that published last");
  }

  @Test
  void view_showsAColumnThatCameLaterAsNull_andOthersByName() {
    Table before = older();
    long version = write(before, Optional.empty(), "'a', 2015, 1.5D").version();
    Table reordered =
        new Table(
            TableDeclaration.of(
                """
                CREATE TABLE spending (
                  edition_id STRING NOT NULL COMMENT 'Edition',
                  rank INT COMMENT 'Place',
                  share DOUBLE COMMENT 'Percent of GDP',
                  year INT NOT NULL COMMENT 'Year'
                )
                USING delta
                PARTITIONED BY (edition_id)
                COMMENT 'One row a year'
                TBLPROPERTIES ('burdenshare.key' = 'edition_id, year')
                """));

    TestSpark.session()
        .sql(
            reordered.viewDdl(
                folder.resolve("warehouse/spending").toString(),
                version,
                List.of(before.schema().fieldNames())));

    assertThat(rows(TestSpark.session().table("spending"))).containsExactly("[a,null,1.5,2015]");
    TestSpark.session().sql("DROP VIEW spending");
  }

  private static Table older(String... more) {
    return spending(
        Stream.concat(Stream.of("CONSTRAINT share_positive CHECK (share > 0)"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** With columns and constraints besides. */
  private static Table spending(String... more) {
    return new Table(
        TableDeclaration.of(
            """
            CREATE TABLE spending (
              edition_id STRING NOT NULL COMMENT 'Edition',
              year INT NOT NULL COMMENT 'Year',
              share DOUBLE COMMENT 'Percent of GDP'%s
            )
            USING delta
            PARTITIONED BY (edition_id)
            COMMENT 'One row a year'
            TBLPROPERTIES ('burdenshare.key' = 'edition_id, year')
            """
                .formatted(Stream.of(more).map(", "::concat).collect(Collectors.joining()))));
  }

  private void append(Table table, Row row) {
    Optional<Long> version =
        store().commitUnlessChanged(table, Optional.empty(), List.of(row), SaveMode.Append);
    assertThat(version).isPresent();
  }

  private DeltaStore.Written write(Table table, Optional<Long> version, String values) {
    return store()
        .write(
            table,
            TestSpark.session()
                .sql("SELECT %s".formatted(values))
                .toDF(ROWS.replaceAll(" [A-Z]+", "").split(", ")),
            version,
            partition -> true);
  }

  private Map<String, String> constraints() {
    return TestSpark.session()
        .sql("SHOW TBLPROPERTIES delta.`%s`".formatted(folder.resolve("warehouse/spending")))
        .where("key LIKE 'delta.constraints.%'")
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0).replace("delta.constraints.", ""),
                row -> row.getString(1)));
  }

  private static Table publicationWithout(String column) {
    return publicationOf(
        new StructType(
            Stream.of(Tables.PUBLICATION.schema().fields())
                .filter(one -> !one.name().equals(column))
                .toArray(StructField[]::new)));
  }

  private static Table publicationOf(StructType columns) {
    return new Table(
        new TableDeclaration(
            Tables.PUBLICATION.name(),
            Tables.PUBLICATION.comment(),
            Tables.PUBLICATION.key(),
            List.of(),
            columns,
            Map.of()));
  }

  private static Row row(Table table, String runId, long number) {
    Map<String, Object> values =
        Map.of(
            "run_id",
            runId,
            "number",
            number,
            "flips",
            0L,
            "seconds",
            1.0,
            "gdp_window_days",
            200,
            "as_of",
            LocalDate.of(2016, 1, 1),
            "published_at",
            Instant.parse("2016-01-01T00:00:00Z"));
    return RowFactory.create(
        Stream.of(table.schema().fields())
            .map(
                column ->
                    values.containsKey(column.name())
                        ? values.get(column.name())
                        : column.nullable()
                            ? null
                            : column.dataType() instanceof MapType
                                ? Map.of()
                                : column.dataType() instanceof ArrayType ? List.of() : "x")
            .toArray());
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).toList();
  }

  private DeltaStore store() {
    return new DeltaStore(
        TestSpark::session,
        new Configuration(),
        new org.apache.hadoop.fs.Path("file:" + folder.resolve("warehouse")));
  }
}
