package org.burdenshare.vocabulary;

import java.util.Set;
import org.apache.spark.SparkThrowable;

/** Which errors of Spark's tell of a file that could not be read. */
public final class ReadErrors {
  private static final Set<String> GONE =
      Set.of("FAILED_READ_FILE.FILE_NOT_EXIST", "PATH_NOT_FOUND");

  private ReadErrors() {}

  /** The file is not there. */
  public static boolean isGone(SparkThrowable error) {
    return GONE.contains(condition(error));
  }

  /** The file is not there, or truncated or damaged. */
  public static boolean isOfReading(SparkThrowable error) {
    return isGone(error) || condition(error).startsWith("FAILED_READ_FILE");
  }

  private static String condition(SparkThrowable error) {
    return String.valueOf(error.getCondition());
  }
}
