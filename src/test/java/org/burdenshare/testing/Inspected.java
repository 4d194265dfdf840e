package org.burdenshare.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.burdenshare.testing.Commands.Outcome;

/**
 * What {@code jobs/inspect} says of a folder of files, in one run for tests that look at one each.
 *
 * @param told all of it
 */
public record Inspected(String told) {
  /** Inspects them. */
  public static Inspected of(EditionFiles files) {
    Outcome outcome = Commands.run("inspect", files.input());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new Inspected(outcome.out());
  }

  /** The lines about a file. */
  public String linesOf(String file) {
    assertThat(told).contains(file + ": ");
    return told.substring(told.indexOf(file + ": ")).replaceFirst("(?s)\n\n.*", "");
  }
}
