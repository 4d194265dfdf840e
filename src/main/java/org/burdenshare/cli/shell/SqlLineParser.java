package org.burdenshare.cli.shell;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.completer.ArgumentCompleter.ArgumentLine;

/** Lets the editor continue a statement until its semicolon, and finds the word to complete. */
final class SqlLineParser implements Parser {
  @Override
  public ParsedLine parse(String text, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE
        && !PromptCommand.isOne(text)
        && !SqlText.of(text).rest().isEmpty()) {
      throw new EOFError(-1, cursor, "The statement goes on until a semicolon.");
    }
    int start = cursor;
    while (start > 0 && isOfAWord(text.charAt(start - 1))) {
      start--;
    }
    return new ArgumentLine(text.substring(start, cursor), cursor - start);
  }

  private static boolean isOfAWord(char letter) {
    return letter == '\\' || Character.isJavaIdentifierPart(letter);
  }
}
