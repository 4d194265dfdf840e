package org.burdenshare.console;

import java.nio.charset.Charset;
import java.util.Map;

/** The terminal or log that a person reads: its width, colours and characters. */
public final class TerminalStyle {
  /** The width of the terminal as {@code jobs/launch} found it; unset for a log. */
  private static final String COLUMNS = "BURDENSHARE_COLUMNS";

  private static final int USUAL_WIDTH = 80;
  private static final String BLOCK = "█";
  private static final String LINE = "│";

  private final int width;
  private final boolean terminal;
  private final boolean coloured;
  private final boolean withBlocks;

  private TerminalStyle(int width, boolean terminal, boolean coloured, boolean withBlocks) {
    this.width = width;
    this.terminal = terminal;
    this.coloured = coloured;
    this.withBlocks = withBlocks;
  }

  /**
   * The screen that an environment tells of.
   *
   * @param environment BURDENSHARE_COLUMNS, TERM and NO_COLOR
   * @param charset of what is printed
   */
  public static TerminalStyle of(Map<String, String> environment, Charset charset) {
    String columns = environment.get(COLUMNS);
    boolean able = columns != null && !"dumb".equals(environment.get("TERM"));
    return new TerminalStyle(
        columns != null && columns.matches("[1-9]\\d{0,3}")
            ? Integer.parseInt(columns)
            : USUAL_WIDTH,
        able,
        able && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        charset.newEncoder().canEncode(BLOCK + LINE));
  }

  /** That of this process. */
  public static TerminalStyle ofThisProcess() {
    return of(System.getenv(), Charset.forName(System.getProperty("native.encoding")));
  }

  /** The same without colours. */
  public TerminalStyle plain() {
    return new TerminalStyle(width, terminal, false, withBlocks);
  }

  /** Columns. */
  int width() {
    return width;
  }

  /** Returns whether what was printed can be overwritten. */
  boolean isTerminal() {
    return terminal;
  }

  /** The character of bars. */
  String block() {
    return withBlocks ? BLOCK : "#";
  }

  /** The character of a threshold's mark. */
  String mark() {
    return withBlocks ? LINE : "|";
  }

  /** Text in green. */
  String good(String text) {
    return coloured(text, 32);
  }

  /** Text in yellow. */
  String wanting(String text) {
    return coloured(text, 33);
  }

  private String coloured(String text, int code) {
    return coloured ? "\u001b[%dm%s\u001b[0m".formatted(code, text) : text;
  }
}
