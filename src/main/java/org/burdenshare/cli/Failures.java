package org.burdenshare.cli;

import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.burdenshare.vocabulary.Failure;

/** Says in one sentence what Spark and others throw. */
final class Failures {
  private Failures() {}

  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && condition(spark).startsWith("FAILED_READ_FILE")) {
        return Failure.of(
            Failure.Kind.BAD_DATA,
            "%s cannot be read (it is truncated or damaged); write or download it again."
                .formatted(spark.getMessageParameters().getOrDefault("path", "A file")),
            thrown);
      }
    }
    return Failure.of(
        Failure.Kind.INTERNAL,
        "A fault of the program: %s; the log has the details.".formatted(firstLine(thrown)),
        thrown);
  }

  /** What is wrong with a query: Spark's own words where the query is at fault. */
  static Failure ofQuery(Exception thrown) {
    if (thrown instanceof SparkThrowable && !(thrown instanceof SparkException)) {
      return Failure.of(
          Failure.Kind.USAGE,
          "The query cannot be answered: " + firstLine(thrown) + "; correct it and try again.",
          thrown);
    }
    return of(thrown);
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .strip();
  }

  private static String condition(SparkThrowable thrown) {
    return thrown.getCondition() == null ? "" : thrown.getCondition();
  }
}
