package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import org.burdenshare.testing.Commands.Outcome;

/**
 * The warehouse of the first night after a second that brought an edition, by which Poland no
 * longer meets 2 % in 2015, Estonia's share is an estimate and its next year is known.
 */
public final class TwoNights {
  /** The edition that the second night brought. */
  public static final String NEWEST = "2018-03-15";

  private static final PublishedOnce SHARED =
      FirstNight.followedBy("two nights", folder -> List.of("--input", input(folder).input()));

  private TwoNights() {}

  /** What the run of the second night printed. */
  public static Outcome outcome() {
    return SHARED.outcome();
  }

  /** The warehouse, to be read. */
  public static CommandsOn warehouse() {
    return new CommandsOn(SHARED.location());
  }

  /** The same warehouse in a folder that is not there yet, to be published to. */
  public static CommandsOn copiedTo(Path place) {
    return SHARED.copiedTo(place);
  }

  /** The editions of both nights in a folder, to be changed. */
  public static EditionFiles input(Path folder) {
    return newest(FirstNight.input(folder));
  }

  /** Adds the edition of the second night to a folder. */
  public static EditionFiles newest(EditionFiles input) {
    return input.nato(
        NEWEST,
        FirstNight.POLAND.replace("2.2", "1.9"),
        FirstNight.ESTONIA.replace(",A,", ",E,"),
        FirstNight.ESTONIA.replace("2015,2.04", "2016,2.16"));
  }
}
