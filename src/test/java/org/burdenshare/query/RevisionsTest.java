package org.burdenshare.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;

/** Poland in 2016 by two publications. */
class RevisionsTest {
  private static final WideTable TREND =
      WideTable.of(
              "basis STRING, ally STRING, year INT, share_of_gdp_pct DOUBLE, share_published_pct DOUBLE,"
                  + " milex_xdc DOUBLE, milex_usd DOUBLE, equipment_share_pct DOUBLE, obs_status"
                  + " STRING, share_source STRING, meets_guideline BOOLEAN,"
                  + " meets_guideline_published BOOLEAN, meets_equipment_guideline BOOLEAN,"
                  + " edition_id STRING, gdp_edition_id STRING")
          .usually("basis", "NATO")
          .usually("ally", "POL")
          .usually("year", 2016)
          .usually("edition_id", "nato-2024-06-17")
          .usually("gdp_edition_id", "nato-2024-06-17");

  @Test
  void verdictFlipped_beforeTheFigureBehindIt() {
    assertThat(
            revisions(
                TREND.row("share_of_gdp_pct", 2.0, "meets_guideline", true),
                TREND.row(
                    "share_of_gdp_pct", 1.99, "meets_guideline", false, "edition_id", "nato-2026")))
        .containsExactly(
            tuple("verdict_flipped", 1, "meets_guideline", "true", "false", "nato-2026"),
            tuple("changed_figure", 3, "share_of_gdp_pct", "2.0", "1.99", "nato-2026"));
  }

  @Test
  void lastDigits_areNoRevision() {
    assertThat(
            revisions(
                TREND.row("share_of_gdp_pct", 2.0, "milex_usd", 1e12),
                TREND.row("share_of_gdp_pct", 2.0 + 1e-15, "milex_usd", 1e12 + 1)))
        .isEmpty();
  }

  @Test
  void aboveTheNoise_isARevision() {
    assertThat(
            revisions(TREND.row("share_of_gdp_pct", 2.0), TREND.row("share_of_gdp_pct", 2.00001)))
        .extracting(revision -> revision.toList().get(2))
        .containsExactly("share_of_gdp_pct");
  }

  @Test
  void status_changed() {
    assertThat(revisions(TREND.row("obs_status", "E"), TREND.row("obs_status", "A")))
        .containsExactly(tuple("changed_status", 4, "obs_status", "E", "A", "nato-2024-06-17"));
  }

  @Test
  void figureGivenOrTakenBack_newOrWithdrawn() {
    assertThat(revisions(TREND.row("milex_usd", 5.0), TREND.row("equipment_share_pct", 21.0)))
        .containsExactly(
            tuple("withdrawn", 2, "milex_usd", "5.0", null, "nato-2024-06-17"),
            tuple("new", 5, "equipment_share_pct", null, "21.0", "nato-2024-06-17"));
  }

  @Test
  void rowOnOneSideAlone_toldByItsShare() {
    Row estonia =
        TREND.row("ally", "EST", "share_of_gdp_pct", 2.1, "milex_usd", 5.0, "obs_status", "E");

    assertThat(
            between(TREND.with(), TREND.with(estonia))
                .selectExpr("area", "kind", "column_name", "new_value")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly("EST new share_of_gdp_pct 2.1");
  }

  @Test
  void ofSomeColumns_othersSayNothing_andTheFirstFigureOfTheseTellsARow() {
    Row before = TREND.row("share_of_gdp_pct", 2.0);
    Row after =
        TREND.row("share_published_pct", 2.1, "meets_equipment_guideline", true, "milex_usd", 1.0);
    Row estonia = TREND.row("ally", "EST", "share_of_gdp_pct", 2.2, "milex_usd", 5.0);

    assertThat(
            between(some(TREND.with(before)), some(TREND.with(after, estonia)))
                .selectExpr("concat_ws(' ', area, kind, column_name, new_value) AS said")
                .orderBy("said")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("EST new milex_usd 5.0", "POL new milex_usd 1.0");
  }

  @Test
  void otherGdpUnderTheSameSpending_broughtByTheEditionOfGdp() {
    assertThat(
            revisions(
                TREND.row("share_of_gdp_pct", 2.0, "gdp_edition_id", "imf-2016-04-12"),
                TREND.row("share_of_gdp_pct", 2.1, "gdp_edition_id", "imf-2016-10-04")))
        .extracting(revision -> revision.toList().get(5))
        .containsExactly("imf-2016-10-04");
  }

  /** Kind, priority, column, old and new value and the edition behind it, flips first. */
  private static List<Tuple> revisions(Row before, Row after) {
    return between(TREND.with(before), TREND.with(after))
        .orderBy("priority", "column_name")
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.<String>getAs("kind"),
                    row.<Integer>getAs("priority"),
                    row.<String>getAs("column_name"),
                    row.<String>getAs("old_value"),
                    row.<String>getAs("new_value"),
                    row.<String>getAs("brought_by")))
        .toList();
  }

  private static Dataset<Row> between(Dataset<Row> before, Dataset<Row> after) {
    return PublishedRevisions.between(
        TestSpark.session(), table -> trend(table, before), table -> trend(table, after));
  }

  private static Optional<Dataset<Row>> trend(Table table, Dataset<Row> rows) {
    return table.equals(Tables.ALLY_TREND) ? Optional.of(rows) : Optional.empty();
  }

  private static Dataset<Row> some(Dataset<Row> trend) {
    return trend.select(
        "basis", "ally", "year", "milex_usd", "obs_status", "edition_id", "gdp_edition_id");
  }
}
