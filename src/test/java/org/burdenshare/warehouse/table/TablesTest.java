package org.burdenshare.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables are what their CREATE TABLE statements say. */
class TablesTest {
  private static final Path STATEMENTS = Path.of("src/main/resources/org/burdenshare/tables");

  static List<Table> tables() {
    List<Table> tables = new ArrayList<>(Tables.STORED);
    tables.addAll(Tables.VIEWS);
    return tables;
  }

  @Test
  void everyStatement_isOfATableThatIsKnown() throws IOException {
    try (Stream<Path> files = Files.list(STATEMENTS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              tables().stream().map(table -> table.name() + ".sql").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void statement_declaresTheTableOfItsFile(Table table) throws IOException {
    String statement = Files.readString(STATEMENTS.resolve(table.name() + ".sql"));

    assertThat(TableDeclaration.of(statement).name()).isEqualTo(table.name());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keyAndPartitions_areDeclaredColumns(Table table) {
    assertThat(table.key()).doesNotHaveDuplicates().isSubsetOf(table.schema().fieldNames());
    assertThat(table.partitions()).isSubsetOf(table.key());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableAndColumns_tellTheirMeaning(Table table) {
    assertThat(table.comment()).isNotBlank();
    assertThat(table.schema().fields())
        .allSatisfy(column -> assertThat(column.getComment().get()).isNotBlank());
  }

  @Test
  void commentsOfStatuses_sayWhatTheListOfThemSays() {
    String beginning = "SDMX observation status (CL_OBS_STATUS): ";
    List<String> statuses =
        ReferenceFile.records("obs_status.csv").stream()
            .map(status -> status.get("code") + " " + status.get("word"))
            .toList();

    assertThat(
            tables().stream()
                .flatMap(table -> Stream.of(table.schema().fields()))
                .map(column -> column.getComment().get())
                .filter(comment -> comment.startsWith(beginning))
                .map(comment -> Pattern.compile(", ").split(comment.substring(beginning.length()))))
        .hasSizeGreaterThan(5)
        .allSatisfy(told -> assertThat(told).containsExactlyInAnyOrderElementsOf(statuses));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void constraints_areConditionsOnItsColumns(Table table) {
    String[] rules = table.constraints().values().toArray(String[]::new);

    StructType conditions =
        TestSpark.session().createDataFrame(List.of(), table.schema()).selectExpr(rules).schema();

    assertThat(conditions.fields())
        .hasSameSizeAs(rules)
        .extracting(StructField::dataType)
        .extracting(DataType::sql)
        .allMatch("BOOLEAN"::equals);
  }

  @Test
  void statement_isReadWhole() {
    TableDeclaration declaration =
        TableDeclaration.of(
            """
            CREATE TABLE spending (
              year INT NOT NULL COMMENT 'Calendar year',
              base INT
                COMMENT 'Year of prices; null: NATO''s '
                  'current prices',
              met MAP<STRING, BIGINT> NOT NULL COMMENT 'By guideline',
              CONSTRAINT base_known
                CHECK (base IS NULL
                  OR base > 1900),
              CONSTRAINT year_known CHECK (year IN (2014,  2015))
            )
            USING delta
            PARTITIONED BY (year)
            COMMENT 'One row a year'
            TBLPROPERTIES ('burdenshare.key' = 'year, base')
            """);

    assertThat(declaration)
        .isEqualTo(
            new TableDeclaration(
                "spending",
                "One row a year",
                List.of("year", "base"),
                List.of("year"),
                StructType.fromDDL(
                    "year INT NOT NULL COMMENT 'Calendar year',"
                        + " base INT COMMENT 'Year of prices; null: NATO''s current prices',"
                        + " met MAP<STRING, BIGINT> NOT NULL COMMENT 'By guideline'"),
                Map.of(
                    "base_known", "base IS NULL OR base > 1900",
                    "year_known", "year IN (2014,  2015)")));
  }
}
