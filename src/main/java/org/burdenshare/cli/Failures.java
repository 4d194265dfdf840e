package org.burdenshare.cli;

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
        "A fault of the program: %s; the log has the details."
            .formatted(String.valueOf(thrown.getMessage()).lines().findFirst().orElse("")),
        thrown);
  }

  private static String condition(SparkThrowable thrown) {
    return thrown.getCondition() == null ? "" : thrown.getCondition();
  }
}
