package org.burdenshare.cli.option;

import java.time.Duration;
import org.burdenshare.vocabulary.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run that publishes behaves towards other runs and to what was published before. */
public final class PublishingOptions {
  @Mixin private LeaseOption lease;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      description = "How long a publication can be read in full (400d); the newest two always can.",
      defaultValue = "400d")
  private String keep;

  /** How long a lease is good for. */
  public Duration lease() {
    return lease.duration();
  }

  /** How long publications are kept. */
  public Duration keep() {
    if (!keep.matches("\\d{1,5}d?")) {
      throw Failure.of(
          Failure.Kind.USAGE, "--keep is '%s', expected a number of days as 400d.".formatted(keep));
    }
    return Duration.ofDays(Long.parseLong(keep.replace("d", "")));
  }
}
