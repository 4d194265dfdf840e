package org.burdenshare.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.burdenshare.claim.Claim;
import org.burdenshare.claim.ClaimJudgement;
import org.burdenshare.claim.ClaimReader;
import org.burdenshare.console.Failures;
import org.burdenshare.console.PublicationList;
import org.burdenshare.model.Models;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.query.TrendsOnADay;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interactive prompt: SQL statements, and commands that begin with a backslash. */
public final class SqlPrompt {
  private static final Logger LOG = LoggerFactory.getLogger(SqlPrompt.class);
  private static final Size WHERE_NONE_IS_TOLD = new Size(80, 24);

  private static final Pattern SENTENCE_OF_A_DAY =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\b\\s*(.*)");

  private final Snapshot published;
  private final ResultFormat format;
  private final Terminal terminal;
  private final PrintStream out;
  private final Pager pager;
  private final Interruption interruption;

  /** The trends as of another day; null for the tables as published. */
  private TrendsOnADay trends;

  public SqlPrompt(Terminal terminal, Snapshot published, ResultFormat format) {
    this.terminal = terminal;
    this.published = published;
    this.format = format;
    this.out = new PrintStream(terminal.output(), true, terminal.encoding());
    this.pager = new Pager(terminal, out);
    this.interruption = new Interruption(terminal, published.spark().sparkContext());
  }

  /**
   * Reads and runs lines until the end of input or the quit command.
   *
   * @param historyFile keeps the typed lines; null for no history
   */
  public void run(String historyFile) {
    if (terminal.getWidth() == 0) {
      terminal.setSize(WHERE_NONE_IS_TOLD);
    }
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("burdenshare")
            .parser(new SqlLineParser())
            .completer(new SqlCompleter(published.spark()))
            .variable(LineReader.HISTORY_FILE, historyFile)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "...> ")
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    out.printf(
        "Publication %s, as known on %s. \\help lists the commands, \\q ends.%n",
        published.publication().runId(), day());
    while (goesOn(reader)) {}
    close();
  }

  private boolean goesOn(LineReader reader) {
    String text;
    try {
      text = reader.readLine(trends == null ? "sql> " : "sql as of %s> ".formatted(day()));
    } catch (UserInterruptException e) {
      return true;
    } catch (EndOfFileException e) {
      return false;
    }
    if (!PromptCommand.isOne(text)) {
      SqlText.of(text).statements().forEach(query -> timed(() -> print(query)));
      return true;
    }
    if (PromptCommand.ends(text)) {
      return false;
    }
    PromptCommand command = PromptCommand.of(text).orElse(null);
    if (command == null) {
      out.printf("There is no command %s; \\help lists them.%n", text.strip());
    } else {
      reported(() -> run(command, PromptCommand.argument(text)));
    }
    return true;
  }

  private void run(PromptCommand command, String argument) {
    switch (command) {
      case HELP -> {
        out.println("Statements of Spark SQL, each ended by a semicolon, and:");
        PromptCommand.help().forEach(out::println);
      }
      case DESCRIBE -> describe(argument);
      case AS_OF -> speakAsOf(argument);
      case PUBLICATIONS -> show(PublicationList.lines(published.warehouse().requirePublications()));
      case PAGER -> out.println("The pager is " + (pager.toggle() ? "on." : "off."));
      case CLAIM -> timed(() -> judge(argument));
      case QUIT -> throw new IllegalStateException("ends the prompt");
    }
  }

  private void describe(String name) {
    int width = terminal.getWidth();
    if (name.isEmpty()) {
      show(TableDescription.lines(Tables.STORED, width));
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    show(
        Tables.STORED.stream()
            .filter(table -> table.name().equals(lower))
            .findFirst()
            .map(table -> TableDescription.lines(table, width))
            .or(() -> Models.text(lower).map(text -> text.lines().toList()))
            .orElse(List.of("There is no table %s; \\d lists them.".formatted(name))));
  }

  private void speakAsOf(String text) {
    if (text.isEmpty()) {
      close();
      out.printf("As published: as known on %s.%n", day());
      return;
    }
    LocalDate date = dayOf(text);
    TrendsOnADay.requireKnowledge(
        published.warehouse().smallRows(Tables.EDITION, published.publication()).stream(), date);
    close();
    trends = new TrendsOnADay(published, date);
    out.printf(
        "As known on %s: %s. The same for every day: %s. Steps behind them, each a view whose rule \\d tells: %s.%n",
        date,
        names(List.copyOf(trends.tables().keySet())),
        names(trends.tablesOfEveryDay()),
        String.join(", ", trends.steps()));
  }

  private static LocalDate dayOf(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Failure.of(
          Failure.Kind.USAGE, "%s is no day, expected one such as 2016-11-18.".formatted(text));
    }
  }

  /** Judges a claim as of the day given before it, or as of the prompt's day. */
  private void judge(String argument) {
    Matcher dated = SENTENCE_OF_A_DAY.matcher(argument);
    LocalDate day = dated.matches() ? dayOf(dated.group(1)) : day();
    String sentence = dated.matches() ? dated.group(2) : argument;
    if (sentence.isBlank()) {
      throw Failure.of(
          Failure.Kind.USAGE, "There is nothing to judge, expected \\claim [DATE] SENTENCE.");
    }
    Claim claim = ClaimReader.read(sentence, day, Claim.UNSAID);
    new ClaimJudgement(claim, day, published).lines().forEach(out::println);
  }

  private static String names(List<Table> tables) {
    return tables.stream().map(Table::name).collect(Collectors.joining(", "));
  }

  /** Returns to the tables as published. */
  private void close() {
    if (trends != null) {
      trends.close();
      trends = null;
    }
  }

  private Snapshot tables() {
    return trends == null ? published : published.with(trends.tables());
  }

  private LocalDate day() {
    return trends == null ? published.publication().settings().asOf() : trends.day();
  }

  /** Runs interruptible work and prints how long it took. */
  private void timed(Runnable work) {
    long start = System.nanoTime();
    reported(() -> interruption.around(work));
    out.printf(Locale.ROOT, "Time: %.2f s%n", (System.nanoTime() - start) / 1e9);
  }

  private void print(String query) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream page = new PrintStream(printed, false, terminal.encoding())) {
      format.print(tables().query(query), page);
    } catch (Exception e) {
      throw Failures.ofQuery(e);
    }
    pager.show(printed.toString(terminal.encoding()));
  }

  private void show(List<String> lines) {
    pager.show(
        lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining()));
  }

  /** Prints a failure; the prompt goes on. */
  private void reported(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Failure failure = Failures.of(e);
      if (failure.kind() == Failure.Kind.INTERNAL) {
        LOG.error(failure.getMessage(), e);
      }
      out.println(failure.getMessage());
    }
  }
}
