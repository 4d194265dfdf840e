package org.burdenshare.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What was known when, computed by another engine over the same observations, row by row as text.
 *
 * @param shareVintages the rows of share_vintage
 * @param verdictVintages the rows of verdict_vintage
 */
public record SecondOpinion(List<String> shareVintages, List<String> verdictVintages) {
  private static final Path STATUSES =
      Path.of(
          URI.create(
              SecondOpinion.class.getResource("/org/burdenshare/reference/obs_status.csv") + ""));
  private static final String SHARES =
      "SELECT basis, ally, year, realtime_start, realtime_end, is_member, share_source, obs_status,"
          + " meets_guideline, spending_edition, end_reason, ended_by, share_of_gdp_pct"
          + " FROM share_vintage ORDER BY ALL";
  private static final String VERDICTS =
      "SELECT basis, vintage_date, year, assessed, meeting, meeting_published, allies_meeting"
          + " FROM verdict_vintage ORDER BY ALL";

  /**
   * The other engine's tables.
   *
   * @param folder where the observations can be laid down for it
   */
  public static SecondOpinion of(Dataset<Row> observations, Dataset<Row> editions, Path folder) {
    Path cells = folder.resolve("cells");
    observations
        .join(
            editions.select(
                functions.col("edition_id"),
                functions.col("publisher"),
                functions.col("basis"),
                functions.col("vintage_date").as("vintage")),
            "edition_id")
        .drop("rival_value", "rival_locator")
        .coalesce(1)
        .write()
        .parquet(cells.toString());
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      compute(statement, cells.resolve("*.parquet"));
      return new SecondOpinion(rows(statement, SHARES), rows(statement, VERDICTS));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes the tables share_vintage and verdict_vintage in DuckDB.
   *
   * @param cells Parquet files of observations, with the publisher, basis and vintage of theirs
   */
  public static void compute(Statement statement, Path cells) throws SQLException {
    statement.execute("CREATE TABLE cell AS FROM read_parquet('%s')".formatted(cells));
    statement.execute(
        "CREATE TABLE status AS SELECT code AS obs_status, precedence FROM read_csv('%s')"
            .formatted(STATUSES));
    statement.execute(script());
  }

  /** The job's own tables as the same text. */
  public static SecondOpinion first(Dataset<Row> shareVintages, Dataset<Row> verdictVintages) {
    shareVintages.createOrReplaceTempView("share_vintage");
    verdictVintages
        .withColumn("allies_meeting", functions.expr("array_join(allies_meeting, ' ')"))
        .createOrReplaceTempView("verdict_vintage");
    return new SecondOpinion(
        TestSpark.session().sql(SHARES).collectAsList().stream().map(SecondOpinion::text).toList(),
        TestSpark.session().sql(VERDICTS).collectAsList().stream()
            .map(SecondOpinion::text)
            .toList());
  }

  private static String script() {
    try (InputStream in =
        SecondOpinion.class.getResourceAsStream("/org/burdenshare/vintages.duckdb.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<Object> cells = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          cells.add(result.getObject(column));
        }
        rows.add(text(cells));
      }
    }
    return rows;
  }

  private static String text(Row row) {
    List<Object> cells = new ArrayList<>();
    for (int column = 0; column < row.length(); column++) {
      cells.add(row.get(column));
    }
    return text(cells);
  }

  /** Numbers with as many digits as two orders of dividing agree in. */
  private static String text(List<Object> cells) {
    return String.join(
        " ",
        cells.stream()
            .map(
                cell ->
                    cell instanceof Double number
                        ? String.format(Locale.ROOT, "%.7f", number)
                        : String.valueOf(cell))
            .toList());
  }
}
