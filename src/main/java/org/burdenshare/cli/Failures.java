package org.burdenshare.cli;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.burdenshare.vocabulary.Failure;

/** Says in one sentence what Spark and others throw. */
final class Failures {
  private static final Set<String> GONE =
      Set.of("FAILED_READ_FILE.FILE_NOT_EXIST", "PATH_NOT_FOUND");

  private static final Pattern PLACE =
      Pattern.compile("== SQL [^\\n]*\\(line (\\d+), position (\\d+)\\) ==");

  private Failures() {}

  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && GONE.contains(condition(spark))) {
        return gone(spark, thrown);
      }
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

  private static Failure gone(SparkThrowable spark, Throwable thrown) {
    return Failure.of(
        Failure.Kind.NO_INPUT,
        "%s is gone since the run began; give it again and repeat the run."
            .formatted(spark.getMessageParameters().getOrDefault("path", "A file")),
        thrown);
  }

  /** What is wrong with a query: Spark's own words where the query is at fault. */
  static Failure ofQuery(Exception thrown) {
    if (thrown instanceof SparkThrowable && !(thrown instanceof SparkException)) {
      return Failure.of(
          Failure.Kind.USAGE,
          "The query cannot be answered: "
              + firstLine(thrown).replaceFirst(";+$", "")
              + place(thrown)
              + "; correct it and try again.",
          thrown);
    }
    return of(thrown);
  }

  /** Where in the query, in case that Spark tells it apart from the fault itself. */
  private static String place(Throwable thrown) {
    Matcher place = PLACE.matcher(String.valueOf(thrown.getMessage()));
    return place.find() ? " (line %s, pos %s)".formatted(place.group(1), place.group(2)) : "";
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
