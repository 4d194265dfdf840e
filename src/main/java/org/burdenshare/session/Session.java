package org.burdenshare.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.vocabulary.Failure;
import scala.Option;

/** Opens the Spark session with what every command needs. */
public final class Session {
  /**
   * Without these the job does not work, or does not say what it has lost: whatever spark-submit
   * says, a file that is gone or damaged ends a command, and so does a value that is no number.
   */
  private static final Map<String, String> REQUIRED =
      Map.ofEntries(
          Map.entry(
              "spark.sql.extensions",
              "io.delta.sql.DeltaSparkSessionExtension," + OnePartition.class.getName()),
          Map.entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.sql.datetime.java8API.enabled", "true"),
          Map.entry("spark.sql.ansi.enabled", "true"),
          Map.entry("spark.sql.files.ignoreCorruptFiles", "false"),
          Map.entry("spark.sql.files.ignoreMissingFiles", "false"),
          Map.entry("spark.files.ignoreCorruptFiles", "false"),
          Map.entry("spark.files.ignoreMissingFiles", "false"));

  /**
   * For data of any size; spark-submit may say otherwise, here and below. Upper case is Java's own:
   * the other library looks at every character there is before it changes the first. Plans are not
   * put into words at length for pages that nobody opens. Spark's own folder of tables, which is
   * never used, would else be made in the working folder.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.sql.warehouse.dir", "file:" + System.getProperty("java.io.tmpdir"),
          "spark.sql.icu.caseMappings.enabled", "false",
          "spark.sql.maxPlanStringLength", "100",
          "spark.sql.ui.explainMode", "simple");

  /**
   * One process speaks to itself alone: where it says nothing for minutes, it was not the network
   * that failed, but the machine slept or the process was paused.
   */
  private static final String AS_LONG_AS_A_MACHINE_SLEEPS = "24h";

  /**
   * The call site that Spark is told for datasets of a night of megabytes: it would walk the stack
   * to find out, for each of thousands of datasets.
   */
  private static final Map<String, String> CALL_SITE =
      Map.of("callSite.short", "burdenshare", "callSite.long", "burdenshare");

  /**
   * What tasks must be told beside these: rows that are fetched one after the other are computed
   * outside of any query, and their tasks would compile code as if nothing had been set.
   */
  private static final String CODE_OF_TASKS = "spark.sql.codegen.factoryMode";

  /**
   * Of Hadoop's defaults those of services to which one process never speaks: two thirds of its
   * settings, which Spark copies for each query and sends with each task.
   */
  private static final Set<String> DEFAULTS_OF_OTHER_SERVICES =
      Set.of("yarn-default.xml", "mapred-default.xml");

  /** Those of them by which Hadoop finds who commits what is written to a store of objects. */
  private static final String COMMITTERS = "mapreduce.outputcommitter.";

  /** Rows that are exchanged go into so many parts, more on a cluster of many cores. */
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private static final int PARTITIONS_OF_A_CORE = 2;

  private Session() {}

  /** The configuration of file systems before there is a session. */
  public static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(given());
  }

  /**
   * The session of this process with settings that go before those of spark-submit.
   *
   * @throws Failure if no master is set
   */
  public static SparkSession open(Map<String, String> settings) {
    settings.forEach(System::setProperty);
    return open();
  }

  /**
   * The session of this process; it ends with the process.
   *
   * @throws Failure if no master is set, which belongs to spark-submit, or it does not run
   */
  public static SparkSession open() {
    Option<SparkSession> opened = SparkSession.getDefaultSession();
    SparkSession session = opened.isDefined() ? opened.get() : start(given());
    if (Regime.of(session) == Regime.SMALL) {
      CALL_SITE.forEach(session.sparkContext()::setLocalProperty);
      session.sparkContext().setLocalProperty(CODE_OF_TASKS, session.conf().get(CODE_OF_TASKS));
    }
    return session;
  }

  private static SparkSession start(SparkConf given) {
    if (!given.contains("spark.master")) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "No master is set; start the job by jobs/trends, or by spark-submit with --master.");
    }
    StandaloneMaster.requireRunning(given.get("spark.master"));
    SparkSession.Builder builder = SparkSession.builder().config(given).appName("burdenshare");
    REQUIRED.forEach(builder::config);
    Regime regime = Regime.named(given.get(Regime.SETTING, ""));
    Stream.of(DEFAULTS, regime.settings())
        .flatMap(settings -> settings.entrySet().stream())
        .filter(setting -> !given.contains(setting.getKey()))
        .forEach(setting -> builder.config(setting.getKey(), setting.getValue()));
    SparkSession session = builder.getOrCreate();
    if (regime == Regime.SMALL && session.sparkContext().isLocal()) {
      leaveOutOtherServices(session.sparkContext().hadoopConfiguration());
    }
    if (regime != Regime.SMALL && !given.contains(PARTITIONS)) {
      int least = Integer.parseInt(session.conf().get(PARTITIONS));
      int cores = session.sparkContext().defaultParallelism();
      session.conf().set(PARTITIONS, Math.max(least, PARTITIONS_OF_A_CORE * cores));
    }
    return session;
  }

  private static void leaveOutOtherServices(Configuration hadoop) {
    // Hadoop reads its defaults anew when a class brings some; this one does, so it comes first.
    new JobConf(false);
    List<String> names = new ArrayList<>();
    hadoop.forEach(
        setting -> {
          String name = setting.getKey();
          if (!name.startsWith(COMMITTERS) && isOfAnotherService(hadoop.getPropertySources(name))) {
            names.add(name);
          }
        });
    names.forEach(hadoop::unset);
  }

  private static boolean isOfAnotherService(String[] sources) {
    return sources != null
        && sources.length > 0
        && DEFAULTS_OF_OTHER_SERVICES.contains(sources[sources.length - 1]);
  }

  /** The settings of spark-submit, with local files as the job wants them. */
  private static SparkConf given() {
    SparkConf given = new SparkConf();
    if (given.get("spark.master", "local").startsWith("local")) {
      given.setIfMissing("spark.network.timeout", AS_LONG_AS_A_MACHINE_SLEEPS);
      LocalDisk.settings()
          .forEach((name, value) -> given.setIfMissing("spark.hadoop." + name, value));
      LocalDisk.takeOver(SparkHadoopUtil.get().newConfiguration(given));
    }
    return given;
  }
}
