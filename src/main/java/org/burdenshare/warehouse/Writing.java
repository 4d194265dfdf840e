package org.burdenshare.warehouse;

import java.io.IOException;
import org.apache.spark.SparkThrowable;
import org.burdenshare.vocabulary.Failure;

/**
 * What to say when a warehouse cannot be written.
 *
 * @param location where it is
 */
record Writing(String location) {
  Failure failed(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      if (cause instanceof SparkThrowable spark && isOfReading(spark)) {
        break;
      }
      if (cause instanceof IOException) {
        return Failure.of(
            Failure.Kind.CANNOT_WRITE,
            "The warehouse %s cannot be written: %s; check its rights and space. The last publication"
                    .formatted(location, firstLine(cause))
                + " stays as it was.",
            e);
      }
    }
    throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  /** What could not be read is told by its own name, and is no fault of the warehouse. */
  private static boolean isOfReading(SparkThrowable spark) {
    String condition = String.valueOf(spark.getCondition());
    return condition.startsWith("FAILED_READ_FILE") || condition.equals("PATH_NOT_FOUND");
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").strip();
  }
}
