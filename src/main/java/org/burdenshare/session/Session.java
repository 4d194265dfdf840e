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
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.burdenshare.vocabulary.Failure;
import scala.Option;

/** Opens the Spark session with the settings of every command. */
public final class Session {
  /**
   * Settings that override spark-submit's, because the job is wrong without them: a missing or
   * damaged file ends a command, and so does an invalid cast.
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
   * Defaults for data of any size, which spark-submit may override like those below. Java's case
   * mappings avoid ICU's slow initialisation. Plans are not rendered at length for a web UI that is
   * off. Spark's warehouse folder is never used, and would otherwise be created in the working
   * folder.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.sql.warehouse.dir", "file:" + System.getProperty("java.io.tmpdir"),
          "spark.sql.icu.caseMappings.enabled", "false",
          "spark.sql.maxPlanStringLength", "100",
          "spark.sql.ui.explainMode", "simple");

  /** In local mode a late heartbeat means that the machine slept or the process was paused. */
  private static final String AS_LONG_AS_A_MACHINE_SLEEPS = "24h";

  /** A fixed call site for small data; otherwise Spark walks the stack for each dataset. */
  private static final Map<String, String> CALL_SITE =
      Map.of("callSite.short", "burdenshare", "callSite.long", "burdenshare");

  /**
   * A setting that tasks need as a local property: rows fetched through an iterator are computed
   * outside any query execution, and their tasks would otherwise generate code.
   */
  private static final String CODE_OF_TASKS = "spark.sql.codegen.factoryMode";

  /**
   * Hadoop's default files for services that local mode never uses: two thirds of its settings,
   * which Spark copies for each query and ships with each task.
   */
  private static final Set<String> DEFAULTS_OF_OTHER_SERVICES =
      Set.of("yarn-default.xml", "mapred-default.xml");

  /** The prefix of those defaults that select the output committers of object stores. */
  private static final String COMMITTERS = "mapreduce.outputcommitter.";

  /** The number of shuffle partitions, raised on a cluster of many cores. */
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private static final int PARTITIONS_OF_A_CORE = 2;

  /** Spark's functions that call any Java method, which no query of tables needs. */
  private static final List<String> FUNCTIONS_THAT_CALL_JAVA =
      List.of("java_method", "reflect", "try_reflect");

  private Session() {}

  /** The Hadoop configuration before there is a session. */
  public static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(given());
  }

  /**
   * The session of this process with settings that override those of spark-submit.
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
   * @throws Failure if no master is set, which is spark-submit's task, or if the master is not
   *     running
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
    FUNCTIONS_THAT_CALL_JAVA.forEach(
        name ->
            session
                .sessionState()
                .functionRegistry()
                .dropFunction(FunctionRegistry$.MODULE$.builtinFunctionIdentifier(name)));
    if (regime == Regime.SMALL && session.sparkContext().isLocal()) {
      unsetOtherServices(session.sparkContext().hadoopConfiguration());
    }
    if (regime != Regime.SMALL && !given.contains(PARTITIONS)) {
      int least = Integer.parseInt(session.conf().get(PARTITIONS));
      int cores = session.sparkContext().defaultParallelism();
      session.conf().set(PARTITIONS, Math.max(least, PARTITIONS_OF_A_CORE * cores));
    }
    return session;
  }

  private static void unsetOtherServices(Configuration hadoop) {
    // // Hadoop reloads its defaults when a class adds some. JobConf does, so it is loaded first.
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

  /** The settings of spark-submit, with this job's local file system. */
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
