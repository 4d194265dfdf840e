package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands.Outcome;

/**
 * A warehouse that runs published, one after the other, made once a build. Tests only read it;
 * those that write have a copy.
 *
 * @param folder what belongs to it
 */
public record PublishedOnce(Path folder) {
  private static final String WAREHOUSE = "warehouse";

  /**
   * The warehouse of this name.
   *
   * @param nights each makes the inputs of its run in a folder and gives the options of trends
   */
  @SafeVarargs
  public static PublishedOnce by(String name, Function<Path, List<String>>... nights) {
    return new PublishedOnce(OncePerBuild.folder(name, folder -> publish(folder, nights)));
  }

  /** The warehouse of this name, which was a copy of this one before its nights. */
  @SafeVarargs
  public final PublishedOnce followedBy(String name, Function<Path, List<String>>... nights) {
    return new PublishedOnce(
        OncePerBuild.folder(
            name,
            later -> {
              copiedTo(later.resolve(WAREHOUSE));
              publish(later, nights);
            }));
  }

  /** Where it is. */
  public String location() {
    return folder.resolve(WAREHOUSE).toString();
  }

  /** What the first run printed. */
  public Outcome outcome() {
    return outcome(1);
  }

  /** What the run of this number printed, the first being 1. */
  public Outcome outcome(int night) {
    Path printed = printed(folder, night);
    return new Outcome(
        Integer.parseInt(text(printed.resolve("exit-code"))),
        text(printed.resolve("out")),
        text(printed.resolve("err")));
  }

  /** A copy of it, to be written to. */
  public CommandsOn copiedTo(Path place) {
    Path warehouse = folder.resolve(WAREHOUSE);
    try (Stream<Path> all = Files.walk(warehouse)) {
      for (Path one : all.toList()) {
        Path copy = place.resolve(warehouse.relativize(one).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(one, copy);
      }
      return CommandsOn.folder(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SafeVarargs
  private static void publish(Path folder, Function<Path, List<String>>... nights)
      throws IOException {
    for (int night = 1; night <= nights.length; night++) {
      publish(folder, night, nights[night - 1].apply(folder));
    }
  }

  private static void publish(Path folder, int night, List<String> options) throws IOException {
    Outcome outcome =
        CommandsOn.folder(folder.resolve(WAREHOUSE))
            .run(Stream.concat(Stream.of("trends"), options.stream()).toArray(String[]::new));
    Path printed = Files.createDirectory(printed(folder, night));
    Files.writeString(printed.resolve("out"), outcome.out());
    Files.writeString(printed.resolve("err"), outcome.err());
    Files.writeString(printed.resolve("exit-code"), Integer.toString(outcome.exitCode()));
  }

  private static Path printed(Path folder, int night) {
    return folder.resolve("printed-" + night);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
