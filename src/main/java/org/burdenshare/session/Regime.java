package org.burdenshare.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * For what size of data the job is set. {@code jobs/launch} decides, before Java starts, by the
 * number of observations in the last publication and its inputs. Plain spark-submit has not looked
 * at the data, which may then be of any size.
 */
public enum Regime {
  /** A night of megabytes: start-up counts. */
  SMALL,
  /** Minutes of work: Java is set for a brief process, Spark for data of any size. */
  MEDIUM,
  /** Data of any size: throughput counts. */
  LARGE;

  /** The setting that names the regime, in lower case. */
  public static final String SETTING = "spark.burdenshare.regime";

  /** For data of which nobody knows the size. */
  private static final Map<String, String> OF_ANY_SIZE =
      Map.of(
          "spark.sql.shuffle.partitions", "8",
          "spark.sql.files.maxPartitionBytes", "32m",
          "spark.sql.maxConcurrentOutputFileWriters", "8",
          "spark.databricks.delta.snapshotPartitions", "2");

  /**
   * For a night of megabytes, in which Spark would compile code for longer than it runs, and plan
   * anew, stage by stage, what takes no time. All rows lie in one partition: nothing is exchanged,
   * see {@link OnePartition}, and as nothing is broadcast, planning waits for no data. Every hash
   * table, sort and broadcast takes a page of memory; of the usual size these would fill the heap
   * and be copied by the collector. Delta would ask Spark for the files of a table at each commit,
   * to write them beside the log, which has them.
   */
  private static final Map<String, String> OF_MEGABYTES =
      Map.ofEntries(
          Map.entry("spark.sql.files.minPartitionNum", "1"),
          Map.entry("spark.sql.shuffle.partitions", "1"),
          Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
          Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          // What is known of the partitions of a union does not hold once one of its exchanges is
          // gone.
          Map.entry("spark.sql.unionOutputPartitioning", "false"),
          Map.entry("spark.sql.codegen.wholeStage", "false"),
          Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
          Map.entry("spark.sql.autoBroadcastJoinThreshold", "-1"),
          Map.entry("spark.sql.optimizer.disableHints", "true"),
          Map.entry("spark.buffer.pageSize", "1m"),
          Map.entry("spark.broadcast.blockSize", "128k"));

  /** The regime of a name; LARGE where there is none. */
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

  /** The settings of Spark for it; spark-submit may say otherwise. */
  Map<String, String> settings() {
    return this == SMALL ? OF_MEGABYTES : OF_ANY_SIZE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
