package org.burdenshare.vocabulary;

import java.util.List;

/**
 * An expected failure with its message: what was found, where, what was expected and what to do.
 * The kind determines the exit code of the process.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure with their exit codes (after sysexits.h). */
  public enum Kind {
    /** The command line is wrong. */
    USAGE(64),
    /** The content of an input is invalid. */
    BAD_DATA(65),
    /** An input or a table is missing or unreadable. */
    NO_INPUT(66),
    /** A bug of the program. */
    INTERNAL(70),
    /** The warehouse or another output cannot be written. */
    CANNOT_WRITE(73),
    /** Another run holds the lease. */
    BUSY(75);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code for this kind. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  private Failure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** A failure with one sentence. */
  public static Failure of(Kind kind, String sentence) {
    return new Failure(kind, sentence, null);
  }

  /** A failure with one sentence, and the exception for the log. */
  public static Failure of(Kind kind, String sentence, Throwable cause) {
    return new Failure(kind, sentence, cause);
  }

  /** A failure with several sentences, one for each offender. */
  public static Failure of(Kind kind, List<String> sentences) {
    return new Failure(kind, String.join(System.lineSeparator(), sentences), null);
  }

  /** The first non-blank line of an exception's message. */
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
