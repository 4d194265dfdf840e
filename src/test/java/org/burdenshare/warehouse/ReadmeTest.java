package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README documents the tables as they are declared. */
class ReadmeTest {
  static Stream<Table> tables() {
    return Stream.concat(Tables.PUBLISHED.stream(), Stream.of(Tables.PUBLICATION));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableIsDocumentedAsDeclared(Table table) throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(markdown(table));
  }

  private static String markdown(Table table) {
    return Arrays.stream(table.schema().fields())
        .map(
            column ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        column.name(),
                        column.dataType().sql() + (column.nullable() ? "" : ", never null"),
                        column.getComment().get()))
        .collect(
            Collectors.joining(
                "",
                "### `%s`\n\n%s. Key: %s.\n\n| column | type | meaning |\n|---|---|---|\n"
                    .formatted(table.name(), table.comment(), String.join(", ", table.key())),
                ""));
  }
}
