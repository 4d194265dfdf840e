package org.burdenshare.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String COUNTS =
      "counted AS (SELECT ally, count(*) AS one FROM row_of_test GROUP BY ally)";

  @AfterEach
  void dropView() {
    TestSpark.session().catalog().dropTempView("row_of_test");
  }

  @Test
  void machineThatSleptForHours_isNoNetworkThatFailed() {
    assertThat(TestSpark.session().sparkContext().conf().getTimeAsSeconds("spark.network.timeout"))
        .isGreaterThan(Duration.ofHours(12).toSeconds());
  }

  @Test
  void rowsOfMegabytes_areNotExchanged() {
    Dataset<Row> counts = query("WITH " + COUNTS + " SELECT * FROM counted");

    assertThat(TestSpark.sorted(counts)).hasSize(5).allMatch(row -> row.contains("\"one\":4"));
    assertThat(counts.queryExecution().executedPlan().toString()).doesNotContain("Exchange");
  }

  @Test
  void unionOfRowsThatAreNeededTwiceAndOnce_isStillOnePartition() {
    assertThat(
            TestSpark.sorted(
                query(
                    "WITH "
                        + COUNTS
                        + ", others AS (SELECT ally, count(DISTINCT id) AS one FROM row_of_test"
                        + " GROUP BY ally), summed AS (SELECT ally, sum(one) AS all FROM (SELECT *"
                        + " FROM counted UNION ALL SELECT * FROM others) GROUP BY ally) SELECT *"
                        + " FROM summed JOIN counted USING (ally)")))
        .hasSize(5)
        .allMatch(row -> row.contains("\"all\":8,\"one\":4"));
  }

  private static Dataset<Row> query(String query) {
    TestSpark.session()
        .range(0, 20, 1, 4)
        .selectExpr("id", "id % 5 AS ally")
        .createOrReplaceTempView("row_of_test");
    return TestSpark.session().sql(query);
  }
}
