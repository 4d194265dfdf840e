package org.burdenshare.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text typed at the prompt, split at semicolons outside quotes and comments.
 *
 * @param statements the complete statements
 * @param rest the text after the last semicolon; empty if it is only blanks and closed comments
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
