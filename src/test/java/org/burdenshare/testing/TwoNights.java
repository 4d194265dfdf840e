package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.burdenshare.testing.Commands.Outcome;

/** A warehouse after two nights: Poland meets 2 % in 2016, then no longer; Estonia meets it. */
public final class TwoNights {
  private static final String POLAND = "share_of_gdp,PERCENT,,POL,2016,2.0,,E,";
  private static final String POLAND_LATER = "share_of_gdp,PERCENT,,POL,2016,1.99,,A,";
  private static final String ESTONIA = "share_of_gdp,PERCENT,,EST,2016,2.16,,E,";
  private static final String ESTONIA_LATER = "share_of_gdp,PERCENT,,EST,2021,2.16,,A,";

  private static final PublishedOnce SHARED =
      PublishedOnce.by(
          "two nights",
          night(folder -> first(inputs(folder))),
          night(folder -> second(inputs(folder))));

  private TwoNights() {}

  /** What the run of the first or the second night printed. */
  public static Outcome outcome(int night) {
    return SHARED.outcome(night);
  }

  /** The warehouse, to be read. */
  public static CommandsOn warehouse() {
    return new CommandsOn(SHARED.location());
  }

  /** Its inputs, to be read. */
  public static String input() {
    return inputs(SHARED.folder()).input();
  }

  /** Adds the edition of the first night to a folder. */
  public static EditionFiles first(EditionFiles input) {
    return input.nato("2016-07-04", POLAND, ESTONIA);
  }

  /** Adds the edition of the second night to a folder. */
  public static EditionFiles second(EditionFiles input) {
    return input.nato("2022-06-27", POLAND_LATER, ESTONIA, ESTONIA_LATER);
  }

  private static EditionFiles inputs(Path folder) {
    return new EditionFiles(folder.resolve("input"));
  }

  private static Function<Path, List<String>> night(Function<Path, EditionFiles> input) {
    return folder -> List.of("--input", input.apply(folder).input());
  }
}
