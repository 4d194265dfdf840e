package org.burdenshare.packed;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.measure.Figures;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.measure.Shares;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.trend.Guidelines;
import org.burdenshare.trend.Vintages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers say what the SQL says, of editions in which anything may be given or missing. */
class PackedVintagesTest {
  private static final String OBSERVATION =
      "edition_id STRING, iso3 STRING, year INT, measure STRING, unit STRING, price_base_year INT,"
          + " currency STRING, obs_status STRING, value DOUBLE";
  private static final String EDITION =
      "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE";

  /** It has no share before GDP comes out, so until then it covers no year. */
  private static final String WITHOUT_SHARES = "sipri-0";

  /**
   * Two of one day, publishers' own and reprints, GDP before, on and after the days of spending.
   */
  private static final List<Row> EDITIONS =
      List.of(
          edition("nato-1", "NATO", "NATO", "2016-01-28"),
          edition("nato-2", "NATO", "NATO", "2022-06-27"),
          edition("nato-2-again", "NATO", "NATO", "2022-06-27"),
          edition("nato-3", "NATO", "NATO", "2024-06-17"),
          edition(WITHOUT_SHARES, "SIPRI", "SIPRI", "2016-01-28"),
          edition("sipri-1", "SIPRI", "SIPRI", "2016-04-05"),
          edition("sipri-2", "SIPRI", "SIPRI", "2022-04-25"),
          edition("sipri-3", "SIPRI", "SIPRI", "2024-04-22"),
          edition("reprint-1", "World Bank", "SIPRI", "2022-05-01"),
          edition("reprint-2", "World Bank", "SIPRI", "2024-05-01"),
          edition("weo-1", "IMF", null, "2016-04-12"),
          edition("weo-2", "IMF", null, "2022-04-19"),
          edition("weo-3", "IMF", null, "2022-10-11"),
          edition("other-gdp", "Eurostat", null, "2022-10-11"),
          edition("weo-4", "IMF", null, "2024-04-16"));

  private static final List<String> AREAS =
      List.of(
          "USA",
          "POL",
          "EST",
          "FRA",
          "GBR",
          "GRC",
          "DEU",
          "LTU",
          "NOR",
          "ISL",
          "XKX",
          "NATO total");
  private static final int FIRST_YEAR = 2008;
  private static final int YEARS = 12;

  /** Measure, unit and year of constant prices. */
  private static final List<List<String>> SPENDING =
      List.of(
          List.of("milex", "XDC", ""),
          List.of("milex", "USD", ""),
          List.of("milex", "USD", "2010"),
          List.of("milex", "USD", "2015"),
          List.of("milex", "XDC", "2015"),
          List.of("share_of_gdp", "PERCENT", ""),
          List.of("population", "PERSONS", ""));

  private static final List<List<String>> GDP =
      List.of(
          List.of("gdp", "XDC", ""),
          List.of("gdp", "USD", ""),
          List.of("gdp", "USD", "2015"),
          List.of("gdp_volume", "XDC", "2015"));

  @ParameterizedTest
  @CsvSource({
    "1, CONTEMPORANEOUS, 200",
    "2, CONTEMPORANEOUS, 10",
    "3, LATEST, 200",
    "4, CONTEMPORANEOUS, 4000"
  })
  void sameAsInSql(long seed, GdpPartner partner, int windowDays) {
    Dataset<Row> observations =
        TestSpark.table(OBSERVATION, observations(new Random(seed))).repartition(3);
    Dataset<Row> editions = TestSpark.table(EDITION, EDITIONS.toArray(Row[]::new));
    ReferenceTables reference = new ReferenceTables(TestSpark.session());
    Dataset<Row> allies = reference.allies();
    Dataset<Row> statuses = reference.observationStatuses();

    Dataset<Row> states =
        Vintages.states(
                Shares.of(
                    Figures.byAreaAndYear(observations, editions, statuses),
                    editions,
                    partner,
                    windowDays))
            .localCheckpoint();
    Dataset<Row> bySql = Vintages.changes(states, allies).localCheckpoint();
    Dataset<Row> history =
        PackedVintages.history(observations, editions, statuses, allies, partner, windowDays)
            .localCheckpoint();
    Dataset<Row> byNumbers = PackedVintages.changes(history, allies);

    assertThat(TestSpark.sorted(byNumbers.select(columns(bySql))))
        .hasSizeGreaterThan(200)
        .isEqualTo(TestSpark.sorted(bySql.select(columns(bySql))));
    Dataset<Row> shares = Vintages.shares(bySql, Guidelines.onShare(reference.guidelines()));
    assertThat(TestSpark.sorted(days(PackedVintages.days(history))))
        .isEqualTo(TestSpark.sorted(days(Vintages.days(states, shares, allies))));
  }

  private static Column[] columns(Dataset<Row> changes) {
    return Arrays.stream(changes.columns()).sorted().map(functions::col).toArray(Column[]::new);
  }

  private static Dataset<Row> days(Dataset<Row> days) {
    return days.groupBy("basis", "day").agg(expr("bool_or(is_vintage)"));
  }

  private static Row edition(String id, String publisher, String basis, String day) {
    return TestSpark.row(id, publisher, basis, LocalDate.parse(day));
  }

  /** Figures of few values, so that editions often repeat each other. */
  private static Row[] observations(Random random) {
    List<Row> observations = new ArrayList<>();
    for (Row edition : EDITIONS) {
      for (String area : AREAS) {
        if (random.nextInt(8) > 0) {
          addArea(edition, area, random, observations);
        }
      }
    }
    observations.add(observation("unknown", "POL", 2015, SPENDING.get(1), "A", random));
    return observations.toArray(Row[]::new);
  }

  private static void addArea(Row edition, String area, Random random, List<Row> observations) {
    List<List<String>> series = new ArrayList<>();
    if (edition.getString(2) != null) {
      series.addAll(SPENDING);
    }
    if (edition.getString(0).equals(WITHOUT_SHARES)) {
      series.removeIf(one -> one.get(0).equals("share_of_gdp"));
    }
    if (edition.getString(2) == null || edition.getString(1).equals("NATO")) {
      series.addAll(GDP);
    }
    series.removeIf(any -> random.nextInt(3) == 0);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      for (List<String> one : series) {
        for (int times = any(random, 0, 1, 1, 1, 1, 1, 1, 2); times > 0; times--) {
          String status = any(random, "A", "A", "A", "E", "P", "no status");
          observations.add(observation(edition.getString(0), area, year, one, status, random));
        }
      }
    }
  }

  private static Row observation(
      String edition, String area, int year, List<String> series, String status, Random random) {
    boolean isShare = series.get(1).equals("PERCENT");
    Double value =
        isShare
            ? any(random, 1.5, 2.0, 2.0 + 1e-13, 2.04, null)
            : series.get(0).startsWith("gdp")
                ? any(random, 1e11, 1e11 * (1 + 1e-14), 1.25e11, 1e10, 1e12, 0.0)
                : any(random, 2e9, 2e9, 1.75e9, 2.1e9, null);
    return TestSpark.row(
        edition,
        area,
        year,
        series.get(0),
        series.get(1),
        series.get(2).isEmpty() ? null : Integer.valueOf(series.get(2)),
        series.get(1).equals("XDC") ? any(random, "PLN", "PLN", "EUR", "XXX", null) : null,
        status,
        value);
  }

  @SafeVarargs
  private static <T> T any(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
