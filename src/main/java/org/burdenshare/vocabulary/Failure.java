package org.burdenshare.vocabulary;

import java.util.List;

/**
 * An expected failure, as the sentences that a person reads: what was found, where, what was
 * expected and what to do. The kind decides the exit code of the process.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure with their exit codes (after sysexits.h). */
  public enum Kind {
    /** The command line is wrong. */
    USAGE(64),
    /** An input says something that cannot be used. */
    BAD_DATA(65),
    /** An input or a table is not there or cannot be read. */
    NO_INPUT(66),
    /** A fault of the program. */
    INTERNAL(70),
    /** The warehouse cannot be written. */
    CANNOT_WRITE(73),
    /** Another run is under way. */
    BUSY(75);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of a process that ends for this reason. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  private Failure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** A failure told by one sentence. */
  public static Failure of(Kind kind, String sentence) {
    return new Failure(kind, sentence, null);
  }

  /** A failure told by one sentence, with the exception that goes to the log. */
  public static Failure of(Kind kind, String sentence, Throwable cause) {
    return new Failure(kind, sentence, cause);
  }

  /** A failure with several offenders, each its own sentence. */
  public static Failure of(Kind kind, List<String> sentences) {
    return new Failure(kind, String.join(System.lineSeparator(), sentences), null);
  }

  /** The first line of what an exception says. */
  public static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .strip();
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }
}
