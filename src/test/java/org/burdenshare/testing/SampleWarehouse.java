package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A warehouse with one publication of the sample data, made once for all tests that only read. */
public final class SampleWarehouse {
  private static final PublishedOnce SHARED =
      PublishedOnce.by(
          "sample-data", folder -> List.of("--guideline", "3", "--input", SampleTrends.FOLDER));

  private SampleWarehouse() {}

  /** Where it is. */
  public static String location() {
    return SHARED.location();
  }

  /** The same warehouse in a folder that is not there yet, to be written to. */
  public static CommandsOn copiedTo(Path place) {
    return SHARED.copiedTo(place);
  }

  /** What the run that made it printed. */
  public static Commands.Outcome outcome() {
    return SHARED.outcome();
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
