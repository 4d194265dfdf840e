package org.burdenshare.vocabulary;

import java.util.Set;
import org.apache.spark.SparkThrowable;

/** Classifies Spark's errors in reading files. */
public final class ReadErrors {
  private static final Set<String> GONE =
      Set.of("FAILED_READ_FILE.FILE_NOT_EXIST", "PATH_NOT_FOUND");

  private ReadErrors() {}

  /** Returns whether the file does not exist. */
  public static boolean isGone(SparkThrowable error) {
    return GONE.contains(condition(error));
  }

  /** Returns whether the file does not exist, or is truncated or damaged. */
  public static boolean isOfReading(SparkThrowable error) {
    return isGone(error) || condition(error).startsWith("FAILED_READ_FILE");
  }

  private static String condition(SparkThrowable error) {
    return String.valueOf(error.getCondition());
  }
}
