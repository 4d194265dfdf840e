package org.burdenshare.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.burdenshare.testing.Commands.Outcome;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal at which a test types and on whose screen it looks. */
@SuppressWarnings(
    "deprecation") // the override is there for tests and marked so as to keep others off
public final class TypedTerminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Terminal terminal;

  /**
   * A terminal of a type such as xterm, so wide and so high; commands find it until it is closed.
   */
  public TypedTerminal(String type, int columns, int rows) throws IOException {
    terminal =
        new ExternalTerminal(
            "test", type, new PipedInputStream(keyboard, 1 << 16), screen, StandardCharsets.UTF_8);
    terminal.setSize(new Size(columns, rows));
    TerminalBuilder.setTerminalOverride(terminal);
  }

  /** Types, and runs {@code sql} over the sample warehouse on what was typed to its end. */
  public Outcome sql(String typed) throws IOException {
    type(typed);
    return SampleWarehouse.sql("--no-history");
  }

  /** Types. */
  public void type(String text) throws IOException {
    keyboard.write(text.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** What was written on the screen so far, without carriage returns. */
  public String screen() {
    return screen.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  /** Waits until a text stands on the screen. */
  public void await(String text) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!screen().contains(text)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("No '%s' on the screen:%n%s".formatted(text, screen()));
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException {
    TerminalBuilder.setTerminalOverride(null);
    keyboard.close();
    terminal.close();
  }
}
