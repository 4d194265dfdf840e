package org.burdenshare.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The size of data for which the job is tuned. {@code jobs/launch} chooses it before Java starts,
 * by the number of observations in the last publication and the inputs. A plain spark-submit does
 * not know the data, so it assumes any size.
 */
public enum Regime {
  /** Megabytes: start-up time dominates. */
  SMALL,
  /** Minutes of work: Java is tuned for a short process, Spark for data of any size. */
  MEDIUM,
  /** Data of any size: throughput dominates. */
  LARGE;

  /** The Spark setting with the regime's name in lower case. */
  public static final String SETTING = "spark.burdenshare.regime";

  /** For data of unknown size. */
  private static final Map<String, String> OF_ANY_SIZE =
      Map.of(
          "spark.sql.shuffle.partitions", "8",
          "spark.sql.files.maxPartitionBytes", "32m",
          "spark.sql.maxConcurrentOutputFileWriters", "8",
          "spark.databricks.delta.snapshotPartitions", "2");

  /**
   * For megabytes, where compiling generated code takes longer than running it, and adaptive
   * re-planning longer than the stages. All rows are in one partition: nothing is shuffled, see
   * {@link OnePartition}, and as nothing is broadcast, planning never waits for data. Every hash
   * table, sort and broadcast allocates a memory page; at the default size these would fill the
   * heap. Delta would run a Spark job at each commit to write the list of files next to the log,
   * which already has it.
   */
  private static final Map<String, String> OF_MEGABYTES =
      Map.ofEntries(
          Map.entry("spark.sql.files.minPartitionNum", "1"),
          Map.entry("spark.sql.shuffle.partitions", "1"),
          Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
          Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          // // A union's output partitioning no longer holds once one of its exchanges is removed.
          Map.entry("spark.sql.unionOutputPartitioning", "false"),
          Map.entry("spark.sql.codegen.wholeStage", "false"),
          Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
          Map.entry("spark.sql.autoBroadcastJoinThreshold", "-1"),
          Map.entry("spark.sql.optimizer.disableHints", "true"),
          Map.entry("spark.buffer.pageSize", "1m"),
          Map.entry("spark.broadcast.blockSize", "128k"));

  /** The regime with a name; LARGE if there is none. */
  public static Regime named(String name) {
    return Arrays.stream(values())
        .filter(regime -> regime.toString().equals(name))
        .findFirst()
        .orElse(LARGE);
  }

  /** The regime of a session. */
  public static Regime of(SparkSession spark) {
    return named(spark.conf().get(SETTING, LARGE.toString()));
  }

  /** The Spark settings of the regime; spark-submit may override them. */
  Map<String, String> settings() {
    return this == SMALL ? OF_MEGABYTES : OF_ANY_SIZE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
