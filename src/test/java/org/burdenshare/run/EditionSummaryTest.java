package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.SampleTrends;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** What a run says of an edition that it read. */
class EditionSummaryTest {
  private static final String SPENDING = "sipri-2016-04-05";
  private static final String GDP = "imf-2016-04-12";
  private static final WideTable RECONCILIATION =
      WideTable.of(
              "edition_id STRING, gdp_edition STRING, year INT, difference_pp DOUBLE, verdict_differs BOOLEAN")
          .usually("edition_id", SPENDING)
          .usually("gdp_edition", GDP)
          .usually("verdict_differs", false);

  @Test
  void partner_isToldOfSpendingAndOfGdpThatCameAlone() {
    Row[] shares = {
      RECONCILIATION.row("year", 2014, "difference_pp", -0.5, "verdict_differs", true),
      RECONCILIATION.row("year", 2015, "difference_pp", 0.25),
      RECONCILIATION.row("year", 1999, "difference_pp", 9.0)
    };

    assertThat(told(SPENDING, shares))
        .contains(
            "  edition sipri-2016-04-05, SIPRI's definition, released 2016-04-05 (by the command"
                + " line)",
            "  Its citation",
            "  GDP of imf-2016-04-12: 2 shares of allies since 2000, difference in points median"
                + " 0.3750, 95th percentile 0.4875, most 0.5000; 1 on the other side of 2 %");
    assertThat(told(GDP, shares))
        .contains(
            "  edition imf-2016-04-12, no definition of spending, released 2016-04-05 (by the"
                + " command line)",
            "  GDP that goes with sipri-2016-04-05: 2 shares of allies since 2000, difference in"
                + " points median 0.3750, 95th percentile 0.4875, most 0.5000; 1 on the other side of"
                + " 2 %");
  }

  private static Row row(String id, String fresh, String basis) {
    return TestSpark.row(
        id,
        id.equals(fresh),
        basis,
        LocalDate.of(2016, 4, 5),
        "the command line",
        "Its citation",
        id,
        null,
        new String[0]);
  }

  private static List<String> told(String edition, Row... reconciliation) {
    Edition only =
        EditionCatalogue.of(
                List.of(SampleTrends.FOLDER + "/" + edition + ".csv"), null, new Configuration())
            .editions()
            .get(0);
    Dataset<Row> lines =
        Rules.given(
                "new_series",
                TestSpark.table(
                    "edition_id STRING, measure STRING, unit STRING, price_base_year INT, figures"
                        + " BIGINT, allies BIGINT, missing BIGINT, areas BIGINT, first_year INT, last_year INT"))
            .and(
                "rejected_figure",
                TestSpark.table(
                    "edition_id STRING, reason STRING, locator STRING, title STRING, reason_code STRING,"
                        + " raw_text STRING"))
            .and(
                "new_observation",
                TestSpark.table(
                    "edition_id STRING, measure STRING, unit STRING, price_base_year INT, locator STRING"))
            .and("reconciliation", RECONCILIATION.with(reconciliation))
            .and(
                "edition",
                TestSpark.table(
                    "edition_id STRING, is_new BOOLEAN, basis STRING, vintage_date DATE,"
                        + " vintage_source STRING, citation STRING, file_name STRING, reader STRING,"
                        + " accepted_checks ARRAY<STRING>",
                    row(SPENDING, edition, "SIPRI"),
                    row(GDP, edition, null)))
            .table("edition_line");
    return EditionSummary.of(
            lines.collectAsList(),
            TestSpark.table("edition_id STRING, sentence STRING"),
            List.of(only))
        .linesOf(only);
  }
}
