package org.burdenshare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made world of vintages as tidy Parquet: editions that each give spending and GDP of territories
 * for a hundred years. A tenth of the figures change from edition to edition; one in fifty is never
 * given, and one in forty is left out by twenty editions at a time. The same every time it is made.
 *
 * @param folder where it is
 * @param editions how many editions there are
 * @param territories how many territories
 */
record World(Path folder, int editions, int territories) {
  static final int YEARS = 100;

  private static final int EDITIONS_A_FILE = 10;

  private static final String EDITIONS =
      """
      COPY (SELECT CAST(range AS INTEGER) AS place, printf('made-%%04d', range) AS edition_id,
          'SIPRI' AS publisher, 'SIPRI' AS basis,
          DATE '1950-01-01' + CAST(range * 25 AS INTEGER) AS vintage_date
        FROM range(%d)) TO '%s' (FORMAT parquet)
      """;

  private static final String OBSERVATIONS =
      """
      COPY (
        WITH figure AS (
          SELECT e.range AS edition, territory, iso3, CAST(1920 + y.range AS INTEGER) AS year,
            measure, usual, hash(territory, y.range, measure) AS number
          FROM range(%d, %d) e,
            (SELECT CAST(generate_subscripts(codes, 1) - 1 AS BIGINT) AS territory,
              unnest(codes) AS iso3 FROM (SELECT [%s] AS codes)) t,
            range(%d) y,
            (VALUES ('milex', 1e9), ('gdp', 1e11)) AS m (measure, usual))
        SELECT printf('made-%%04d', edition) AS edition_id, measure, 'USD' AS unit,
          CAST(NULL AS INTEGER) AS price_base_year,
          iso3,
          year, 'USD' AS currency, 'A' AS obs_status,
          usual * (0.5 + number %% 350 / 100.0)
            * (1 + hash(number, (edition + number %% 10) // 10) %% 1000 / 10000.0) AS value
        FROM figure
        WHERE number %% 50 <> 0 AND hash(number, (edition + number %% 20) // 20, 1) %% 40 <> 0
        ORDER BY edition, territory, year, measure) TO '%s' (FORMAT parquet)
      """;

  /** Makes it, unless it is there. */
  World make() throws IOException, SQLException {
    if (Files.exists(editionFile())) {
      return this;
    }
    Files.createDirectories(observationFolder());
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (int first = 0; first < editions; first += EDITIONS_A_FILE) {
        statement.execute(
            OBSERVATIONS.formatted(
                first,
                Math.min(editions, first + EDITIONS_A_FILE),
                codes().map("'%s'"::formatted).collect(Collectors.joining(", ")),
                YEARS,
                observationFolder().resolve("%04d.parquet".formatted(first))));
      }
      statement.execute(EDITIONS.formatted(editions, editionFile()));
    }
    return this;
  }

  /** The figures that it would have if none were left out. */
  long figures() {
    return 2L * editions * territories * YEARS;
  }

  long millions() {
    return figures() / 1_000_000;
  }

  /** The codes of its territories. */
  Stream<String> codes() {
    return IntStream.range(0, territories)
        .mapToObj(
            territory ->
                "%c%c%c"
                    .formatted(
                        'A' + territory / 676, 'A' + territory / 26 % 26, 'A' + territory % 26));
  }

  Path editionFile() {
    return folder.resolve("edition.parquet");
  }

  Path observationFolder() {
    return folder.resolve("observation");
  }
}
