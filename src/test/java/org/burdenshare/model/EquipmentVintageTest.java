package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Shares of equipment in 2016 by editions that are called by their days. */
class EquipmentVintageTest {
  private static final String OLD = "2022-06-27";
  private static final String NEW = "2024-06-17";
  private static final String EVER = "9999-12-31";

  @Test
  void equipmentOfTwoDefinitions_doesNotEndOneAnother() {
    assertThat(equipment(figure("nato-" + OLD, "POL", 21.0), figure("sipri-" + NEW, "POL", 19.0)))
        .containsExactly(
            tuple("NATO", "POL", OLD, EVER, true), tuple("SIPRI", "POL", NEW, EVER, false));
  }

  @Test
  void equipmentThatTheNextEditionLeavesOut_wasWithdrawn() {
    assertThat(
            equipment(
                figure("nato-" + OLD, "POL", 21.0),
                figure("nato-" + OLD, "EST", 19.0),
                figure("nato-" + OLD, "USA", 25.0),
                figure("nato-" + NEW, "EST", 19.0),
                figure("nato-" + NEW, "USA", 26.0)))
        .containsExactly(
            tuple("NATO", "EST", OLD, EVER, false),
            tuple("NATO", "POL", OLD, "2024-06-16", true),
            tuple("NATO", "USA", OLD, "2024-06-16", true),
            tuple("NATO", "USA", NEW, EVER, true));
  }

  @Test
  void partialEdition_withdrawsNoEquipment() {
    assertThat(
            equipment(
                figure("nato-" + OLD, "POL", 21.0),
                figure("nato-" + OLD, "EST", 19.0),
                figure("nato-" + NEW, "EST", 19.0)))
        .containsExactly(
            tuple("NATO", "EST", OLD, EVER, false), tuple("NATO", "POL", OLD, EVER, true));
  }

  private static Row figure(String edition, String ally, double pct) {
    return TestSpark.row(edition, "equipment_share", "PERCENT", ally, 2016, pct, "A");
  }

  private static Row edition(String basis, String day) {
    return TestSpark.row(
        basis.toLowerCase(java.util.Locale.ROOT) + "-" + day, basis, LocalDate.parse(day));
  }

  /** Basis, ally, from when, until when and the verdict. */
  private static List<Tuple> equipment(Row... figures) {
    return Rules.given(
            "concerned",
            TestSpark.table(
                "edition_id STRING, measure STRING, unit STRING, iso3 STRING, year INT,"
                    + " value DOUBLE, obs_status STRING",
                figures))
        .and(
            "edition",
            TestSpark.table(
                "edition_id STRING, basis STRING, vintage_date DATE",
                edition("NATO", OLD),
                edition("NATO", NEW),
                edition("SIPRI", NEW)))
        .table("equipment_vintage")
        .orderBy("basis", "ally", "realtime_start")
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.getAs("basis"),
                    row.getAs("ally"),
                    row.<LocalDate>getAs("realtime_start").toString(),
                    row.<LocalDate>getAs("realtime_end").toString(),
                    row.getAs("meets_guideline")))
        .toList();
  }
}
