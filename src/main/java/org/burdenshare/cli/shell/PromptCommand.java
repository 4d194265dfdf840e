package org.burdenshare.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The backslash commands of the prompt. */
enum PromptCommand {
  HELP("\\help", "", "this list"),
  DESCRIBE(
      "\\d",
      "[TABLE]",
      "the tables, the columns of one with their meanings, or the rule of a step"),
  AS_OF("\\asof", "[DATE]", "trends as known on this day; without a day as published"),
  CLAIM(
      "\\claim",
      "[DATE] SENTENCE",
      "whether a sentence of the press is right, as known on this day"),
  PUBLICATIONS("\\publications", "", "what was published when"),
  PAGER("\\pager", "", "results that do not fit the screen: in a pager, or printed as they are"),
  QUIT("\\q", "", "the end; so do exit, quit and Ctrl-D");

  private final String word;
  private final String argument;
  private final String meaning;

  PromptCommand(String word, String argument, String meaning) {
    this.word = word;
    this.argument = argument;
    this.meaning = meaning;
  }

  /** Returns whether a line is a command of the prompt rather than SQL. */
  static boolean isOne(String line) {
    String text = line.strip();
    return text.startsWith("\\") || text.matches("(?i)(quit|exit);?");
  }

  /** The command that a line names; empty if it is unknown. */
  static Optional<PromptCommand> of(String line) {
    String first = line.strip().split("\\s+", 2)[0];
    if (!first.startsWith("\\")) {
      return Optional.of(QUIT);
    }
    return Arrays.stream(values())
        .filter(command -> command.word.equals(first.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static boolean ends(String line) {
    return of(line).filter(QUIT::equals).isPresent();
  }

  /** The argument of the command without a trailing semicolon; empty if there is none. */
  static String argument(String line) {
    String[] words = line.strip().split("\\s+", 2);
    return words.length == 1 ? "" : words[1].replaceFirst("\\s*;\\s*$", "").strip();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(command -> command.word).toList();
  }

  static List<String> help() {
    return Arrays.stream(values())
        .map(
            command ->
                "  %-24s %s"
                    .formatted((command.word + " " + command.argument).strip(), command.meaning))
        .toList();
  }
}
