package org.burdenshare.testing;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.burdenshare.cli.Main;

/** Runs commands as a user would, within the test process, and gives what they print. */
public final class Commands {
  private Commands() {}

  /** What a command printed and its exit code. */
  public record Outcome(int exitCode, String out, String err) {}

  /** Runs one command on the session of the tests. */
  public static Outcome run(String... arguments) {
    return runAnd("", () -> {}, arguments);
  }

  /** The same, and lets something happen when the command has printed a text, before it goes on. */
  public static Outcome runAnd(String whenItSays, Runnable happening, String... arguments) {
    TestSpark.session();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    OutputStream heard = new Heard(printed, whenItSays, happening);
    try (PrintStream newOut = new PrintStream(heard, true, StandardCharsets.UTF_8);
        PrintStream newErr = new PrintStream(complained, true, StandardCharsets.UTF_8)) {
      System.setOut(newOut);
      System.setErr(newErr);
      int exitCode = Main.run(arguments);
      return new Outcome(
          exitCode,
          printed.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Listens to what is printed. */
  private static final class Heard extends FilterOutputStream {
    private final ByteArrayOutputStream printed;
    private final String text;
    private final Runnable happening;
    private boolean happened;

    Heard(ByteArrayOutputStream printed, String text, Runnable happening) {
      super(printed);
      this.printed = printed;
      this.text = text;
      this.happening = happening;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (!happened && !text.isEmpty() && printed.toString(StandardCharsets.UTF_8).contains(text)) {
        happened = true;
        happening.run();
      }
    }
  }
}
