package org.burdenshare.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's SQL resources. */
final class SqlFile {
  private static final String FOLDER = "/org/burdenshare/";

  private static final Pattern DECLARED = Pattern.compile("FUNCTION (\\w+)\\(");

  /** The shared functions, each after the functions that it calls. */
  private static final List<Function> FUNCTIONS =
      Stream.of(text("functions.sql").orElseThrow().split(";\\s*\\n"))
          .flatMap(
              statement ->
                  DECLARED
                      .matcher(statement)
                      .results()
                      .map(declared -> new Function(declared.group(1), statement)))
          .toList();

  /** A function and its CREATE statement. */
  record Function(String name, String statement) {}

  private SqlFile() {}

  /** The functions that a query calls, directly or not, in order of creation. */
  static List<Function> functionsOf(String query) {
    Deque<Function> called = new ArrayDeque<>();
    StringBuilder callers = new StringBuilder(query);
    for (int place = FUNCTIONS.size() - 1; place >= 0; place--) {
      Function function = FUNCTIONS.get(place);
      if (callers.indexOf(function.name() + "(") >= 0) {
        called.addFirst(function);
        callers.append(function.statement());
      }
    }
    return List.copyOf(called);
  }

  /** The query of a model or check; empty if there is none with this name. */
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
