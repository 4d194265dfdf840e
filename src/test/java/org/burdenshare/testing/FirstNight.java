package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.burdenshare.testing.Commands.Outcome;

/**
 * A warehouse after its first night: one publication of two of NATO's editions, in each of which
 * Poland and Estonia meet 2 % in 2015. Its input is a folder whose name has a space and brackets.
 */
public final class FirstNight {
  /** The edition that came out first. */
  public static final String EARLIER = "2016-01-28";

  /** The edition that came out last, which says the same. */
  public static final String LATER = "2017-03-13";

  /** What both say of Poland. */
  public static final String POLAND = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";

  /** What both say of Estonia. */
  public static final String ESTONIA = "share_of_gdp,PERCENT,,EST,2015,2.04,,A,";

  private static final PublishedOnce SHARED =
      PublishedOnce.by("first night", folder -> List.of("--input", input(folder).input()));

  private FirstNight() {}

  /** What the run printed. */
  public static Outcome outcome() {
    return SHARED.outcome();
  }

  /** The same input in a folder, to be changed. */
  public static EditionFiles input(Path folder) {
    return new EditionFiles(folder.resolve("in put [1]"))
        .nato(EARLIER, POLAND, ESTONIA)
        .nato(LATER, POLAND, ESTONIA);
  }

  /** The same warehouse in a folder that is not there yet, to be published to. */
  public static CommandsOn copiedTo(Path place) {
    return SHARED.copiedTo(place);
  }

  /** The warehouse of this name, whose nights came after the first. */
  public static PublishedOnce followedBy(String name, Function<Path, List<String>> night) {
    return SHARED.followedBy(name, night);
  }
}
