package org.burdenshare.console;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The web browser of the local desktop, if there is one.
 *
 * @param environment the variables of the environment
 * @param system the name of the operating system as Java gives it
 */
public record Browser(Map<String, String> environment, String system) {
  /** The browser of the user who started this process. */
  public static Browser ofThisProcess() {
    return new Browser(System.getenv(), System.getProperty("os.name"));
  }

  /** Returns whether a page is a local file. */
  public static boolean reaches(String page, Configuration configuration) {
    URI place = new org.apache.hadoop.fs.Path(page).toUri();
    URI files = place.getScheme() == null ? FileSystem.getDefaultUri(configuration) : place;
    return files.getScheme().equals("file");
  }

  /**
   * Opens a page.
   *
   * @param page a local file
   * @return a line that says that it was opened, or that there is no browser
   */
  public String show(String page) {
    URI address = Path.of(new org.apache.hadoop.fs.Path(page).toUri().getPath()).toUri();
    return opener()
        .map(program -> started(program, address))
        .orElse("There is no browser here; open %s where there is one.".formatted(address));
  }

  /** The program that opens a URL in the default browser; on Linux it needs a display. */
  private Optional<File> opener() {
    if (system.startsWith("Mac")) {
      return onPath("open");
    }
    return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")
        ? onPath("xdg-open")
        : Optional.empty();
  }

  private Optional<File> onPath(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, program).toFile())
        .filter(File::canExecute)
        .findFirst();
  }

  private static String started(File program, URI page) {
    try {
      new ProcessBuilder(program.getPath(), page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return "Opened by %s.".formatted(program.getName());
    } catch (IOException e) {
      return "%s does not start (%s); open %s in a browser."
          .formatted(program, e.getMessage(), page);
    }
  }
}
