package org.burdenshare.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's SQL, as it stands among the resources. */
final class SqlFile {
  private static final String FOLDER = "/org/burdenshare/";

  /** How a call of each function that models share begins. */
  private static final List<String> CALLS =
      Pattern.compile("FUNCTION (\\w+\\()")
          .matcher(text("functions.sql").orElseThrow())
          .results()
          .map(declared -> declared.group(1))
          .toList();

  private SqlFile() {}

  /** The statements that make the functions which models share. */
  static List<String> functions() {
    return Stream.of(text("functions.sql").orElseThrow().split(";\\s*\\n"))
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  /** Returns whether a query may call one of these functions. */
  static boolean callsFunctions(String query) {
    return CALLS.stream().anyMatch(query::contains);
  }

  /** The query of a model or check; nothing if there is none of this name. */
  static Optional<String> model(String name) {
    return text("models/" + name + ".sql").or(() -> text("checks/" + name + ".sql"));
  }

  private static Optional<String> text(String file) {
    try (InputStream resource = SqlFile.class.getResourceAsStream(FOLDER + file)) {
      return resource == null
          ? Optional.empty()
          : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
