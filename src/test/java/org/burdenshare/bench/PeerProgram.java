package org.burdenshare.bench;

import com.zaxxer.sparsebits.SparseBitSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.SecondOpinion;
import org.duckdb.DuckDBDriver;

/** What the whole job is measured beside, in processes of their own. */
public final class PeerProgram {
  /** Who does the work. */
  enum Peer {
    /** Plain Spark that copies the observations of a world into Delta, partitioned as ours. */
    COPY {
      @Override
      void run(Path input, Path output) throws IOException {
        SparkSession spark =
            SparkSession.builder()
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config(
                    "spark.sql.catalog.spark_catalog",
                    "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
        spark
            .read()
            .parquet(files(input, ".parquet").stream().map(Path::toString).toArray(String[]::new))
            .withColumn(
                "edition_id",
                functions.regexp_extract(
                    functions.input_file_name(), "(nato-[0-9-]+)[.]parquet$", 1))
            .write()
            .format("delta")
            .partitionBy("edition_id")
            .save(output.toString());
      }
    },
    /** DuckDB with two threads: the observations as partitioned Parquet, and the three tables. */
    DUCKDB {
      @Override
      void run(Path input, Path output) throws SQLException, IOException {
        Files.createDirectories(output);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = duckDb.createStatement()) {
          statement.execute("SET threads = 2");
          statement.execute("SET preserve_insertion_order = false");
          statement.execute("SET temp_directory = '%s'".formatted(output.resolve("spilled")));
          statement.execute(WorldQuery.OBSERVATION.formatted(input));
          statement.execute(WorldQuery.ALLY.formatted(World.reference()));
          statement.execute(
              "COPY observation TO '%s' (FORMAT parquet, PARTITION_BY edition_id)"
                  .formatted(output.resolve("observation")));
          statement.execute(WorldQuery.SHARE);
          copy(statement, WorldQuery.ALLY_TREND, output.resolve("ally_trend.parquet"));
          copy(statement, WorldQuery.SHARE_VINTAGE, output.resolve("share_vintage.parquet"));
          copy(statement, WorldQuery.VERDICT_VINTAGE, output.resolve("verdict_vintage.parquet"));
        }
      }
    },
    /**
     * POI, which streams all cells of workbooks by two threads, and then DuckDB, which computes the
     * tables from the observations that the job read in them ({@code observations.parquet}).
     */
    STREAMING {
      @Override
      void run(Path input, Path output) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(2);
        List<Callable<Long>> tasks =
            files(input, ".xlsx").stream().map(file -> (Callable<Long>) () -> cells(file)).toList();
        try {
          for (Future<Long> read : readers.invokeAll(tasks)) {
            read.get();
          }
        } finally {
          readers.shutdown();
        }
        Files.createDirectories(output);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = duckDb.createStatement()) {
          statement.execute("SET threads = 2");
          SecondOpinion.compute(statement, input.resolve("observations.parquet"));
          for (String table : List.of("share_vintage", "verdict_vintage")) {
            copy(statement, "FROM " + table, output.resolve(table + ".parquet"));
          }
        }
      }
    };

    abstract void run(Path input, Path output) throws Exception;

    private static List<Path> files(Path folder, String ending) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      }
    }

    private static long cells(Path file) throws Exception {
      try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
        return ReadingProgram.cells(workbook);
      }
    }

    private static void copy(Statement statement, String query, Path file) throws SQLException {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
    }
  }

  private PeerProgram() {}

  /** The command that runs it. */
  static Object[] command(Peer peer, String heap, Path input, Path output) {
    Path target = Programs.checkout().resolve("target");
    return Programs.java(
        List.of(
            target.resolve("test-classes"),
            target.resolve("classes"),
            target.resolve("spark/jars/*"),
            jarOf(DuckDBDriver.class),
            jarOf(SparseBitSet.class)),
        "-Xmx" + heap,
        "-Dspark.master=local[2]",
        "-Dspark.app.name=copy",
        "-Dspark.ui.enabled=false",
        PeerProgram.class.getName(),
        peer,
        input,
        output);
  }

  private static String jarOf(Class<?> one) {
    return one.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /** Runs: PEER INPUT OUTPUT. */
  public static void main(String[] arguments) throws Exception {
    Peer.valueOf(arguments[0]).run(Path.of(arguments[1]), Path.of(arguments[2]));
  }
}
