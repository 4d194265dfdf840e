package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;

/**
 * Commands on one warehouse.
 *
 * @param warehouse where it is
 */
public record CommandsOn(String warehouse) {
  /** Commands on the warehouse in a folder. */
  public static CommandsOn folder(Path folder) {
    return new CommandsOn(folder.toString());
  }

  /** Runs a command on it. */
  public Outcome run(String... arguments) {
    return Commands.run(onIt(arguments));
  }

  /** The same, and lets something happen when the command has printed a text, before it goes on. */
  public Outcome runAnd(String whenItSays, Runnable happening, String... arguments) {
    return Commands.runAnd(whenItSays, happening, onIt(arguments));
  }

  private String[] onIt(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--warehouse", warehouse))
        .toArray(String[]::new);
  }

  /** What a query gives, as CSV. */
  public String sql(String query) {
    return run("sql", "--format", "csv", "-e", query).out();
  }

  /** The lines of its publications, the current one first. */
  public List<String> publications() {
    return run("warehouse", "publications").out().lines().skip(1).toList();
  }

  /** The ids of its publications, the current one first. */
  public List<String> ids() {
    return publications().stream()
        .map(line -> line.strip().replaceFirst("^\\d+ +(\\S+).*", "$1"))
        .toList();
  }
}
