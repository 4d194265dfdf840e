package org.burdenshare.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * A made world of vintages as tidy Parquet, one file an edition: spending, GDP, the share that is
 * printed and that of equipment, for 250 areas of which 32 are allies, in a hundred years. A tenth
 * of the figures change from edition to edition. The same every time it is made.
 *
 * @param folder where it is
 * @param editions how many editions there are
 * @param years of how many years they speak
 */
record World(Path folder, int editions, int years) {
  private static final int AREAS = 250;
  private static final int LAST_YEAR = 2014;
  private static final int MEASURES = 4;
  private static final LocalDate FIRST_RELEASE = LocalDate.of(2015, 1, 1);

  private static final String AREA =
      """
      CREATE TABLE area AS
      SELECT code FROM read_csv('%1$s/area.csv') AS area
        LEFT JOIN read_csv('%1$s/ally.csv') AS ally ON ally.iso3 = code
      WHERE kind = 'country'
      ORDER BY ally.iso3 IS NULL, code
      LIMIT %2$d
      """;

  private static final String EDITION =
      """
        WITH named AS (
          SELECT code AS iso3, CAST(%d - range AS INTEGER) AS year, hash(code, range) AS number
          FROM area, range(%d)),
        figure AS (
          SELECT iso3, year, number,
            1e11 * (1 + number %% 3500 / 1000.0)
              * (1 + hash(number, (%3$d + number %% 10) // 10) %% 1000 / 20000.0) AS gdp,
            1.5 + number %% 1000 / 1000.0
              + hash(number, 1, (%3$d + number %% 10) // 10) %% 1000 / 10000.0 AS share
          FROM named)
        SELECT measure, unit, price_base_year, iso3, year, value,
          CAST(NULL AS VARCHAR) AS currency, 'A' AS obs_status, CAST(NULL AS VARCHAR) AS note
        FROM (
          SELECT iso3, year, unnest([
            {measure: 'milex', unit: 'USD', price_base_year: 2015, value: gdp * share / 100},
            {measure: 'gdp', unit: 'USD', price_base_year: 2015, value: gdp},
            {measure: 'share_of_gdp', unit: 'PERCENT', price_base_year: NULL, value: round(share, 2)},
            {measure: 'equipment_share', unit: 'PERCENT', price_base_year: NULL,
              value: 20.0 + number %% 7}], recursive := true)
          FROM figure)
        ORDER BY measure, iso3, year
      """;

  private static final String SIDECAR =
      """
      publisher: NATO
      basis: NATO
      title: A made edition
      vintage_date: %s
      citation: made
      licence: none
      accepted: {figure_within_range: made up, no_spike: made up}
      """;

  /** Makes it, unless it is there. */
  World make() throws IOException, SQLException {
    if (Files.exists(folder.resolve("nato-%s.parquet".formatted(released(editions - 1))))) {
      return this;
    }
    Files.createDirectories(folder);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(AREA.formatted(reference(), AREAS));
      for (int edition = 0; edition < editions; edition++) {
        make(statement, edition, "parquet");
      }
    }
    return this;
  }

  /** Makes one more edition, as tidy CSV. */
  void addEdition() throws IOException, SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(AREA.formatted(reference(), AREAS));
      make(statement, editions, "csv");
    }
  }

  private void make(Statement statement, int edition, String format)
      throws IOException, SQLException {
    String file = "nato-%s.%s".formatted(released(edition), format);
    statement.execute(
        "COPY (%s) TO '%s' (FORMAT %s)"
            .formatted(EDITION.formatted(LAST_YEAR, years, edition), folder.resolve(file), format));
    Files.writeString(folder.resolve(file + ".edition.yaml"), SIDECAR.formatted(released(edition)));
  }

  /** The folder of the facts about allies and areas. */
  static Path reference() {
    return Path.of(URI.create(World.class.getResource("/org/burdenshare/reference") + ""));
  }

  long observations() {
    return (long) editions * AREAS * years * MEASURES;
  }

  private LocalDate released(int edition) {
    return FIRST_RELEASE.plusDays(edition * (4_000L / editions));
  }
}
