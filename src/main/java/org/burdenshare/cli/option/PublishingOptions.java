package org.burdenshare.cli.option;

import java.time.Duration;
import org.burdenshare.vocabulary.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a run that publishes: its lease, and how long publications are kept. */
public final class PublishingOptions {
  @Mixin private LeaseOption lease;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      description = "How long a publication can be read in full (400d); the newest two always can.",
      defaultValue = "400d")
  private String keep;

  /** The validity of the lease. */
  public Duration lease() {
    return lease.duration();
  }

  /** The time for which publications are kept. */
  public Duration keep() {
    if (!keep.matches("\\d{1,5}d?")) {
      throw Failure.of(
          Failure.Kind.USAGE, "--keep is '%s', expected a number of days as 400d.".formatted(keep));
    }
    return Duration.ofDays(Long.parseLong(keep.replace("d", "")));
  }
}
