package org.burdenshare.cli.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Pages output that does not fit the screen; long lines are cut and can be scrolled. */
final class Pager {
  private final Terminal terminal;
  private final PrintStream out;
  private boolean on = true;

  Pager(Terminal terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
  }

  /** Toggles paging; returns whether it is on now. */
  boolean toggle() {
    on = !on;
    return on;
  }

  /** Shows a text of complete lines. */
  void show(String text) {
    if (!on || fits(text) || terminal.getStringCapability(Capability.cursor_address) == null) {
      out.print(text);
      return;
    }
    Less less = new Less(terminal, Path.of(""));
    less.chopLongLines = true;
    try {
      less.run(
          new Source.InputStreamSource(
              new ByteArrayInputStream(text.getBytes(terminal.encoding())), true, "result"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean fits(String text) {
    return text.lines().count() < terminal.getHeight()
        && text.lines().allMatch(line -> line.length() <= terminal.getWidth());
  }
}
