package org.burdenshare.cli.shell;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.burdenshare.console.Failures;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.source.FileHead;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements read from a file or a pipe, each ended by a semicolon. A failing statement is reported
 * and the next one runs; the exit code is that of the first failure.
 */
public final class PipedStatements {
  private static final Logger LOG = LoggerFactory.getLogger(PipedStatements.class);

  private final Snapshot snapshot;
  private final ResultFormat format;
  private String pending = "";
  private int exitCode;

  public PipedStatements(Snapshot snapshot, ResultFormat format) {
    this.snapshot = snapshot;
    this.format = format;
  }

  /** Runs the statements on standard input and returns the exit code. */
  public int answer() {
    Iterator<String> lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .takeWhile(line -> !ends(line))
            .iterator();
    ask();
    while (lines.hasNext()) {
      take(FileHead.withoutMark(lines.next()));
      ask();
    }
    if (!nothingPending()) {
      answer(pending);
    }
    return exitCode;
  }

  private boolean ends(String line) {
    return isCommand(line) && PromptCommand.ends(line);
  }

  private boolean isCommand(String line) {
    return nothingPending() && PromptCommand.isOne(line);
  }

  private boolean nothingPending() {
    return SqlText.of(pending).rest().isEmpty();
  }

  private void take(String line) {
    if (isCommand(line)) {
      tell(Failure.of(Failure.Kind.USAGE, "%s works on a terminal alone.".formatted(line.strip())));
      return;
    }
    pending += line + System.lineSeparator();
    SqlText text = SqlText.of(pending);
    if (!text.statements().isEmpty()) {
      text.statements().forEach(this::answer);
      pending = text.rest() + System.lineSeparator();
    }
  }

  private void answer(String query) {
    try {
      format.print(snapshot.query(query), System.out);
    } catch (Exception e) {
      tell(Failures.ofQuery(e));
    }
  }

  private void tell(Failure failure) {
    if (failure.kind() == Failure.Kind.INTERNAL) {
      LOG.error(failure.getMessage(), failure);
    }
    System.err.println(failure.getMessage());
    if (exitCode == 0) {
      exitCode = failure.kind().exitCode();
    }
  }

  /** Prints to standard error, so that standard output holds results only. */
  private void ask() {
    System.err.print(nothingPending() ? "sql> " : "...> ");
    System.err.flush();
  }
}
