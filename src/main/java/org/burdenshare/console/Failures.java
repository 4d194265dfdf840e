package org.burdenshare.console;

import java.io.FileNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.vocabulary.ReadErrors;

/** Translates exceptions of Spark and other libraries into one-sentence failures. */
public final class Failures {
  /** Spark's errors for too little memory, whose messages name the option to change. */
  private static final Set<String> TOO_LITTLE_MEMORY =
      Set.of("INVALID_DRIVER_MEMORY", "INVALID_EXECUTOR_MEMORY");

  private static final String STOPPED = "Cannot call methods on a stopped SparkContext";

  private static final Pattern PLACE =
      Pattern.compile("== SQL [^\\n]*\\(line (\\d+), position (\\d+)\\) ==");

  private Failures() {}

  public static Failure of(Throwable thrown) {
    return known(thrown)
        .orElseGet(
            () ->
                Failure.of(
                    Failure.Kind.INTERNAL,
                    "A fault of the program: %s; the log has the details."
                        .formatted(Failure.firstLine(thrown)),
                    thrown));
  }

  private static Optional<Failure> known(Throwable thrown) {
    return causes(thrown, Failure.class)
        .findFirst()
        .or(() -> caused(thrown, ReadErrors::isGone).map(spark -> gone(spark, thrown)))
        .or(() -> caused(thrown, ReadErrors::isOfReading).map(spark -> unreadable(spark, thrown)))
        .or(() -> caused(thrown, Failures::isOfMemory).map(Failures::tooLittleMemory))
        .or(() -> stopped(thrown));
  }

  private static Optional<SparkThrowable> caused(
      Throwable thrown, Predicate<SparkThrowable> condition) {
    return causes(thrown, SparkThrowable.class).filter(condition).findFirst();
  }

  private static <T> Stream<T> causes(Throwable thrown, Class<T> type) {
    return ExceptionUtils.stream(thrown).filter(type::isInstance).map(type::cast);
  }

  private static boolean isOfMemory(SparkThrowable spark) {
    return TOO_LITTLE_MEMORY.contains(String.valueOf(spark.getCondition()));
  }

  private static Failure unreadable(SparkThrowable spark, Throwable thrown) {
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s cannot be read (it is truncated or damaged); write or download it again."
            .formatted(file(spark)),
        thrown);
  }

  /** The message states the given memory, the minimum and the option. */
  private static Failure tooLittleMemory(SparkThrowable spark) {
    Throwable thrown = (Throwable) spark;
    return Failure.of(
        Failure.Kind.USAGE, Failure.firstLine(thrown).replaceFirst("^\\[\\w+\\] ", ""), thrown);
  }

  private static Optional<Failure> stopped(Throwable thrown) {
    return ExceptionUtils.stream(thrown)
        .filter(cause -> String.valueOf(cause.getMessage()).startsWith(STOPPED))
        .findFirst()
        .map(
            cause ->
                Failure.of(
                    Failure.Kind.NO_INPUT,
                    "Spark has stopped: the master %s never took the job, or was lost; look whether it runs and repeat the run."
                        .formatted(System.getProperty("spark.master")),
                    thrown));
  }

  private static String file(SparkThrowable spark) {
    return spark.getMessageParameters().getOrDefault("path", "A file");
  }

  private static Failure gone(SparkThrowable spark, Throwable thrown) {
    return Failure.of(
        Failure.Kind.NO_INPUT,
        "%s is gone since the run began; give it again and repeat the run.".formatted(file(spark)),
        thrown);
  }

  /** The failure of a query: Spark's own message unless a file is missing. */
  public static Failure ofQuery(Exception thrown) {
    Optional<String> gone = whatIsGone(thrown);
    if (gone.isPresent()) {
      return Failure.of(
          Failure.Kind.NO_INPUT,
          "The query cannot be answered: %s; put it back (jobs/warehouse check tells what is missing of the published tables)."
              .formatted(gone.get()),
          thrown);
    }
    if (thrown instanceof SparkThrowable && !(thrown instanceof SparkException)) {
      return Failure.of(
          Failure.Kind.USAGE,
          "The query cannot be answered: "
              + Failure.firstLine(thrown).replaceFirst(";+$", "")
              + place(thrown)
              + "; correct it and try again.",
          thrown);
    }
    return of(thrown);
  }

  /** Names the missing file or folder that a query needs. */
  private static Optional<String> whatIsGone(Exception thrown) {
    return caused(thrown, ReadErrors::isGone)
        .map(spark -> file(spark) + " is not there")
        .or(
            () ->
                causes(thrown, FileNotFoundException.class)
                    .map(cause -> Failure.firstLine(cause).replaceFirst("[.;]+$", ""))
                    .findFirst());
  }

  /** The position in the query, if Spark reports it separately from the message. */
  private static String place(Throwable thrown) {
    Matcher place = PLACE.matcher(String.valueOf(thrown.getMessage()));
    return place.find() ? " (line %s, pos %s)".formatted(place.group(1), place.group(2)) : "";
  }
}
