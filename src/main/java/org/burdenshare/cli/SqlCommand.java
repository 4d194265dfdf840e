package org.burdenshare.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burdenshare.cli.option.FormatOption;
import org.burdenshare.cli.option.PublishedTables;
import org.burdenshare.cli.shell.PipedStatements;
import org.burdenshare.cli.shell.SqlPrompt;
import org.burdenshare.console.Failures;
import org.burdenshare.query.Snapshot;
import org.burdenshare.source.FileHead;
import org.burdenshare.vocabulary.Failure;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sql",
    description =
        "Runs Spark SQL over the tables of the last publication, read-only. Without -e or -f it"
            + " prompts for statements, each ended by a semicolon; \\help there tells more.")
final class SqlCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true)
  private Statement statement;

  private static final class Statement {
    @Option(names = "-e", paramLabel = "QUERY", description = "The query.", required = true)
    private String query;

    @Option(
        names = "-f",
        paramLabel = "FILE",
        description = "A file with one query.",
        required = true)
    private Path file;
  }

  @Mixin private PublishedTables published;

  @Mixin private FormatOption format;

  @Option(
      names = "--no-history",
      description =
          "Keep nothing of what is typed at the prompt. Default: in"
              + " $XDG_STATE_HOME/burdenshare/sql_history, or below ~/.local/state.")
  private boolean withoutHistory;

  @Override
  public Integer call() {
    String query = statement == null ? null : query();
    Snapshot snapshot = published.snapshot();
    if (query == null) {
      return prompt(snapshot);
    }
    try {
      format.format().print(snapshot.query(query), System.out);
    } catch (Exception e) {
      throw Failures.ofQuery(e);
    }
    return 0;
  }

  private String query() {
    if (statement.query != null) {
      return statement.query;
    }
    try {
      return FileHead.withoutMark(Files.readString(statement.file));
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "%s cannot be read; give a file with one query to -f.".formatted(statement.file),
          e);
    }
  }

  private int prompt(Snapshot snapshot) {
    Optional<Terminal> terminal = terminal();
    if (terminal.isEmpty()) {
      return new PipedStatements(snapshot, format.format()).answer();
    }
    try (Terminal open = terminal.get()) {
      new SqlPrompt(open, snapshot, format.format()).run(withoutHistory ? null : historyFile());
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The terminal, if both standard input and output are one. */
  private static Optional<Terminal> terminal() {
    try {
      return Optional.of(
          TerminalBuilder.builder().systemOutput(SystemOutput.SysOut).dumb(false).build());
    } catch (IllegalStateException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of the prompt's history, below the user's state folder. */
  private static String historyFile() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve(Path.of("burdenshare", "sql_history")).toString();
  }
}
