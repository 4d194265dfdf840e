package org.burdenshare.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.warehouse.OldWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a program from a table that another version of it wrote, and what does not. */
class SchemaDifferenceTest {
  private static final Table DECLARED =
      new Table(
          TableDeclaration.of(
              """
              CREATE TABLE spending (
                edition_id STRING NOT NULL COMMENT 'Edition',
                year INT NOT NULL COMMENT 'Year',
                ally STRING NOT NULL COMMENT 'Ally',
                share DOUBLE COMMENT 'Percent of GDP; null: not assessed',
                met MAP<STRING, INT> COMMENT 'By guideline; null: not assessed'
              )
              USING delta
              PARTITIONED BY (edition_id)
              COMMENT 'One row an ally and year'
              TBLPROPERTIES ('burdenshare.key' = 'edition_id, year')
              """));

  private static final String SAME =
      "edition_id STRING NOT NULL, year INT NOT NULL, ally STRING NOT NULL, share DOUBLE, met"
          + " MAP<STRING, INT>";

  @Test
  void otherCommentsAndAnotherOrder_areNoDifference() {
    assertThat(
            difference(
                "met MAP<STRING, INT> COMMENT 'Otherwise', share DOUBLE, ally STRING NOT NULL,"
                    + " year INT NOT NULL, edition_id STRING NOT NULL"))
        .isEqualTo(new SchemaDifference(List.of(), List.of(), List.of()));
  }

  @Test
  void columnsThatMayBeNull_areAdded() {
    SchemaDifference difference =
        difference("edition_id STRING NOT NULL, year INT NOT NULL, ally STRING NOT NULL");

    assertThat(difference.isUpgradable()).isTrue();
    assertThat(difference.added()).containsExactly("share", "met");
  }

  @Test
  void columnThatMayBeNullFromNowOn_isNoObstacle() {
    assertThat(difference(SAME.replace("share DOUBLE", "share DOUBLE NOT NULL")).isUpgradable())
        .isTrue();
  }

  @Test
  void columnThatIsNeverNull_cannotBeAdded() {
    assertObstacle(
        SAME.replace(" ally STRING NOT NULL,", ""), "it has no ally, which is never null");
  }

  @Test
  void anotherType_isNamedWithTheOneExpected() {
    assertObstacle(
        SAME.replace("share DOUBLE", "share FLOAT"), "its share is FLOAT, expected DOUBLE");
    assertObstacle(
        SAME.replace("STRING, INT", "STRING, BIGINT"),
        "its met is MAP<STRING, BIGINT>, expected MAP<STRING, INT>");
  }

  @Test
  void nullWhereNoneIsExpected_isAnObstacle() {
    assertObstacle(
        SAME.replace("ally STRING NOT NULL", "ally STRING"),
        "its ally may be null, expected never");
  }

  @Test
  void columnThatThisVersionDoesNotKnow_isNotWrittenOver() {
    SchemaDifference difference = difference(SAME + ", rank INT");

    assertThat(difference.unreadable()).isEmpty();
    assertObstacle(SAME + ", rank INT", "this version knows no rank");
  }

  @Test
  void otherPartitions_areAnObstacle() {
    assertThat(SchemaDifference.of(DECLARED, StructType.fromDDL(SAME), List.of()).obstacles())
        .isEqualTo("it is partitioned by nothing, expected by edition_id");
  }

  @Test
  void severalObstacles_areOneListOfWords() {
    assertObstacle(
        SAME.replace("share DOUBLE", "share FLOAT").replace(" year INT NOT NULL,", "")
            + ", rank INT",
        "it has no year, which is never null, its share is FLOAT, expected DOUBLE, this version"
            + " knows no rank");
  }

  static List<Table> tablesOfTheCommitBefore() {
    return OldWarehouse.declarations();
  }

  @ParameterizedTest
  @MethodSource("tablesOfTheCommitBefore")
  void everyTableOfTheCommitBefore_canBeBroughtUp(Table old) {
    Table today =
        Tables.STORED.stream()
            .filter(table -> table.name().equals(old.name()))
            .findFirst()
            .orElseThrow();

    assertThat(SchemaDifference.of(today, old.schema(), old.partitions()).obstacles()).isEmpty();
  }

  private static SchemaDifference difference(String stored) {
    return SchemaDifference.of(DECLARED, StructType.fromDDL(stored), List.of("edition_id"));
  }

  private static void assertObstacle(String stored, String words) {
    assertThat(difference(stored).isUpgradable()).isFalse();
    assertThat(difference(stored).obstacles()).isEqualTo(words);
  }
}
