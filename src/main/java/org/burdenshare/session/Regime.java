package org.burdenshare.session;

import java.util.Arrays;
import java.util.Locale;
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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
