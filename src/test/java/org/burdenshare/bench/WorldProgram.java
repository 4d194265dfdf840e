package org.burdenshare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.cli.Session;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.Models;
import org.burdenshare.reference.ReferenceTables;

/**
 * Computes share_vintage and verdict_vintage of a made world in a process of its own, by one of
 * three engines, and says what the process took of memory.
 */
public final class WorldProgram {
  private static final String SHARE_VINTAGE = "share_vintage";
  private static final String VERDICT_VINTAGE = "verdict_vintage";

  /** Who computes. */
  enum Engine {
    /** The job's own rooms with its settings for large data. */
    OURS {
      @Override
      void run(World world, Path output) {
        SparkSession spark = Session.open();
        Dataset<Row> editions = read(spark, world.editionFile());
        Dataset<Row> observations = read(spark, world.observationFolder());
        Dataset<Row> allies =
            spark
                .createDataset(world.codes().toList(), Encoders.STRING())
                .selectExpr(
                    "value AS iso3",
                    "value AS ally_name",
                    "1900 AS accession_year",
                    "true AS assessed");
        Map<String, Dataset<Row>> inputs = new HashMap<>(new ReferenceTables(spark).inputs());
        inputs.putAll(Map.of("concerned", observations, "edition", editions, "ally", allies));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("own_guideline_pct", null);
        parameters.put("gdp_partner", GdpPartner.NEAREST.text());
        parameters.put("gdp_window_days", GdpPartner.WINDOW_DAYS);
        Models models = new Models(spark, inputs, parameters, rows -> rows.localCheckpoint(true));
        Dataset<Row> shares = models.table("share_vintage");
        write(
            shares.select(
                "ally",
                "year",
                "realtime_start",
                "realtime_end",
                "share_of_gdp_pct",
                "meets_guideline",
                "spending_edition",
                "end_reason"),
            output.resolve(SHARE_VINTAGE));
        write(
            models.table("verdict_vintage").select("vintage_date", "year", "assessed", "meeting"),
            output.resolve(VERDICT_VINTAGE));
      }
    },
    /** Spark's SQL as one would write it, with Spark's own settings. */
    PLAIN {
      @Override
      void run(World world, Path output) {
        SparkSession spark = SparkSession.builder().appName("plain").getOrCreate();
        read(spark, world.editionFile()).createOrReplaceTempView("edition");
        read(spark, world.observationFolder()).createOrReplaceTempView("observation");
        spark.sql(WorldQuery.SHARE).createOrReplaceTempView("share");
        write(spark.sql(WorldQuery.SHARE_VINTAGE), output.resolve(SHARE_VINTAGE));
        write(spark.sql(WorldQuery.VERDICT_VINTAGE), output.resolve(VERDICT_VINTAGE));
      }
    },
    /** DuckDB with two threads. */
    DUCKDB {
      @Override
      void run(World world, Path output) throws SQLException, IOException {
        Files.createDirectories(output);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = duckDb.createStatement()) {
          statement.execute("SET threads = 2");
          statement.execute("SET preserve_insertion_order = false");
          statement.execute("SET temp_directory = '%s'".formatted(output.resolve("spilled")));
          statement.execute(
              "CREATE TABLE edition AS FROM read_parquet('%s')".formatted(world.editionFile()));
          statement.execute(
              "CREATE VIEW observation AS FROM read_parquet('%s/*.parquet')"
                  .formatted(world.observationFolder()));
          statement.execute("CREATE TABLE share AS " + WorldQuery.SHARE);
          copy(statement, WorldQuery.SHARE_VINTAGE, output.resolve(SHARE_VINTAGE));
          copy(statement, WorldQuery.VERDICT_VINTAGE, output.resolve(VERDICT_VINTAGE));
        }
      }
    };

    abstract void run(World world, Path output) throws SQLException, IOException;

    private static Dataset<Row> read(SparkSession spark, Path file) {
      return spark.read().parquet(file.toString());
    }

    private static void write(Dataset<Row> rows, Path folder) {
      rows.write().parquet(folder.toString());
    }

    private static void copy(Statement statement, String query, Path folder)
        throws SQLException, IOException {
      Files.createDirectories(folder);
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, folder.resolve("rows.parquet")));
    }
  }

  private WorldProgram() {}

  /** Runs over a world: ENGINE FOLDER EDITIONS TERRITORIES OUTPUT. */
  public static void main(String[] arguments) throws Exception {
    World world =
        new World(
            Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Engine.valueOf(arguments[0]).run(world, Path.of(arguments[4]));
    System.out.println(Bench.kilobytesOfThisProcess());
  }
}
