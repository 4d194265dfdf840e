package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Definitions whose order of preference is data. */
class BasisGapTest {
  @Test
  void thePreferredDefinition_standsAgainstTheNext() {
    SparkSession spark = TestSpark.session();
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    inputs.put(
        "basis",
        spark.sql(
            "SELECT * FROM VALUES ('THIRD', 3), ('FIRST', 1), ('SECOND', 2) AS basis(basis, preference)"));
    inputs.put(
        "ally_trend",
        spark.sql(
            """
            SELECT basis, ally, 2024 AS year, 'Poland' AS ally_name, true AS is_member,
              share_of_gdp_pct, share_of_gdp_pct >= 2 AS meets_guideline,
              array(named_struct('guideline', 'GDP_2', 'guideline_pct', 2D)) AS share_guidelines,
              'A' AS obs_status, DATE '2024-06-17' AS vintage_date
            FROM VALUES ('FIRST', 'POL', 2.5D), ('SECOND', 'POL', 1.5D), ('THIRD', 'POL', 9D),
              ('FIRST', 'EST', 3D), ('THIRD', 'EST', 1D) AS one(basis, ally, share_of_gdp_pct)
            """));

    assertThat(
            new Models(spark, inputs)
                .table("basis_gap")
                .selectExpr("ally", "nato_share_pct", "sipri_share_pct", "verdict_differs")
                .collectAsList())
        .containsExactly(TestSpark.row("POL", 2.5, 1.5, true));
  }
}
