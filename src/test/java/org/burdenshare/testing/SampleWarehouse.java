package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A warehouse with one publication of the sample data, made once for all tests that only read. */
public final class SampleWarehouse {
  private static final SampleWarehouse SHARED = new SampleWarehouse();

  private final Path location;
  private final Commands.Outcome outcome;

  private SampleWarehouse() {
    try {
      location = Files.createTempDirectory(Path.of("target"), "sample-warehouse").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    outcome =
        Commands.run(
            "trends",
            "--warehouse",
            location.toString(),
            "--guideline",
            "3",
            "--input",
            "sample-data");
  }

  /** Where it is. */
  public static String location() {
    return SHARED.location.toString();
  }

  /** What the run that made it printed. */
  public static Commands.Outcome outcome() {
    return SHARED.outcome;
  }

  /** Runs {@code sql} over it. */
  public static Commands.Outcome sql(String... arguments) {
    return new CommandsOn(location())
        .run(Stream.concat(Stream.of("sql"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** What a query over it gives, as CSV. */
  public static String csv(String query) {
    return new CommandsOn(location()).sql(query);
  }
}
