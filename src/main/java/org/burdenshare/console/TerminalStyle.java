package org.burdenshare.console;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * The style of a terminal or log: width, colours and characters.
 *
 * @param environment BURDENSHARE_COLUMNS, TERM and NO_COLOR
 * @param charset of what is printed
 */
public record TerminalStyle(Map<String, String> environment, Charset charset) {
  /** The terminal's width as measured by {@code jobs/launch}; unset for a log. */
  private static final String COLUMNS = "BURDENSHARE_COLUMNS";

  private static final int USUAL_WIDTH = 80;
  private static final String BLOCK = "█";
  private static final String LINE = "│";

  /** The style of this process's output. */
  public static TerminalStyle ofThisProcess() {
    return new TerminalStyle(
        System.getenv(), Charset.forName(System.getProperty("native.encoding")));
  }

  /** The same without colours. */
  public TerminalStyle plain() {
    Map<String, String> plain = new HashMap<>(environment);
    plain.put("NO_COLOR", "1");
    return new TerminalStyle(plain, charset);
  }

  int width() {
    String columns = environment.getOrDefault(COLUMNS, "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  /** Returns whether printed lines can be overwritten. */
  boolean isTerminal() {
    return environment.containsKey(COLUMNS) && !"dumb".equals(environment.get("TERM"));
  }

  /** The character of bars. */
  String block() {
    return hasBlocks() ? BLOCK : "#";
  }

  /** The character of a threshold's mark. */
  String mark() {
    return hasBlocks() ? LINE : "|";
  }

  private boolean hasBlocks() {
    return charset.newEncoder().canEncode(BLOCK + LINE);
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
    boolean isColoured = isTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return isColoured ? "\u001b[%dm%s\u001b[0m".formatted(code, text) : text;
  }
}
