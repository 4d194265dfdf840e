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

  private static final Pattern DECLARED = Pattern.compile("FUNCTION (\\w+)\\(");

  private SqlFile() {}

  /** The statements that make the functions which models share. */
  static List<String> functions() {
    return Stream.of(text("functions.sql").orElseThrow().split(";\\s*\\n"))
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  /** Returns whether a query may call one of these functions. */
  static boolean callsFunctions(String query) {
    return DECLARED
        .matcher(text("functions.sql").orElseThrow())
        .results()
        .anyMatch(declared -> query.contains(declared.group(1) + "("));
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
