package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burdenshare.testing.TestSpark.row;
import static org.burdenshare.testing.TestSpark.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final LocalDate RELEASE = LocalDate.parse("2024-06-17");
  private static final String SHARES =
      "basis STRING, ally STRING, year INT, realtime_start DATE, realtime_end DATE,"
          + " share_of_gdp_pct DOUBLE, share_published_pct DOUBLE, share_source STRING,"
          + " spending_edition STRING, gdp_edition STRING";
  private static final String OBSERVATIONS =
      "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING, year INT,"
          + " value DOUBLE, currency STRING, obs_status STRING, note STRING, locator STRING";
  private static final String EDITIONS =
      "edition_id STRING, publisher STRING, vintage_date DATE, file_name STRING, citation STRING,"
          + " licence STRING";

  @Test
  void everyShareThatWasEverKnown_hasItsSides() {
    assertThat(
            csv(
                """
                WITH sides AS (
                  SELECT basis, ally, year, realtime_start,
                         count_if(side = 'numerator') AS numerators,
                         count_if(side = 'denominator') AS denominators,
                         count_if(side = 'published') AS published,
                         any_value(value) FILTER (WHERE side = 'published') AS printed
                  FROM trace GROUP BY ALL)
                SELECT count(*) > 1000 AS many,
                       count_if(numerators <> int(share_source = 'computed')
                         OR denominators <> int(share_source = 'computed')
                         OR published <> int(share_published_pct IS NOT NULL)
                         OR NOT printed <=> share_published_pct) AS wrong
                FROM share_vintage LEFT JOIN sides USING (basis, ally, year, realtime_start)
                """))
        .isEqualToNormalizingNewlines("many,wrong\ntrue,0\n");
  }

  @Test
  void aRowOfAllyTrend_isTracedByItsKeyAndTheDay() throws IOException {
    List<String> sample = Files.readAllLines(Path.of("sample-data", "nato-2024-06-17.csv"));

    List<String> traced =
        csv("""
            SELECT side, value, f.price_base_year, file_name, int(place), locator
            FROM ally_trend t JOIN trace f
              ON f.basis = t.basis AND f.ally = t.ally AND f.year = t.year
              AND DATE'2025-04-28' BETWEEN realtime_start AND realtime_end
            WHERE t.basis = 'NATO' AND t.ally = 'SVK' AND t.year = 2024 ORDER BY side
            """)
            .lines()
            .skip(1)
            .toList();

    assertThat(traced).hasSize(3);
    assertThat(traced.get(0)).startsWith("denominator,").contains(",2015,nato-2024-06-17.csv,");
    assertThat(traced.get(1)).startsWith("numerator,").contains(",2015,nato-2024-06-17.csv,");
    assertThat(traced.get(2)).startsWith("published,2.0,,nato-2024-06-17.csv,");
    for (String line : traced) {
      String[] cells = line.split(",", -1);
      assertThat(sample.get(Integer.parseInt(cells[4]) - 1)).contains(",SVK,2024,");
      assertThat(cells[5]).isEqualTo("nato-2024-06-17.csv:" + cells[4]);
    }
  }

  @Test
  void ofSeveralPairs_thePricesOfTheShareAreNamed() {
    Dataset<Row> observations =
        table(
            OBSERVATIONS,
            figure("milex", "USD", null, 4.0, "a.xlsx!TABLE1!C9"),
            figure("gdp", "USD", null, 200.0, "a.xlsx!TABLE4!C9"),
            figure("milex", "USD", 2015, 3.0, "a.xlsx!TABLE2!C9"),
            figure("gdp", "USD", 2015, 150.0, "a.xlsx!TABLE5!C9"),
            figure("milex", "USD", 2010, 1.0, "a.xlsx!TABLE2!C5"),
            figure("gdp", "USD", 2021, 50.0, "a.xlsx!TABLE5!C5"));

    assertThat(
            trace(shares(2.0, null, "computed"), observations)
                .select("side", "value", "price_base_year", "sheet", "place")
                .collectAsList())
        .containsExactlyInAnyOrder(
            row("numerator", 3.0, 2015, "TABLE2", "C9"),
            row("denominator", 150.0, 2015, "TABLE5", "C9"));
  }

  @Test
  void whatDoesNotGiveTheShare_isNotNamed() {
    Dataset<Row> observations =
        table(
            OBSERVATIONS,
            figure("milex", "USD", 2015, 3.0, "a.xlsx!TABLE2!C9"),
            figure("gdp", "USD", 2015, 151.0, "a.xlsx!TABLE5!C9"));

    assertThat(trace(shares(2.0, null, "computed"), observations).collectAsList()).isEmpty();
  }

  @Test
  void aShareOfThePublishersOwn_hasThePrintedSideAlone() {
    Dataset<Row> observations =
        table(
            OBSERVATIONS,
            figure("share_of_gdp", "PERCENT", null, 2.0, "a.csv:7:3"),
            figure("milex", "USD", null, 3.0, "a.csv:7:4"));

    assertThat(
            trace(shares(2.0, 2.0, "published"), observations)
                .select("side", "value", "sheet", "place", "citation")
                .collectAsList())
        .containsExactly(row("published", 2.0, null, "7:3", "Cite it so"));
  }

  @Test
  void itIsListedAndDescribed() {
    assertThat(csv("SHOW TABLES")).contains(",trace,");
    assertThat(csv("DESCRIBE trace")).contains("locator,string,\"File, sheet and place in one\"");
  }

  private static Dataset<Row> trace(Dataset<Row> shares, Dataset<Row> observations) {
    return Rules.given("share_vintage", shares)
        .and("observation", observations)
        .and("edition", editions())
        .table("trace");
  }

  private static String csv(String query) {
    Outcome outcome = SampleWarehouse.sql("--format", "csv", "-e", query);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private static Dataset<Row> shares(double share, Double published, String source) {
    return table(
        SHARES,
        row("NATO", "SVK", 2024, RELEASE, RELEASE, share, published, source, "nato", "nato"));
  }

  private static Row figure(
      String measure, String unit, Integer priceBaseYear, double value, String locator) {
    return row("nato", measure, unit, priceBaseYear, "SVK", 2024, value, null, "A", null, locator);
  }

  private static Dataset<Row> editions() {
    return table(EDITIONS, row("nato", "NATO", RELEASE, "a.xlsx", "Cite it so", "Free"));
  }
}
