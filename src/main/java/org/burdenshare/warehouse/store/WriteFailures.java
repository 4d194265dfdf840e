package org.burdenshare.warehouse.store;

import java.io.IOException;
import org.apache.spark.SparkThrowable;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.vocabulary.ReadErrors;

/**
 * Translates errors in writing a warehouse into failures.
 *
 * @param location the warehouse's location
 */
public record WriteFailures(String location) {
  public Failure failed(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
      // // An error in reading an input is reported as such, not as a fault of the warehouse.
      if (cause instanceof SparkThrowable spark && ReadErrors.isOfReading(spark)) {
        break;
      }
      if (cause instanceof IOException) {
        return Failure.of(
            Failure.Kind.CANNOT_WRITE,
            "The warehouse %s cannot be written: %s; check its rights and space. The last publication"
                    .formatted(location, Failure.firstLine(cause))
                + " stays as it was.",
            e);
      }
    }
    throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
