package org.burdenshare.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text typed at the prompt, parted at the semicolons that stand outside of quotes and comments.
 *
 * @param statements those that are ended
 * @param rest what follows the last semicolon; empty for blanks and comments that are ended
 */
record SqlText(List<String> statements, String rest) {
  private static final String COMMENT = "--[^\\n]*|/\\*.*?(?:\\*/|\\z)";
  private static final Pattern WHOLE_COMMENTS =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile(
          "%s|%s|%s|%s|;".formatted(quoted("'"), quoted("\""), quoted("`"), COMMENT),
          Pattern.DOTALL);

  private static String quoted(String mark) {
    return "%1$s(?:[^%1$s\\\\]++|\\\\.)*+(?:%1$s|\\\\?\\z)".formatted(mark);
  }

  static SqlText of(String text) {
    List<String> statements = new ArrayList<>();
    int start = 0;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group().equals(";")) {
        add(statements, text.substring(start, token.start()));
        start = token.end();
      }
    }
    String rest = text.substring(start);
    return new SqlText(statements, isBlank(rest) ? "" : rest.strip());
  }

  private static void add(List<String> statements, String statement) {
    if (!isBlank(statement)) {
      statements.add(statement.strip());
    }
  }

  private static boolean isBlank(String text) {
    return WHOLE_COMMENTS.matcher(text).replaceAll("").isBlank();
  }
}
