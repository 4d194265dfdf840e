package org.burdenshare.cli;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.vocabulary.Failure;

/** Opens the Spark session with what every command needs. */
public final class Session {
  /** Without these the job does not work. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.datetime.java8API.enabled", "true");

  /** Sized for a night of megabytes; spark-submit may say otherwise. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.sql.shuffle.partitions", "8",
          "spark.sql.files.minPartitionNum", "1",
          "spark.databricks.delta.snapshotPartitions", "2");

  private Session() {}

  /**
   * The session of this process; it ends with the process.
   *
   * @throws Failure if no master is set: that belongs to spark-submit
   */
  public static SparkSession open() {
    SparkConf given = new SparkConf();
    if (!given.contains("spark.master")) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "No master is set; start the job by jobs/trends, or by spark-submit with --master.");
    }
    SparkSession.Builder builder = SparkSession.builder().appName("burdenshare");
    REQUIRED.forEach(builder::config);
    DEFAULTS.forEach(
        (key, value) -> {
          if (!given.contains(key)) {
            builder.config(key, value);
          }
        });
    return builder.getOrCreate();
  }
}
