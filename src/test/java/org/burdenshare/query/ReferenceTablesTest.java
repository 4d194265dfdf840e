package org.burdenshare.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

class ReferenceTablesTest {
  @Test
  void aName_standsForOneAreaAtATime() {
    Dataset<Row> names = table("area_name");

    assertThat(names.count()).isGreaterThan(500);
    assertThat(names.groupBy("area_key", "first_year").count().where("count > 1").collectAsList())
        .isEmpty();
    assertThat(names.where("area_key = 'TURKIYE'").select("iso3").head().getString(0))
        .isEqualTo("TUR");
  }

  @Test
  void anAllyWithARangeOfItsOwn_isNotHeldToThatOfAll() {
    assertThat(least("POL")).isEqualTo(1e5);
    assertThat(least("FRA")).isEqualTo(1.5e6);
    assertThat(
            table("size_range")
                .groupBy("measure", "unit")
                .count()
                .where("count <> " + table("ally").count())
                .count())
        .isZero();
  }

  @Test
  void afterThem_noViewIsLeftInTheSession() {
    table("ally");

    assertThat(TestSpark.session().catalog().tableExists("ally_file")).isFalse();
  }

  private static double least(String ally) {
    return table("size_range")
        .where("measure = 'milex' AND unit = 'XDC' AND iso3 = '" + ally + "'")
        .select("least")
        .head()
        .getDouble(0);
  }

  private static Dataset<Row> table(String name) {
    return new ReferenceTables(TestSpark.session()).inputs().get(name);
  }
}
