package org.burdenshare.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.burdenshare.vocabulary.Failure;

/** Reports write errors on standard output, which {@code PrintStream} swallows. */
final class StandardOutput {
  private static final String READER_IS_GONE = "Broken pipe";

  private StandardOutput() {}

  /** The exit code for it; a reader that wanted no more is no fault. */
  static int exitCode() {
    if (!System.out.checkError()) {
      return 0;
    }
    String reason = reason();
    if (reason.equals(READER_IS_GONE)) {
      return 0;
    }
    System.err.printf(
        "The output cannot be written (%s) and is not whole; make room and run the command again.%n",
        reason);
    return Failure.Kind.CANNOT_WRITE.exitCode();
  }

  /** Java keeps no reason, so a line's end is written once more. */
  private static String reason() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
      return "it failed once";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
