package org.burdenshare.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;

/** Publications of two versions of the program. */
class PublishedRevisionsTest {
  @Test
  void columnThatOnlyOneHas_isNoRevision_norIsATable() {
    Dataset<Row> poland =
        TestSpark.session()
            .createDataFrame(List.of(), Tables.ALLY_TREND.schema())
            .unionByName(
                TestSpark.session()
                    .sql(
                        "SELECT 'NATO' AS basis, 'POL' AS ally, 2016 AS year, 2D AS share_of_gdp_pct,"
                            + " 21D AS equipment_share_pct, true AS meets_equipment_guideline"),
                true);
    Dataset<Row> before =
        poland
            .withColumn("share_of_gdp_pct", functions.lit(1.9))
            .drop("equipment_share_pct", "meets_equipment_guideline");

    assertThat(revisions(before, poland)).containsExactly("share_of_gdp_pct 1.9 2.0");
    assertThat(revisions(poland, before)).containsExactly("share_of_gdp_pct 2.0 1.9");
  }

  private static List<String> revisions(Dataset<Row> before, Dataset<Row> after) {
    return PublishedRevisions.between(
            TestSpark.session(),
            table -> table.equals(Tables.ALLY_TREND) ? Optional.of(before) : Optional.empty(),
            table -> Optional.of(table.equals(Tables.ALLY_TREND) ? after : none(table)))
        .selectExpr("concat_ws(' ', column_name, old_value, new_value)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Dataset<Row> none(Table table) {
    assertThat(table).isIn(Tables.ALLIANCE_TREND, Tables.GUIDELINE_VERDICT);
    return TestSpark.session().createDataFrame(List.of(), table.schema());
  }
}
