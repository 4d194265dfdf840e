package org.burdenshare;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.burdenshare.measure.Figures;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Whatever follows the observations starts from allies and aggregates. */
class ConcernedAreasTest {
  @Test
  void alliesAndAggregates_stay_everybodyElseIsLeftOut() {
    assertThat(
            TestSpark.rows(
                Figures.concerned(
                    TestSpark.table(
                        "iso3 STRING",
                        TestSpark.row("POL"),
                        TestSpark.row("ISL"),
                        TestSpark.row("NATO_EUROPE"),
                        TestSpark.row("NGA"),
                        TestSpark.row("WORLD")),
                    new ReferenceTables(TestSpark.session()).areasConcerned())))
        .extracting((Row row) -> row.getString(0))
        .containsExactly("POL", "ISL", "NATO_EUROPE");
  }
}
