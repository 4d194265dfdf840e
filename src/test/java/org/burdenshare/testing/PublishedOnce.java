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
 * A warehouse that one run published, made once a build. Tests only read it; those that write have
 * a copy.
 *
 * @param folder what belongs to it
 */
public record PublishedOnce(Path folder) {
  private static final String WAREHOUSE = "warehouse";

  /**
   * The warehouse of this name.
   *
   * @param options makes the inputs of the run in a folder and gives the options of trends
   */
  public static PublishedOnce by(String name, Function<Path, List<String>> options) {
    return new PublishedOnce(
        OncePerBuild.folder(name, folder -> publish(folder, options.apply(folder))));
  }

  /** Where it is. */
  public String location() {
    return folder.resolve(WAREHOUSE).toString();
  }

  /** What the run that made it printed. */
  public Outcome outcome() {
    return new Outcome(Integer.parseInt(printed("exit-code")), printed("out"), printed("err"));
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

  private static void publish(Path folder, List<String> options) throws IOException {
    Outcome outcome =
        CommandsOn.folder(folder.resolve(WAREHOUSE))
            .run(Stream.concat(Stream.of("trends"), options.stream()).toArray(String[]::new));
    Files.writeString(folder.resolve("out"), outcome.out());
    Files.writeString(folder.resolve("err"), outcome.err());
    Files.writeString(folder.resolve("exit-code"), Integer.toString(outcome.exitCode()));
  }

  private String printed(String where) {
    try {
      return Files.readString(folder.resolve(where));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
