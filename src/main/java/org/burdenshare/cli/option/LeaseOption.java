package org.burdenshare.cli.option;

import java.time.Duration;
import org.burdenshare.vocabulary.Failure;
import picocli.CommandLine.Option;

/** The option for the length of the lease of a command that publishes. */
public final class LeaseOption {
  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      description =
          "How long a run that no longer answers keeps others from publishing; one that crashed on"
              + " this machine keeps nobody.",
      defaultValue = "120")
  private int seconds;

  public Duration duration() {
    if (seconds < 1) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--lease is %d, expected a number of seconds, 1 or more.".formatted(seconds));
    }
    return Duration.ofSeconds(seconds);
  }
}
